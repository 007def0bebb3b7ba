import * as vscode from 'vscode';
import type { BackupSet } from '../core/backupSets/backupSet';
import type { GrantFacts } from '../core/identity/grant';
import { plainText, withoutIcons } from '../wording/basics/plainText';
import { pickOne } from '../window/questions';
import { mayBeShared, scopesWithin, staysWithin } from './sharedGrant';
import { dayWords } from '../wording/basics/locale';
import { l10n } from '../wording/basics/l10n';

/** An access token and until when it is good, in milliseconds since 1970. A secret. */
export interface SharedToken {
  readonly accessToken: string;
  /** Permissions in it, as Microsoft names them. */
  readonly granted: readonly string[];
  readonly expiresAt: number;
}

export interface SharingParts {
  /** The grants were read once. */
  readonly ready: Promise<unknown>;
  /** Every grant that can be read here. */
  readonly grants: () => readonly GrantFacts[];
  /** All sets of this workspace. */
  readonly sets: () => readonly BackupSet[];
  /** A token by silent refresh; nobody signs in. @throws where Microsoft or the network refuses */
  readonly token: (grant: GrantFacts, scopes: readonly string[]) => Promise<SharedToken>;
  readonly now: () => number;
  /** @param message ours, without anything that was asked or answered */
  readonly log: (message: string) => void;
}

/** One account and scopes that an extension was given, in this window and until it closes. */
interface Shared {
  readonly id: string;
  readonly grant: string;
  readonly scopes: readonly string[];
  /** As it was asked for, which is what VS Code compares. */
  readonly asked: readonly string[];
  token: SharedToken | undefined;
}

/** A token that ends sooner than this is not handed out any more. */
const spareMs = 5 * 60 * 1000;

/**
 * Sessions for other extensions. VS Code asks the person before an extension gets one; here it is decided of which
 * grants there can be one at all. Nobody is asked to sign in: a grant comes from a migration. Sessions live in memory.
 */
export class GrantSessions implements vscode.AuthenticationProvider, vscode.Disposable {
  private readonly changed =
    new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  readonly onDidChangeSessions = this.changed.event;
  private readonly shared = new Map<string, Shared>();

  constructor(private readonly parts: SharingParts) {}

  /** Those that were created for these scopes; with none named, all. What cannot be renewed is left out. */
  async getSessions(
    scopes: readonly string[] | undefined,
    { account }: vscode.AuthenticationProviderSessionOptions = {},
  ): Promise<vscode.AuthenticationSession[]> {
    await this.parts.ready;
    const wanted = [...this.shared.values()].filter(
      ({ asked }) => scopes === undefined || scopes.length === 0 || sameScopes(asked, scopes),
    );
    const sessions = await Promise.all(wanted.map((shared) => this.sessionOf(shared)));
    return sessions.filter(
      (session) => session !== undefined && (account === undefined || session.account.id === account.id),
    ) as vscode.AuthenticationSession[];
  }

  /** @throws an error in our words where no kept grant has these permissions */
  async createSession(
    asked: readonly string[],
    { account }: vscode.AuthenticationProviderSessionOptions = {},
  ): Promise<vscode.AuthenticationSession> {
    await this.parts.ready;
    const fitting = this.sharable().filter(
      (grant) =>
        scopesWithin(grant, asked) !== undefined &&
        (account === undefined || accountOf(grant).id === account.id),
    );
    const grant = await choose(fitting);
    const scopes = grant && scopesWithin(grant, asked);
    if (!grant || !scopes) throw new vscode.CancellationError();
    const id = [grant.id, ...scopes].join(' ');
    const shared: Shared = { id, grant: grant.id, scopes, asked: [...asked], token: undefined };
    const session = await this.sessionOf(shared);
    if (!session)
      throw new Error(l10n.t("The authorization couldn't be renewed. Test it, or authorize again."));
    this.shared.set(id, shared);
    this.changed.fire({ added: [session], removed: [], changed: [] });
    return session;
  }

  removeSession(id: string): Promise<void> {
    this.drop((shared) => shared.id === id);
    return Promise.resolve();
  }

  /** Grants or sets changed: whoever holds a session of one that is no longer shared is told that it is over. */
  review(): void {
    if (this.shared.size === 0) return;
    const still = new Set(this.sharable().map(({ id }) => id));
    this.drop(({ grant }) => !still.has(grant));
  }

  dispose(): void {
    this.drop(() => true);
    this.changed.dispose();
  }

  private sharable(): GrantFacts[] {
    const sets = this.parts.sets();
    return this.parts.grants().filter((grant) => mayBeShared(grant, sets));
  }

  private async sessionOf(shared: Shared): Promise<vscode.AuthenticationSession | undefined> {
    const grant = this.sharable().find(({ id }) => id === shared.grant);
    if (!grant) return undefined;
    if (!shared.token || shared.token.expiresAt - this.parts.now() < spareMs) {
      shared.token = await this.renewed(grant, shared.scopes);
    }
    return (
      shared.token && {
        id: shared.id,
        accessToken: shared.token.accessToken,
        account: accountOf(grant),
        scopes: shared.asked,
      }
    );
  }

  private async renewed(grant: GrantFacts, scopes: readonly string[]): Promise<SharedToken | undefined> {
    try {
      const token = await this.parts.token(grant, scopes);
      if (staysWithin(grant, token.granted)) return token;
      this.parts.log('A token for another extension was withheld: it carries more than was authorized.');
    } catch (error) {
      const kind = error instanceof Error ? error.name : 'unknown';
      this.parts.log(`A token for another extension could not be renewed (${kind}).`);
    }
    return undefined;
  }

  private drop(which: (shared: Shared) => boolean): void {
    const dropped = [...this.shared.values()].filter(which);
    if (dropped.length === 0) return;
    for (const { id } of dropped) this.shared.delete(id);
    const removed = dropped.map(({ id, asked }) => ({
      id,
      accessToken: '',
      account: { id: '', label: '' },
      scopes: asked,
    }));
    this.changed.fire({ added: [], removed, changed: [] });
  }
}

function accountOf({ person }: GrantFacts): vscode.AuthenticationSessionAccountInformation {
  return { id: `${person.objectId}.${person.tenantId}`, label: withoutIcons(plainText(person.name)) };
}

/** Which grant it is to be. Undefined: the person chose none. @throws where there is none to choose */
async function choose(fitting: readonly GrantFacts[]): Promise<GrantFacts | undefined> {
  if (fitting.length === 0) {
    throw new Error(
      l10n.t(
        "No stored authorization has these permissions, or it's an administrator's. Choose Migrate Authentication for a backup set first.",
      ),
    );
  }
  if (fitting.length === 1) return fitting[0];
  const picks = fitting.map((grant) => ({
    label: plainText(grant.person.name),
    description: plainText(grant.tenant),
    detail: l10n.t('Authorized on {0}', dayWords(grant.authorizedAt)),
    grant,
  }));
  const placeHolder = l10n.t('Select the authorization that the other extension may use');
  return (await pickOne(picks, { placeHolder, ignoreFocusOut: true }))?.grant;
}

function sameScopes(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}
