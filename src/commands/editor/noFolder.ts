import { commands } from 'vscode';
import { showInformation } from '../../window/messages';
import { l10n } from '../../wording/basics/l10n';

/** That it needs a folder, and a button that opens one. */
export function sayNoFolder(): void {
  const open = l10n.t('Open Folder');
  void showInformation(l10n.t('Open a folder first.'), open).then((pressed) =>
    pressed === open ? commands.executeCommand('vscode.openFolder') : undefined,
  );
}
