import * as vscode from 'vscode';
import type { Asked } from './selection';
import { chooseSets } from './chooseSets';
import { keyOf } from '../core/backupSets/backupSet';
import { formerGrant, type UndoCase, undo, undoCases } from '../migration/save/undo';
import type { SetRow } from '../overview/rows';
import { plainText } from '../wording/basics/plainText';
import { setCountWords } from '../wording/basics/setCounts';
import { changedWords, goneWords, undoDetail, type UndoFacts, undoQuestion } from '../wording/rules/undo';
import { showInformation, showModal, showWarning } from '../window/messages';
import { pickOne } from '../window/questions';
import { showEntryDiff } from './editor/entryDiff';
import type { CommandContext } from './context';
import { sayOutcomes } from './sayOutcomes';
import { readFile } from '../estate/readBytes';
import { l10n } from '../wording/basics/l10n';

/** Undo Migration: shows what comes back, says what that means, asks, and brings the former entries back. */
export async function undoMigration(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { estate, overview, services, migrations, localGrants } = context;
  const chosen = await chooseSets(overview, [asked, selected], 'undo', {
    title: l10n.t('Undo Migration'),
    placeholder: l10n.t('Select the migrations to undo'),
    none: l10n.t('No migration that was saved on this computer can be undone.'),
  });
  const rows = await withTheirStep(chosen, context);
  if (rows.length === 0) return;
  const cases = await undoCases(
    rows.map(({ set }) => set),
    services,
    (file) => bytesAt(estate.addressOf(file)),
  );
  const undoable = cases.filter(({ state }) => state === 'undoable');
  if (undoable.length === 0) return sayRefused(cases);

  const diff = await showEntryDiff(diffTitle(undoable), textOf(undoable, 'now'), textOf(undoable, 'then'));
  const agreed = await agrees(cases, undoable, context);
  await diff.close();
  if (!agreed) return;
  const outcomes = await undo(undoable, services);
  await localGrants.refresh();
  const undone = outcomes.filter(({ problem }) => problem === undefined);
  for (const { sets } of undone) for (const set of sets) await migrations.undone(keyOf(set));
  sayOutcomes(outcomes, l10n.t('Undone: {0}.', setCountWords(undoable.length)), estate);
}

/** Asked for one set of several that were saved with one sign-in, the person may undo that whole step. */
async function withTheirStep(
  chosen: readonly SetRow[],
  { overview, services }: CommandContext,
): Promise<readonly SetRow[]> {
  const [row, ...others] = chosen;
  const at = row && services.memory.formerOf(row.key)?.at;
  if (!row || others.length > 0) return chosen;
  const { grant } = row.set.authentication;
  const step = overview.rows.sets.filter(
    ({ key, actions, set }) =>
      actions.has('undo') && set.authentication.grant === grant && services.memory.formerOf(key)?.at === at,
  );
  if (step.length < 2) return chosen;
  const only = { label: l10n.t('Only "{0}"', plainText(row.set.name)) };
  const count = setCountWords(step.length);
  const all = {
    label:
      grant === undefined
        ? l10n.t('All that were recorded with it: {0}', count)
        : l10n.t('All that this sign-in migrated: {0}', count),
  };
  const answer = await pickOne([only, all], {
    title: l10n.t('Undo Migration'),
    placeHolder: l10n.t('Select the migrations to undo'),
  });
  if (answer === undefined) return [];
  return answer === all ? step : chosen;
}

async function agrees(
  cases: readonly UndoCase[],
  undoable: readonly UndoCase[],
  { localGrants }: CommandContext,
): Promise<boolean> {
  const here = new Set(localGrants.all.map(({ id }) => id));
  const facts: UndoFacts = {
    sets: undoable.map(({ set, former }) => {
      const grant = formerGrant(former);
      return { set, back: former.method, authorizedHere: grant === undefined ? undefined : here.has(grant) };
    }),
    otherEndings: undoable.some(({ otherEndings }) => otherEndings),
    changed: cases.filter(({ state }) => state !== 'undoable').map(({ set }) => set),
  };
  return asks(undoQuestion(facts), undoDetail(facts));
}

/** The dialog stands in front of the comparison: it can be put aside, and is asked again when the person goes on. */
async function asks(question: string, detail: string): Promise<boolean> {
  const action = l10n.t('Undo Migration');
  const compare = l10n.t('Compare First');
  const goOn = l10n.t('Continue…');
  for (;;) {
    const answer = await showModal(question, detail, action, compare);
    if (answer !== compare) return answer === action;
    const looked = l10n.t('Compare both entries. Nothing is undone yet.');
    if ((await showInformation(looked, goOn)) !== goOn) return false;
  }
}

/** One message for all, with the way to what differs in the first. */
async function sayRefused(cases: readonly UndoCase[]): Promise<void> {
  const [first] = cases;
  if (!first) return;
  if (first.state === 'gone') {
    void showWarning(goneWords(first.set));
    return;
  }
  const show = l10n.t('Show Differences');
  if ((await showWarning(changedWords(first.set), show)) !== show) return;
  const title = l10n.t('{0}: as Save wrote it ↔ now', plainText(first.set.name));
  await showEntryDiff(title, first.saved, first.now);
}

function diffTitle([first, ...others]: readonly UndoCase[]): string {
  const name = plainText(first?.set.name ?? '', 60);
  return others.length === 0
    ? l10n.t('{0}: now ↔ as it was', name)
    : l10n.t('{0} and {1} more: now ↔ as they were', name, others.length);
}

/** Of several, a list: the editor would mark bare entries beside each other as a mistake. */
function textOf(cases: readonly UndoCase[], side: 'now' | 'then'): string {
  const entries = cases.map((one) => one[side]).join(',\n');
  return cases.length > 1 ? `[\n${entries}\n]\n` : `${entries}\n`;
}

async function bytesAt(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  const read = await readFile(uri);
  return read.ok ? read.bytes : undefined;
}
