import * as vscode from 'vscode';
import { type SetKey, sources } from '../core/backupSet';
import { type VerifyRun, verifyGrants } from '../migration/verifyGrants';
import { type Verified, verifiedAs } from '../core/verification';
import type { SetRow } from '../tree/rows';
import { plainText } from '../wording/plainText';
import { statusWords } from '../wording/status';
import { showInformation, showWarning, withProgress } from '../window/messages';
import { type PickItem, pickMany } from '../window/questions';
import type { Asked } from './chooseSet';
import type { CommandContext } from './context';
import { grantsAsked } from './grantsAsked';
import { rowsAsked } from './rowsAsked';

/** Test Authorization: of a set, an account, a tenant, all that are selected; or chosen in a pick list. */
export async function verify(context: CommandContext, asked?: Asked, selected?: Asked): Promise<void> {
  const { overview } = context;
  await overview.settled();
  const grants = grantsAsked(asked, selected);
  if (grants) return testGrants(context, grants);
  const rows =
    asked === undefined ? await choose(overview.rows.sets) : rowsAsked(overview.rows, asked, selected);
  if (rows) await verifyRows(context, rows);
}

/** Test All Authorizations, of this workspace. */
export async function verifyAll(context: CommandContext): Promise<void> {
  await context.overview.settled();
  await verifyRows(context, context.overview.rows.sets);
}

interface SetPick extends PickItem {
  readonly row: SetRow;
}

async function choose(rows: readonly SetRow[]): Promise<readonly SetRow[] | undefined> {
  const offered = rows.filter(({ offers }) => offers.has('verify'));
  if (offered.length === 0) return [];
  const picks = offered.map((row): SetPick => ({
    label: plainText(row.set.name),
    description: `${plainText(row.set.account)} · ${plainText(row.parent.parent.name)}`,
    detail: statusWords(row.status),
    row,
  }));
  const chosen = await pickMany(picks, {
    placeHolder: vscode.l10n.t('Whose authorizations are to be verified?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen && chosen.length > 0 ? chosen.map(({ row }) => row) : undefined;
}

async function verifyRows(context: CommandContext, asked: readonly SetRow[]): Promise<void> {
  const keys = asked.filter(({ offers }) => offers.has('verify')).map(({ key }) => key);
  if (keys.length === 0) {
    void showInformation(
      vscode.l10n.t(
        'None of these backup sets is authorized on this computer, so there is nothing to verify.',
      ),
    );
    return;
  }
  const stopped = await verifyEach(context, keys);
  const rows = keys.map((key) => context.overview.rows.find(key)).filter((row) => row !== undefined);
  void summarize(rows, stopped);
}

/** True: the person stopped it. What was verified until then stays. */
async function verifyEach(
  { localGrants, services }: CommandContext,
  keys: readonly SetKey[],
  grants: readonly string[] = [],
): Promise<boolean> {
  return withProgress(vscode.l10n.t('Testing authorizations'), async (signal, report) => {
    let done = 0;
    const run: VerifyRun = {
      atMost: atMostOpen(),
      signal,
      grants,
      told: (all) => report({ increment: 100 / all, message: vscode.l10n.t('{0} of {1}', ++done, all) }),
    };
    await localGrants.changeMany(() => verifyGrants(keys, localGrants.all, services, run));
    return signal.aborted;
  });
}

/** As the setting's schema bounds it: a value in a file need not keep to that. */
function atMostOpen(): number {
  const wanted = vscode.workspace.getConfiguration('backupAuth').get<number>('verify.parallelRequests', 6);
  return Number.isInteger(wanted) ? Math.min(32, Math.max(1, wanted)) : 6;
}

/** Of rows of the view Authorizations: whatever sets name them, or none. */
async function testGrants(context: CommandContext, grants: readonly string[]): Promise<void> {
  const stopped = await verifyEach(context, [], grants);
  const found = grants.flatMap((id) => context.services.memory.verificationOf(id) ?? []);
  const count = (verified: Verified) =>
    found.filter((verification) => verifiedAs(verification, sources) === verified).length;
  const sentence = [
    ...(stopped ? [vscode.l10n.t('Stopped.')] : []),
    vscode.l10n.t(
      'Authorizations tested from this computer: {0} passed, {1} failed, {2} refused by Microsoft, {3} open.',
      count('passed'),
      count('failed'),
      count('refused'),
      count('unknown'),
    ),
  ].join(' ');
  void (count('refused') + count('failed') > 0 ? showWarning(sentence) : showInformation(sentence));
}

async function summarize(rows: readonly SetRow[], stopped: boolean): Promise<void> {
  const count = (verified: Verified) => rows.filter(({ status }) => status.verified === verified).length;
  const bad = count('refused') + count('failed');
  const sentence = [
    ...(stopped ? [vscode.l10n.t('Stopped.')] : []),
    vscode.l10n.t(
      'Authorizations verified from this computer, by backup sets: {0} passed, {1} failed, {2} refused by Microsoft, {3} open.',
      count('passed'),
      count('failed'),
      count('refused'),
      count('unknown'),
    ),
  ].join(' ');
  const show = vscode.l10n.t('Show Results');
  const answer = await (bad > 0 ? showWarning(sentence, show) : showInformation(sentence, show));
  if (answer !== show) return;
  const [{ showReadOnly }, { verificationText }] = await Promise.all([
    import('./readOnlyDocument'),
    import('./verificationText'),
  ]);
  await showReadOnly(vscode.l10n.t('Test Authorization'), verificationText(rows));
}
