import * as vscode from 'vscode';
import { addEntries } from '../../estate/save/addEntries';
import { readBackupSets } from '../../estate/file/readFile';
import { idsIn } from '../../estate/file/insertEntries';
import type { EstateFile } from '../../estate/estate';
import { tenantsIn } from '../../estate/file/tenants';
import { dirtyDocuments } from '../../estate/openDocuments';
import { type Problem, mayHaveChanged } from '../../core/identity/problem';
import { fileRefusal } from '../../wording/backupSets/fileRefusals';
import { problemWords } from '../../wording/identity/problems';
import { showInformation, showModal } from '../../window/messages';
import { pickOne } from '../../window/questions';
import { ImportRun, type ImportTarget } from './importRun';
import type { CommandContext } from '../context';
import { readFile } from '../../estate/readBytes';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/**
 * Import from AhsayCBS: asks where from and whose the sets are, and adds what is chosen in one edit of the file. What the
 * file has already is never touched. Giving up at any question changes nothing.
 */
export async function importSets({ estate, storage }: CommandContext): Promise<void> {
  await estate.ready;
  const file = await chooseFile(estate.files);
  const target = file && (await targetOf(file));
  if (!target) return;
  const chosen = await new ImportRun(target, storage).ask();
  if (!chosen) return;
  const { sets, entries, backupUsers, plan, preview } = chosen;
  if (entries.length === 0) {
    preview.update('givenUp');
    return;
  }
  const refused = await addEntries(file, entries, backupUsers);
  await estate.reread(file.uri);
  if (refused) {
    preview.update('givenUp');
    await sayNotAdded(refused);
    return;
  }
  if (preview.saysMore) await preview.show(sets, { preserveFocus: true });
  else preview.update(sets);
  const open = l10n.t('Open File');
  const gone = plan.gone.length > 0 ? [l10n.t('Gone from AhsayCBS: {0}.', plan.gone.length)] : [];
  const message = [
    l10n.t('Backup sets added: {0}.', entries.length),
    ...gone,
    l10n.t('Fill in role and sources before you migrate them.'),
    l10n.t('If one is Hybrid or Modern already, change its method.'),
  ].join(between.sentences);
  void showInformation(message, open).then((answer) => {
    if (answer === open) void vscode.window.showTextDocument(file.uri);
  });
}

async function sayNotAdded(refused: Problem): Promise<void> {
  const what =
    refused.kind === 'file' && refused.reason === 'duplicateId'
      ? l10n.t('Another program added a backup set with one of these IDs to the file.')
      : problemWords(refused).what;
  const next = mayHaveChanged(refused)
    ? l10n.t('Look at the file before you import again.')
    : l10n.t('Nothing was added. Fix this, then import again.');
  await showModal(what, next);
}

async function chooseFile(files: readonly EstateFile[]): Promise<EstateFile | undefined> {
  if (files.length === 0) {
    const create = l10n.t('Create Backup Sets File');
    const words = l10n.t('Choose Create Backup Sets File first: no file has backup sets yet.');
    if ((await showInformation(words, create)) === create)
      await vscode.commands.executeCommand('backupAuth.createFile');
  }
  if (files.length <= 1) return files[0];
  const picks = files.map((file) => ({ label: file.name, file }));
  const placeHolder = l10n.t('Select the file to add the backup sets to');
  return (await pickOne(picks, { placeHolder, ignoreFocusOut: true }))?.file;
}

/** The file as it is on disk. Undefined: nothing can be added to it, which was said. */
async function targetOf({ file, uri }: EstateFile): Promise<ImportTarget | undefined> {
  if ((await dirtyDocuments(file)).length > 0) {
    await showModal(fileRefusal('unsavedChanges').what, l10n.t('Save or revert the file first.'));
    return undefined;
  }
  const disk = await readFile(uri);
  const read = disk.ok ? readBackupSets(file, disk.bytes) : undefined;
  if (!disk.ok || read?.kind !== 'read') {
    const reason = disk.ok ? 'broken' : disk.fault;
    await showModal(fileRefusal(reason).what, l10n.t('Fix the file. The Problems view shows the line.'));
    return undefined;
  }
  const tenants = tenantsIn(disk.bytes);
  if (tenants.length === 0) {
    const open = l10n.t('Open File');
    const answer = await showModal(
      l10n.t('The file has no tenant yet.'),
      l10n.t(
        'AhsayCBS doesn\'t say which tenant a backup set belongs to. Add the tenant under "tenants" first, then import.',
      ),
      open,
    );
    if (answer === open) await vscode.window.showTextDocument(uri);
    return undefined;
  }
  return { sets: read.sets, ids: idsIn(disk.bytes), tenants };
}
