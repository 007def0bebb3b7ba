// What must hold after every Save, whatever way led there:
//
//   const before = await beforeSave({ scene, machine, vscode, folder, set: 'Finance mailboxes' });
//   …                                          // a person's way to Saved
//   await checkAfterSave(before, { badge: 'Hybrid' });
//
// `beforeSave` opens the file in an editor, as undo is to be tried in the editor that was open all the while. After
// a reload of the window call it again: an editor that was loaded anew has nothing to undo.
import assert from 'node:assert/strict';
import { type Node, findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser';
import type { Authentication } from '../../src/core/backupSets/backupSet';
import { practiceUsers } from '../../src/practice/estate';
import type { Scene } from './endToEnd';
import type { Folder } from './folder';
import type { Machine } from './machine';
import { MigrationPage } from './migrationPage';
import { assertKeptNowhere } from './secretSearch';
import { until } from './until';
import type { Workbench } from './workbench';

/** Where a set is saved: its window, and the file of the folder that holds its entry. */
export interface SetToSave {
  readonly scene: Scene;
  readonly machine: Machine;
  readonly vscode: Workbench;
  readonly folder: Folder;
  /** The set's name; one of its kind in the file. */
  readonly set: string;
  /** By default `backup-sets.json`. */
  readonly file?: string;
}

export interface BeforeSave extends SetToSave {
  readonly file: string;
  /** The file's bytes, each as one character. */
  readonly bytes: string;
  /** The set's words in the tree. */
  readonly badge: string;
}

export interface Saved {
  /** The set's words in the tree: "Hybrid", "Modern", "Modern · recorded". */
  readonly badge: string;
  /** From the undone Save back to an open Save; by default "Return to Migration" leads there. */
  readonly backToConfirm?: (page: MigrationPage) => Promise<void>;
  /** The set's words once Save was undone. By default "not saved". */
  readonly undoneBadge?: string;
}

/** Opens the file in an editor and remembers how it, and the set's badge, are before Save. */
export async function beforeSave(set: SetToSave): Promise<BeforeSave> {
  const file = set.file ?? 'backup-sets.json';
  await set.vscode.sets.show();
  await set.vscode.sets.untilLine(set.set);
  await set.vscode.openFile(file);
  const badge = await until(
    () => badgeOf(set),
    () => `No row of “${set.set}”.`,
  );
  return { ...set, file, bytes: await set.folder.bytes(file), badge };
}

/** A window with the examples, and `beforeSave` for a set there. */
export async function openToSave(
  scene: Scene,
): Promise<
  Pick<SetToSave, 'machine' | 'vscode'> & { readonly before: (set: string) => Promise<BeforeSave> }
> {
  const { folder, machine, vscode } = await scene.open();
  return { machine, vscode, before: (set) => beforeSave({ scene, machine, vscode, folder, set }) };
}

/** File, badge, grant, secrets, undo, and Save once more: fails with what does not hold. Returns the new record. */
export async function checkAfterSave(before: BeforeSave, saved: Saved): Promise<Authentication> {
  await untilBadge(before, saved.badge);
  const bytes = await before.folder.bytes(before.file);
  const record = assertOnlyEntryChanged(before, bytes);
  await assertGrantIsKept(before, record);
  await checkNoSecrets(before);
  await assertUndone(before, saved);
  await assertSavedAgain(before, saved, bytes);
  return record;
}

/**
 * No token, code, verifier or password of this scene stands in the folder, in the log, on the page, in VS Code's
 * storage outside of sealed secrets, or in this test's output.
 */
export async function checkNoSecrets({ scene, machine, vscode, folder }: SetToSave): Promise<void> {
  const passwords = Object.values(practiceUsers).map(({ password }) => password);
  await assertKeptNowhere(scene, machine, vscode, folder, [...scene.authority.secrets, ...passwords]);
}

/** Outside the entry's `authentication`, each byte is the one before. Returns what stands there now. */
export function assertOnlyEntryChanged(
  { bytes: before, set }: Pick<BeforeSave, 'bytes' | 'set'>,
  after: string,
): Authentication {
  const [was, is] = [recordIn(before, set), recordIn(after, set)];
  assert.notEqual(textOf(before, was), textOf(after, is), 'Save changed nothing.');
  const end = ({ offset, length }: Node) => offset + length;
  assert.equal(after.slice(0, is.offset), before.slice(0, was.offset), 'Bytes before the record changed.');
  assert.equal(after.slice(end(is)), before.slice(end(was)), 'Bytes behind the record changed.');
  return getNodeValue(is) as Authentication;
}

/** The file is as it was: Save never came, or nothing of it stayed. */
export async function assertFileUnchanged({ folder, file, bytes }: BeforeSave): Promise<void> {
  assert.equal(await folder.bytes(file), bytes, 'The file changed.');
}

/** The grant that the record names is in secret storage, with tokens that this scene's authority issued. */
async function assertGrantIsKept({ scene, machine }: SetToSave, { grant }: Authentication): Promise<void> {
  assert.ok(grant !== undefined, 'The record names no grant.');
  const secret = await until(
    async () => (await machine.secrets()).get(`grant/${grant}`),
    async () =>
      `No grant ${grant} among ${[...(await machine.secrets()).keys()].join(', ') || 'no secrets'}.`,
  );
  const known = [...scene.authority.secrets].some((issued) => secret.includes(issued));
  assert.ok(
    known,
    'The grant holds no token of the authority, so that a search for its tokens finds nothing.',
  );
}

async function assertUndone(before: BeforeSave, { undoneBadge }: Saved): Promise<void> {
  const { vscode, folder, file, bytes, badge } = before;
  await vscode.undo(file);
  await until(
    async () => ((await folder.bytes(file)) === bytes ? true : undefined),
    () => 'Undo in the open editor did not bring the old bytes back.',
  );
  const [method = ''] = badge.split(' · ');
  await untilBadge(before, undoneBadge ?? `${method} · not saved`);
}

async function assertSavedAgain(before: BeforeSave, saved: Saved, bytes: string): Promise<void> {
  const { machine, vscode, folder, file, set } = before;
  const page = new MigrationPage(machine, vscode);
  if (saved.backToConfirm) await saved.backToConfirm(page);
  else await vscode.sets.action(set, 'Return to Migration', page.heading('Confirm'));
  await page.heading('Confirm').waitFor();
  await page.save();
  await untilBadge(before, saved.badge);
  assert.equal(
    await folder.bytes(file),
    bytes,
    'A second Save of the same authorization writes something else.',
  );
}

/** What the set's row says; `undefined` while the tree is drawn without it. */
async function badgeOf({ vscode, set }: SetToSave): Promise<string | undefined> {
  return (await vscode.sets.lines())
    .map((line) => line.trim())
    .find((line) => line.startsWith(`${set}  `))
    ?.slice(set.length + 2);
}

async function untilBadge(set: SetToSave, badge: string): Promise<void> {
  await until(
    async () => ((await badgeOf(set)) === badge ? true : undefined),
    async () => `“${set.set}” reads “${await badgeOf(set)}”, not “${badge}”.`,
  );
}

/** The value of `authentication` in the entry of that name. Offsets count bytes: each character is one. */
function recordIn(bytes: string, set: string): Node {
  const tree = parseTree(bytes.replace(/^\xEF\xBB\xBF/, '   '), [], { allowTrailingComma: true });
  const entries = (tree && findNodeAtLocation(tree, ['backupSets']))?.children ?? [];
  const entry = entries.find((each) => findNodeAtLocation(each, ['name'])?.value === set);
  const record = entry && findNodeAtLocation(entry, ['authentication']);
  assert.ok(record, `The file has no entry “${set}” with a record.`);
  return record;
}

function textOf(bytes: string, { offset, length }: Node): string {
  return bytes.slice(offset, offset + length);
}
