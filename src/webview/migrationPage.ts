import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { BackupSet } from '../core/backupSet';
import type { Estate } from '../config/estate';
import { dirtyDocuments } from '../config/openDocuments';
import { secretPlaceOf } from '../core/doctor';
import { type WindowKind, offeredWays, windowKindOf } from '../core/signInWays';
import { type Problem, ProblemError } from '../core/problem';
import type { TenantConsent } from '../core/tenantConsent';
import type { Migration } from '../migration/migration';
import type { LocalGrants } from '../migration/localGrants';
import type { Memory } from '../migration/memory';
import type { Migrations } from '../migration/migrations';
import type { Authorized } from '../core/signedIn';
import { formerGrants } from '../migration/formerGrants';
import { mayDropSignIn } from '../window/mayDropSignIn';
import type { QueueHandle } from '../migration/queueHandle';
import { cloudHere } from '../signIn/signIn';
import { editionNames } from '../wording/aboutSets';
import { cloudName } from '../wording/clouds';
import { problemWords } from '../wording/problems';
import { askForConsent } from './askForConsent';
import { handOut } from './handOut';
import { membersOf } from './membersOf';
import { isBesideTheBox, pageView } from './pageView';
import { takeOver } from './takeOver';
import { MigrationPanel, type PersonIntent } from './panel';
import type { BoxId, ButtonId, Snapshot } from './protocol';
import { type ScreenFacts, plainSet } from './screens/screen';

export interface PageParts {
  readonly migrations: Migrations;
  readonly estate: Pick<Estate, 'addressOf'>;
  readonly localGrants: Pick<LocalGrants, 'all' | 'localState' | 'delete'>;
  readonly queue: Pick<QueueHandle, 'queue' | 'open' | 'look'>;
  readonly secrets: vscode.SecretStorage;
  /** What the engineer called themselves last. */
  readonly memory: Pick<Memory, 'statedBy'>;
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  /** Files and grants were read once. */
  readonly ready: Promise<unknown>;
}

/**
 * Between the page and the migration on it: snapshots go out, intents come in. Holds no state of its own, but that a
 * button's work failed.
 */
export class MigrationPage implements vscode.Disposable {
  private readonly panel: MigrationPanel;
  private version = 0;
  /** Acts on an older snapshot are refused: something else than the person changed the page since. */
  private validFrom = 0;
  private acting = false;
  private shown: Snapshot | undefined;
  private readonly listening: { dispose(): void }[];
  /** A page came back whose migration is not there yet: what changes meanwhile must not close it. */
  private restoring = false;
  /** Until the person does something else on that migration's page. */
  private failed: { readonly migration: Migration; readonly problem: Problem } | undefined;

  constructor(private readonly parts: PageParts) {
    const { migrations, extensionUri, log } = parts;
    const panel = new MigrationPanel(extensionUri, log);
    this.panel = panel;
    this.listening = [
      panel,
      migrations.onDidMove(() => this.render()),
      panel.onIntent((intent) => void this.took(intent)),
      panel.onDispose(() => {
        this.shown = undefined;
        migrations.hide();
      }),
    ];
  }

  dispose(): void {
    for (const each of this.listening) each.dispose();
  }

  reveal(): void {
    this.panel.reveal();
    this.render();
  }

  /** The window was reloaded with the page open: it shows the same set again, as far as it came. */
  async restore(restored: vscode.WebviewPanel, state: unknown): Promise<void> {
    const set = this.panel.restore(restored, state);
    if (set === undefined) return;
    // A queue would take its lock, and a migration read secrets.
    if (!vscode.workspace.isTrusted) {
      this.panel.close();
      return;
    }
    this.restoring = true;
    let goesOn = false;
    try {
      await this.parts.ready;
      await this.parts.queue.look();
      const queue = await this.parts.queue.queue?.restore(set);
      goesOn = queue?.kind === 'running' || (await this.parts.migrations.restore(set));
      // The window that had the queue may be gone, and its extension host not: the person is asked.
      if (queue?.kind === 'taken') void vscode.commands.executeCommand('backupAuth.continueQueue');
    } finally {
      this.restoring = false;
      if (!goesOn) this.panel.close();
    }
  }

  private render(): void {
    const migration = this.parts.migrations.onPage;
    if (!migration) {
      if (!this.restoring) this.panel.close();
      return;
    }
    const next = pageView(this.factsOf(migration), this.version);
    // A page that would look the same stays the one that a person's next press is about.
    if (isDeepStrictEqual(next, this.shown)) return;
    this.version += 1;
    if (!this.acting) this.validFrom = this.version;
    this.shown = { ...next, version: this.version };
    this.panel.show(this.shown);
  }

  private factsOf(migration: Migration): ScreenFacts {
    const { facts, differences } = migration;
    const problem = this.failed?.migration === migration ? this.failed.problem : migration.state.problem;
    const state = { ...migration.state, problem };
    const set = withConsent(plainSet(migration.backupSet), migration.consent);
    const members = membersOf(migration);
    const edition = editionNames(members);
    const cloud = set.tenant && cloudHere(set.tenant.cloud);
    return {
      set,
      members,
      leftOut: migration.leftOut,
      queue: this.parts.queue.queue?.at(migration),
      state,
      ...facts,
      differences,
      formerGrants: state.at.step === 'saved' ? formerGrants(migration, this.parts.localGrants.all) : [],
      permissions: migration.permissions,
      usable: state.at.step === 'review' ? migration.usable(this.parts.localGrants.all) : [],
      waitingForAdministrator: this.parts.localGrants.localState(migration.key).waitingForAdministrator,
      edition,
      cloudName: set.tenant ? cloudName(set.tenant.cloud) : '',
      signInHost: cloud?.host ?? '',
      signOutHost: cloud?.host ?? '',
      problemText:
        state.problem && isBesideTheBox(state.problem) ? problemWords(state.problem).what : undefined,
      window: windowHere(),
      storage: secretPlaceOf(windowHere(), process.platform),
    };
  }

  /** What an intent led to was refused, by the clipboard or the keyring for example: the page says so. */
  private async took(intent: PersonIntent): Promise<void> {
    const migration = this.parts.migrations.onPage;
    if (!migration) return;
    // What was pasted is not lost: whether it is still wanted, the attempt says.
    if (intent.type !== 'submitCode' && intent.version < this.validFrom) {
      this.panel.showAgain();
      return;
    }
    const before = this.failed;
    this.failed = undefined;
    try {
      // What this act itself changes at once refuses none that follows it: a person may be quicker than the page.
      this.acting = true;
      const taken = this.take(intent, migration);
      this.acting = false;
      await taken;
      if (before) this.render();
    } catch (error) {
      const kind = error instanceof Error ? error.name : typeof error;
      this.parts.log.error(`The migration page: ${intent.type} failed (${kind}).`);
      const known = error instanceof ProblemError ? error.problem : undefined;
      this.failed = { migration, problem: known ?? { kind: 'actionFailed', message: kind } };
      this.render();
    }
  }

  private async take(intent: PersonIntent, migration: Migration): Promise<void> {
    switch (intent.type) {
      case 'choose': {
        migration.dispatch(intent);
        return;
      }
      case 'tick': {
        tick(migration, intent.box, intent.on);
        return;
      }
      case 'submitCode': {
        migration.submit(intent.text);
        // The same refusal is told again.
        this.panel.showAgain();
        return;
      }
      case 'press':
        return this.press(migration, intent.button, intent.argument);
    }
  }

  private async press(migration: Migration, button: ButtonId, argument: string | undefined): Promise<void> {
    const { state } = migration;
    switch (button) {
      case 'cancel': {
        if (await mayGiveUp(migration, vscode.l10n.t('Cancel Migration')))
          migration.dispatch({ type: button });
        return;
      }
      case 'startOver':
        return migration.startOver((lost) => mayLose(migration, lost, vscode.l10n.t('Start Over')));
      case 'continue':
      case 'back':
      case 'askAdministrator':
      case 'noLongerWaiting': {
        migration.dispatch({ type: button });
        return;
      }
      case 'save': {
        const { queue } = this.parts.queue;
        // Where another window has taken the queue over, this one writes no more for it.
        if (queue?.at(migration) && !(await queue.holds())) return;
        migration.dispatch({ type: 'save' });
        return;
      }
      case 'close': {
        this.panel.close();
        return;
      }
      case 'skip':
        return this.parts.queue.queue?.skip();
      case 'defer':
        return this.parts.queue.queue?.defer();
      case 'stop':
        return this.parts.queue.queue?.stop();
      case 'next':
        return this.parts.queue.queue?.next();
      case 'authorize': {
        migration.dispatch({ type: 'authorize', by: 'browser' });
        return;
      }
      case 'copyLink':
        if (state.at.step !== 'authorize') return migration.copyLink();
        {
          migration.dispatch({ type: 'authorize', by: 'link' });
          return;
        }
      case 'openAgain':
        return migration.openAgain();
      case 'ok': {
        migration.submit('');
        return;
      }
      case 'useGrant': {
        const chosen = migration
          .usable(this.parts.localGrants.all)
          .find(({ facts }) => facts.id === argument);
        if (chosen) migration.dispatch({ type: 'useGrant', authorized: chosen.authorized });
        return;
      }
      case 'signInAgain':
      case 'checkRole': {
        const again = { type: 'signInAgain', checkRole: button === 'checkRole' } as const;
        if (await mayGiveUp(migration, vscode.l10n.t('Sign In Again'))) migration.dispatch(again);
        return;
      }
      case 'deleteFormer':
        return this.deleteFormer(migration);
      case 'useLoopback': {
        migration.dispatch({ type: 'way', way: 'loopback' });
        return;
      }
      case 'useDeviceCode': {
        migration.dispatch({ type: 'way', way: 'deviceCode' });
        return;
      }
      case 'saveFile':
        await this.saveFile(migration);
        {
          migration.dispatch({ type: 'save' });
          return;
        }
      case 'openFile':
        return this.openFile(migration);
      case 'showLog': {
        this.parts.log.show();
        return;
      }
      case 'tryAgain': {
        migration.dispatch({ type: 'authorize', by: 'browser' });
        return;
      }
      case 'otherWay': {
        const way = offeredWays.find((other) => other !== state.choices.way);
        if (way) migration.dispatch({ type: 'way', way });
        migration.dispatch({ type: 'authorize', by: 'browser' });
        return;
      }
      case 'takeOver':
      case 'reloadWindow':
      case 'goOnWithout':
        return takeOver(migration, button, this.parts);
      case 'runDoctor':
        return vscode.commands.executeCommand('backupAuth.doctor');
      case 'openConsentPage':
      case 'consentStated':
      case 'copyAdministratorText':
      case 'copyAdministratorMail':
      case 'copyAdminConsent':
        return askForConsent(migration, button, this.parts.memory.statedBy);
      case 'copyDeviceCode':
      case 'openSignOutPage':
      case 'copySignOutLink':
      case 'openEntra':
      case 'openSecurityInfo':
      case 'openPasswordPage':
      case 'openPermissionSetting':
      case 'openProxySetting':
      case 'openErrorPage':
      case 'copyCorrelationId':
        return handOut(migration, button, this.parts.memory.statedBy);
    }
  }

  private async deleteFormer(migration: Migration): Promise<void> {
    const former = formerGrants(migration, this.parts.localGrants.all);
    await this.parts.localGrants.delete(...former.map(({ id }) => id));
  }

  private async saveFile(migration: Migration): Promise<void> {
    for (const document of await dirtyDocuments(migration.backupSet.file)) await document.save();
  }

  private async openFile(migration: Migration): Promise<void> {
    await vscode.window.showTextDocument(this.parts.estate.addressOf(migration.backupSet.file));
  }
}

/** Asks wherever a finished sign-in would be lost, stored already or not. */
async function mayGiveUp(migration: Migration, action: string): Promise<boolean> {
  const { wouldLose } = migration;
  return wouldLose === undefined || mayLose(migration, wouldLose, action);
}

function mayLose(migration: Migration, { person }: Authorized, action: string): Promise<boolean> {
  return mayDropSignIn(person.name, migration.members.length, action);
}

/** What Continue froze knows nothing of a consent that was noted since. */
function withConsent(set: BackupSet, consent: TenantConsent | undefined): BackupSet {
  return set.tenant && consent ? { ...set, tenant: { ...set.tenant, consent } } : set;
}

function tick(migration: Migration, box: BoxId, on: boolean): void {
  if (box === 'approveClientId') return migration.dispatch({ type: 'confirmApp', on });
  if (box === 'testAccess')
    return migration.dispatch({ type: 'permissions', level: on ? 'test' : 'identity' });
  if (box === 'statement:role') return migration.dispatch({ type: 'state', check: 'role', on });
  if (box === 'statement:person') return migration.dispatch({ type: 'state', check: 'person', on });
  return migration.dispatch({ type: 'acknowledge', on });
}

function windowHere(): WindowKind {
  return windowKindOf({ remoteName: vscode.env.remoteName, web: vscode.env.uiKind === vscode.UIKind.Web });
}
