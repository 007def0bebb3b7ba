import * as vscode from 'vscode';
import type { Estate } from '../estate/estate';
import { dirtyDocuments } from '../estate/openDocuments';
import type { MigrationEvent } from '../core/steps/migrationState';
import type { Authorized } from '../core/identity/signedIn';
import { offeredWays } from '../core/identity/signInWays';
import { formerGrants } from '../migration/formerGrants';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { Memory } from '../migration/memory/memory';
import type { Migration } from '../migration/migration';
import type { Migrations } from '../migration/migrations';
import type { QueueHandle } from '../migration/queue/queueHandle';
import { nextToMigrate } from '../overview/nextSet';
import type { Overview } from '../overview/overview';
import type { Pages } from '../overview/pages';
import { mayDropSignIn } from '../window/mayDropSignIn';
import { askForConsent } from './askForConsent';
import { runExternalAction } from './externalActions';
import type { FindingsButtonId, PlanButtonId, PressedId } from './protocol';
import { takeOver } from './takeOver';
import { l10n } from '../wording/basics/l10n';

/** What buttons reach beside the migration. */
export interface ButtonParts {
  readonly estate: Pick<Estate, 'addressOf'>;
  readonly localGrants: Pick<LocalGrants, 'all' | 'delete'>;
  readonly queue: Pick<QueueHandle, 'queue' | 'open'>;
  readonly overview: Pick<Overview, 'rows'>;
  readonly migrations: Pick<Migrations, 'show'>;
  readonly pages: Pick<Pages, 'show' | 'before'>;
  readonly secrets: vscode.SecretStorage;
  /** What the engineer called themselves last. */
  readonly memory: Pick<Memory, 'statedBy'>;
  readonly log: vscode.LogOutputChannel;
}

/** The page itself, as far as buttons move it. */
export interface PressedPage {
  close(): void;
  /** Gives the keyboard back to it. */
  focus(): void;
}

/** A press, and where it happened. */
interface Press {
  readonly migration: Migration;
  readonly button: PressedId;
  /** Which one, if a screen has several of the same button. */
  readonly argument: string | undefined;
  readonly parts: ButtonParts;
  readonly page: PressedPage;
}

/**
 * Does what a button says.
 * @throws whatever keeps it from that, such as a clipboard that refuses
 */
export async function pressButton(press: Press): Promise<void> {
  const { button } = press;
  // One of another page, which a set's doesn't show.
  if (!isOfSet(button)) return;
  const act = buttonActs[button];
  if (typeof act === 'function') await act(press as never);
  else for (const event of act) press.migration.dispatch(event);
}

type SetButtonId = Exclude<PressedId, PlanButtonId | FindingsButtonId>;
type PressOf<Id extends PressedId> = Press & { readonly button: Id };
type ButtonActs = {
  readonly [Id in SetButtonId]: readonly MigrationEvent[] | ((press: PressOf<Id>) => unknown);
};

const authorizeInBrowser = { type: 'authorize', by: 'browser' } as const;
const consent = ({ migration, button, parts }: PressOf<Parameters<typeof askForConsent>[1]>) =>
  askForConsent(migration, button, parts.memory.statedBy);
const outside = ({ migration, button, parts }: PressOf<Parameters<typeof runExternalAction>[1]>) =>
  runExternalAction(migration, button, parts.memory.statedBy);
const otherWindow = ({ migration, button, parts }: PressOf<Parameters<typeof takeOver>[1]>) =>
  takeOver(migration, button, parts);

/** By the command of the same name, for the sets of the page as the view shows them. */
async function command({ migration, button, parts, page }: Press): Promise<void> {
  const rows = migration.keys.flatMap((key) => parts.overview.rows.find(key) ?? []);
  if (rows[0]) await vscode.commands.executeCommand(`backupAuth.${button}`, rows[0], rows);
  page.focus();
}

const buttonActs: ButtonActs = {
  continue: [{ type: 'continue' }],
  back: [{ type: 'back' }],
  askAdministrator: [{ type: 'askAdministrator' }],
  noLongerWaiting: [{ type: 'noLongerWaiting' }],
  authorize: [authorizeInBrowser],
  tryAgain: [authorizeInBrowser],
  useLoopback: [{ type: 'way', way: 'loopback' }],
  useDeviceCode: [{ type: 'way', way: 'deviceCode' }],
  otherWay: ({ migration }) => {
    const way = offeredWays.find((other) => other !== migration.state.choices.way);
    if (way) migration.dispatch({ type: 'way', way });
    migration.dispatch(authorizeInBrowser);
  },
  useGrant: ({ migration, argument, parts }) => {
    const chosen = migration.sets.usable(parts.localGrants.all).find(({ facts }) => facts.id === argument);
    if (chosen) migration.dispatch({ type: 'useGrant', authorized: chosen.authorized });
  },
  copyLink: ({ migration }) =>
    migration.state.at.step === 'authorize'
      ? migration.dispatch({ type: 'authorize', by: 'link' })
      : migration.copyLink(),
  openAgain: ({ migration }) => migration.openAgain(),
  signInAgain: (press) => signInAgain(press, false),
  checkRole: (press) => signInAgain(press, true),
  cancel: async (press) => {
    if (await mayGiveUp(press, l10n.t('Cancel Migration'))) press.migration.dispatch({ type: 'cancel' });
  },
  startOver: (press) => press.migration.startOver((lost) => mayLose(press, lost, l10n.t('Start Over'))),
  save: async ({ migration, parts: { queue } }) => {
    // If another window has taken the queue over, this one writes no more for it.
    if (queue.queue?.at(migration) && !(await queue.queue.holds())) return;
    migration.dispatch({ type: 'save' });
  },
  saveFile: async ({ migration }) => {
    for (const document of await dirtyDocuments(migration.sets.first.file)) await document.save();
    migration.dispatch({ type: 'save' });
  },
  openFile: ({ migration, parts }) =>
    vscode.window.showTextDocument(parts.estate.addressOf(migration.sets.first.file)),
  deleteFormer: ({ migration, parts: { localGrants } }) =>
    localGrants.delete(...formerGrants(migration.sets, localGrants.all).map(({ id }) => id)),
  close: ({ page }) => page.close(),
  showLog: ({ parts }) => parts.log.show(),
  runDoctor: () => vscode.commands.executeCommand('backupAuth.doctor'),
  startPractice: () => vscode.commands.executeCommand('backupAuth.startPractice'),
  skip: ({ parts }) => parts.queue.queue?.skip(),
  defer: ({ parts }) => parts.queue.queue?.defer(),
  goToAccount: ({ argument, parts }) =>
    argument === undefined ? undefined : parts.queue.queue?.goTo(argument),
  stop: ({ parts }) => parts.queue.queue?.stop(),
  next: ({ parts }) => parts.queue.queue?.next(),
  pageBefore: ({ parts: { pages } }) => pages.before && pages.show(pages.before),
  showPlan: ({ parts }) => parts.pages.show({ page: 'plan', sets: undefined }),
  begin: [{ type: 'begin' }],
  recordWithout: async (press) => {
    // What was chosen for a sign-in is not what is recorded.
    press.migration.dispatch({ type: 'back' });
    await command(press);
  },
  nextSet: ({ migration, parts }) => {
    const next = nextToMigrate(parts.overview.rows, migration.key);
    return next && parts.migrations.show(next.key, 'show');
  },
  aftercare: command,
  markApplied: command,
  takeBackApplied: command,
  checkJobs: command,
  markBackupRan: command,
  takeBackBackupRan: command,
  verify: command,
  undo: command,
  forget: command,
  openEntry: command,
  enterClientId: command,
  exportReport: command,
  useHybrid: [{ type: 'useHybrid' }],
  takeOver: otherWindow,
  reloadWindow: otherWindow,
  goOnWithout: otherWindow,
  openConsentPage: consent,
  consentStated: consent,
  copyAdministratorText: consent,
  copyAdministratorMail: consent,
  copyAdminConsent: consent,
  copyDeviceCode: outside,
  openSignOutPage: outside,
  copySignOutLink: outside,
  openEntra: outside,
  openSecurityInfo: outside,
  openPasswordPage: outside,
  openPermissionSetting: outside,
  openProxySetting: outside,
  openErrorPage: outside,
  copyCorrelationId: outside,
  copyCommitMessage: outside,
};

function isOfSet(button: PressedId): button is SetButtonId {
  return Object.hasOwn(buttonActs, button);
}

async function signInAgain(press: Press, checkRole: boolean): Promise<void> {
  if (!(await mayGiveUp(press, l10n.t('Sign In Again')))) return;
  press.migration.dispatch({ type: 'signInAgain', checkRole });
}

/** Asks wherever a finished sign-in would be lost, stored already or not. */
async function mayGiveUp(press: Press, action: string): Promise<boolean> {
  const { wouldLose } = press.migration;
  return wouldLose === undefined || mayLose(press, wouldLose, action);
}

async function mayLose({ migration, page }: Press, { person }: Authorized, action: string): Promise<boolean> {
  const may = await mayDropSignIn(person.name, migration.sets.members.length, action);
  // VS Code returns the keyboard to the frame around the page, and now and then not into it.
  page.focus();
  return may;
}
