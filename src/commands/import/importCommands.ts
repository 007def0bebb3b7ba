import * as vscode from 'vscode';
import { addEntries } from '../../estate/save/addEntries';
import { readBackupSets } from '../../estate/file/readFile';
import { idsIn } from '../../estate/file/insertEntries';
import type { EstateFile } from '../../estate/estate';
import { tenantsIn } from '../../estate/file/tenants';
import { dirtyDocuments } from '../../estate/openDocuments';
import type { Imported } from '../../import/importedSet';
import { type MergeTarget, mergePlan } from '../../import/mergePlan';
import { newEntry } from '../../import/newEntry';
import { mayHaveChanged } from '../../core/identity/problem';
import { fileRefusal } from '../../wording/backupSets/fileRefusals';
import { problemWords } from '../../wording/identity/problems';
import { showInformation, showModal } from '../../window/messages';
import { pickOne } from '../../window/questions';
import { accountsFor, chooseSource, chooseTenant } from './importQuestions';
import { chooseNew, importPreview, type ImportStage } from './importPreview';
import { importFromFile, importFromServer } from './importSources';
import type { CommandContext } from '../context';
import { replaceReadOnly, showReadOnly } from '../editor/readOnlyDocument';
import { sayRefused } from '../sayRefused';
import { readFile } from '../../estate/readBytes';

/**
 * Import from AhsayCBS: asks where from and into which tenant, shows what would be added, and adds what is chosen in
 * one edit of the file. What the file has already is never touched. Giving up at any question changes nothing.
 */
export async function importSets({ estate, storage }: CommandContext): Promise<void> {
  await estate.ready;
  const file = await chooseFile(estate.files);
  const target = file && (await targetOf(file));
  if (!target) return;
  const source = await chooseSource();
  if (source === undefined) return;
  let imported: Imported | undefined;
  try {
    imported = source === 'server' ? await importFromServer(storage) : await importFromFile();
  } catch (error) {
    await sayRefused(error);
  }
  if (!imported) return;
  const needsTenant = imported.sets.some((set) => set.tenant === undefined);
  const tenant = needsTenant ? await chooseTenant(target.tenants) : undefined;
  if (needsTenant && tenant === undefined) return;

  const plan = mergePlan(imported.sets, target, tenant);
  const preview = vscode.l10n.t('Import');
  const text = (stage: ImportStage) => importPreview(plan, imported, stage);
  await showReadOnly(preview, text('asked'), { preserveFocus: true });
  const chosen = (await chooseNew(plan, imported.table?.badRows ?? 0)) ?? [];
  const accounts = chosen.length > 0 ? await accountsFor(chosen) : undefined;
  if (!accounts) {
    if (plan.add.length > 0) replaceReadOnly(preview, text('givenUp'));
    return;
  }
  const entries = chosen.map((set) =>
    newEntry(set, { tenant: tenant ?? '', account: accounts.get(set.loginName) ?? '' }),
  );
  const refused = await addEntries(file, entries);
  await estate.reread(file.uri);
  replaceReadOnly(preview, text(refused ? 'givenUp' : chosen));
  if (refused) {
    const what =
      refused.kind === 'file' && refused.reason === 'duplicateId'
        ? vscode.l10n.t('The file got a backup set with one of these ids meanwhile.')
        : problemWords(refused).what;
    const next = mayHaveChanged(refused)
      ? vscode.l10n.t('Look at the file before you import again.')
      : vscode.l10n.t('Nothing was added. Import again once this is settled.');
    await showModal(what, next);
    return;
  }
  const open = vscode.l10n.t('Open File');
  const message = vscode.l10n.t(
    'Backup sets added: {0}. Fill in sources and role before you migrate them, and the method of those that are Hybrid or Modern already.',
    entries.length,
  );
  void showInformation(message, open).then((answer) => {
    if (answer === open) void vscode.window.showTextDocument(file.uri);
  });
}

async function chooseFile(files: readonly EstateFile[]): Promise<EstateFile | undefined> {
  if (files.length === 0) {
    void showInformation(
      vscode.l10n.t('There is no backup sets file yet: choose Create Backup Sets File first.'),
    );
  }
  if (files.length <= 1) return files[0];
  const picks = files.map((file) => ({ label: file.name, file }));
  const placeHolder = vscode.l10n.t('Into which file are the backup sets to be imported?');
  return (await pickOne(picks, { placeHolder, ignoreFocusOut: true }))?.file;
}

/** The file as it stands on disk. Undefined: nothing can be added to it, and the person was told why. */
async function targetOf({
  file,
  uri,
}: EstateFile): Promise<(MergeTarget & { readonly tenants: ReturnType<typeof tenantsIn> }) | undefined> {
  if ((await dirtyDocuments(file)).length > 0) {
    await showModal(fileRefusal('unsavedChanges').what, vscode.l10n.t('Save the file or revert it first.'));
    return undefined;
  }
  const disk = await readFile(uri);
  const read = disk.ok ? readBackupSets(file, disk.bytes) : undefined;
  if (!disk.ok || read?.kind !== 'read') {
    const reason = disk.ok ? 'broken' : disk.fault;
    await showModal(
      fileRefusal(reason).what,
      vscode.l10n.t('Fix the file. The Problems view shows the line.'),
    );
    return undefined;
  }
  const tenants = tenantsIn(disk.bytes);
  if (tenants.length === 0) {
    const open = vscode.l10n.t('Open File');
    const answer = await showModal(
      vscode.l10n.t('The file lists no tenant yet.'),
      vscode.l10n.t(
        'AhsayCBS does not tell which tenant a backup set belongs to. Write the tenant under "tenants" first, then import.',
      ),
      open,
    );
    if (answer === open) await vscode.window.showTextDocument(uri);
    return undefined;
  }
  return { sets: read.sets, ids: idsIn(disk.bytes), tenants };
}
