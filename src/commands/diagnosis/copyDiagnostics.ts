import * as vscode from 'vscode';
import { diagnosticsText } from '../../core/overview/diagnosticsText';
import { windowKindOf } from '../../core/identity/signInWays';
import { showInformation } from '../../window/messages';
import type { CommandContext } from '../context';
import { l10n } from '../../wording/basics/l10n';

/** Copy Diagnostics: for a support case, with nobody's name in it. */
export async function copyDiagnostics({
  estate,
  overview,
  localGrants,
  migrations,
}: CommandContext): Promise<void> {
  await overview.settled();
  const text = diagnosticsText({
    versions: {
      extension: versionOf(
        vscode.extensions.getExtension('backup-auth-migrator.backup-auth-migrator')?.packageJSON,
      ),
      vscode: vscode.version,
      system: `${process.platform} ${process.arch}`,
      node: process.versions.node,
    },
    window: {
      // Not the name of a remote place: in a browser that is a host's.
      kind: windowKindOf({
        remoteName: vscode.env.remoteName,
        web: vscode.env.uiKind === vscode.UIKind.Web,
      }),
      trusted: vscode.workspace.isTrusted,
      folders: vscode.workspace.workspaceFolders?.length ?? 0,
    },
    files: estate.files,
    rows: overview.rows.sets,
    grants: localGrants.all.length,
    problems: migrations.problemsMet,
  });
  await vscode.env.clipboard.writeText(text);
  void showInformation(l10n.t('Diagnostics copied. They name no account and no tenant.'));
}

function versionOf(manifest: unknown): string {
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
