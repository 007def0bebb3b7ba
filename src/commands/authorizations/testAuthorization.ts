import { type Asked, selectedGrants, selectedRows } from '../selection';
import { type SetKey, sources } from '../../core/backupSets/backupSet';
import { type Renewed, renewedConsents } from '../../core/overview/renewedConsents';
import { permissionsOf } from '../../migration/permissionsOf';
import { type VerifyRun, verifyGrants } from '../../migration/grants/verifyGrants';
import { untestedSources, type Verified, verifiedAs } from '../../core/evidence/verification';
import type { SetRow } from '../../overview/rows';
import { plainText } from '../../wording/basics/plainText';
import { statusWords } from '../../wording/rules/status';
import { showInformation, showWarning, withProgress } from '../../window/messages';
import { type PickItem, pickMany, pickOne } from '../../window/questions';
import { parallelRequests } from '../../settings';
import type { CommandContext } from '../context';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** Test This Authorization: of a set, an account, a tenant, all that are selected; or chosen in a pick list. */
export async function verify(context: CommandContext, asked?: Asked, selected?: Asked): Promise<void> {
  const { overview } = context;
  await overview.settled();
  const grants = selectedGrants(asked, selected);
  if (grants) return testGrants(context, grants);
  const rows =
    asked === undefined ? await choose(overview.rows.sets) : selectedRows(overview.rows, asked, selected);
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
  const offered = rows.filter(({ actions }) => actions.has('verify'));
  if (offered.length === 0) return [];
  const picks = offered.map(pickOf);
  const chosen = await pickMany(picks, {
    placeHolder: l10n.t('Select the backup sets to test'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen && chosen.length > 0 ? chosen.map(({ row }) => row) : undefined;
}

async function verifyRows(context: CommandContext, asked: readonly SetRow[]): Promise<void> {
  const keys = asked.filter(({ actions }) => actions.has('verify')).map(({ key }) => key);
  if (keys.length === 0) {
    void showInformation(
      l10n.t('None of these backup sets is authorized on this computer, so nothing can be tested.'),
    );
    return;
  }
  const stopped = await verifyEach(context, keys);
  const rows = keys.map((key) => context.overview.rows.find(key)).filter((row) => row !== undefined);
  void summarize(context, rows, stopped);
}

/** True: the person stopped it. What was verified until then stays. */
async function verifyEach(
  context: CommandContext,
  keys: readonly SetKey[],
  grants: readonly string[] = [],
): Promise<boolean> {
  const { localGrants, services } = context;
  return withProgress(l10n.t('Testing authorizations'), async (signal, report) => {
    let done = 0;
    const renewed: Renewed[] = [];
    const run: VerifyRun = {
      atMost: parallelRequests(),
      signal,
      grants,
      renewed: (one) => void renewed.push(one),
      told: (all) => report({ increment: 100 / all, message: l10n.t('{0} of {1}', ++done, all) }),
    };
    await localGrants.changeMany(() => verifyGrants(keys, localGrants.all, services, run));
    await noteRenewals(context, renewed);
    return signal.aborted;
  });
}

/**
 * Notes in the files, for colleagues, which tenants' consent the renewals prove. Where a file takes nothing now, the next
 * test notes it.
 */
async function noteRenewals(
  { overview, services }: CommandContext,
  renewed: readonly Renewed[],
): Promise<void> {
  const asked = services.permissionLevel();
  // Who signs in needs no administrator; beyond that, the page offers to test access.
  const level = asked === 'identity' ? 'test' : asked;
  const edits = renewedConsents(
    renewed,
    overview.rows.sets,
    { permissions: (wanted) => permissionsOf(wanted, { level }, services) },
    new Date(services.now()).toISOString(),
  );
  if (edits.size === 0) return;
  const { saveConsents } = await import('../../estate/save/saveConsents');
  for (const [file, consents] of edits) await saveConsents(file, consents);
}

/** Of rows of the view Authorizations: whatever sets name them, or none. */
async function testGrants(context: CommandContext, grants: readonly string[]): Promise<void> {
  const stopped = await verifyEach(context, [], grants);
  const found = grants.flatMap((id) => context.services.memory.verificationOf(id) ?? []);
  const count = (verified: Verified) =>
    found.filter((verification) => verifiedAs(verification, sources) === verified).length;
  const sentence = [
    ...(stopped ? [l10n.t('Stopped.')] : []),
    l10n.t(
      'Authorizations tested from this computer: {0} passed, {1} failed, {2} refused by Microsoft, {3} open.',
      count('passed'),
      count('failed'),
      count('refused'),
      count('unknown'),
    ),
  ].join(between.sentences);
  void (count('refused') + count('failed') > 0 ? showWarning(sentence) : showInformation(sentence));
}

async function summarize(context: CommandContext, rows: readonly SetRow[], stopped: boolean): Promise<void> {
  const count = (verified: Verified) => rows.filter(({ status }) => status.verified === verified).length;
  const bad = count('refused') + count('failed');
  const sentence = [
    ...(stopped ? [l10n.t('Stopped.')] : []),
    l10n.t(
      'Authorizations tested from this computer, by backup sets: {0} passed, {1} failed, {2} refused by Microsoft, {3} open.',
      count('passed'),
      count('failed'),
      count('refused'),
      count('unknown'),
    ),
  ].join(between.sentences);
  const show = l10n.t('Show Results');
  const access = l10n.t('Sign In to Test Access…');
  const untested = rows.filter(isUntested);
  const buttons = untested.length > 0 ? [show, access] : [show];
  const answer = await (bad > 0 ? showWarning(sentence, ...buttons) : showInformation(sentence, ...buttons));
  if (answer === access) return signInToTest(context, untested);
  if (answer !== show) return;
  context.pages.show({ page: 'results', sets: rows.map(({ key }) => key) });
}

/** Its authorization has no access to something that the set backs up. */
function isUntested({ set, status: { verification } }: SetRow): boolean {
  return verification !== undefined && untestedSources(verification, set.sources).length > 0;
}

/** Authorize Again, and Also Test Access. */
async function signInToTest({ migrations }: CommandContext, untested: readonly SetRow[]): Promise<void> {
  const row = untested.length === 1 ? untested[0] : await chooseUntested(untested);
  if (row) await migrations.showToTest(row.key);
}

async function chooseUntested(untested: readonly SetRow[]): Promise<SetRow | undefined> {
  const chosen = await pickOne(untested.map(pickOf), {
    placeHolder: l10n.t('Select a backup set to sign in for, to test access'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.row;
}

function pickOf(row: SetRow): SetPick {
  return {
    label: plainText(row.set.name),
    description: `${plainText(row.set.account)} · ${plainText(row.parent.parent.name)}`,
    detail: statusWords(row.status, row.set.edition),
    row,
  };
}
