import { type Method, methods, type SetKey } from '../../core/backupSets/backupSet';
import type { AppRegistration } from '../../core/identity/fitsSet';
import type { BackupEvidence } from '../../core/evidence/backupEvidence';
import type { Verification } from '../../core/evidence/verification';
import { Listeners } from './listeners';
import type { GrantUse } from '../../core/evidence/authorizations';
import type { Memento, StoredMap } from './memento';

const approvals = 'approvedClientIds';
const underWay = 'attemptsUnderWay';
const statedBy = 'statedBy';
/** One key a set. */
const formerPrefix = 'former/';
const jobPrefix = 'job/';
const undonePrefix = 'undone/';
const waitingPrefix = 'waiting/';
/** One key a grant. */
const verificationPrefix = 'verification/';
/** One key a grant and workspace. */
const usePrefix = 'use/';
const usesSince = 'usesSince';
/** Of an earlier version, in the state. */
const waitingList = 'waitingForAdministrator';

/** A set's entry before its last Save. */
export interface FormerEntry {
  /** The text of `authentication`, byte for byte. */
  readonly text: string;
  /** The method in it. */
  readonly method: Method;
  /** The text that Save put in its place: as long as that stands there, nobody changed the entry by hand. */
  readonly saved: string;
  /** When its authorization was made, ISO 8601: the same for all sets that were saved in one step. */
  readonly at: string;
}

/**
 * What this engineer's VS Code remembers beside the workspace's files and the grants; no secret. Small things are in VS
 * Code's state: app registrations confirmed, the engineer's name, and (for this workspace) attempts that a reload would cut off.
 * What grows with sets and grants is in files that all windows share, since VS Code writes its state whole at each
 * change: what a Save replaced, what a verification found, later backup jobs, sets that wait for an administrator, and
 * which workspaces named a grant.
 */
export class Memory {
  private files: StoredMap | undefined;
  private loading: Promise<void> | undefined;
  private readonly changed = new Listeners();

  /** Fires when the files were read, and when another window changed them. */
  readonly onDidChange = this.changed.add;

  constructor(
    private readonly everywhere: Memento,
    private readonly workspace: Memento,
    private readonly openFiles: () => Promise<StoredMap>,
  ) {}

  /** Reads the files, once. Before, what an earlier version left in the state is all that is known. */
  async load(): Promise<void> {
    this.loading ??= this.open();
    await this.loading;
  }

  /** The engineer confirmed this app registration as their own. */
  isConfirmed(app: AppRegistration): boolean {
    const name = nameOfApp(app);
    const confirmed = this.list(this.everywhere, approvals);
    return confirmed.some((one) => one === name || withoutTenant(one) === name);
  }

  async confirm(app: AppRegistration): Promise<void> {
    await this.tick(this.everywhere, approvals, nameOfApp(app), true);
  }

  /** A verifier lives in memory only: after a reload the page says why the sign-in has to start again. */
  wasUnderWay(key: SetKey): boolean {
    return this.list(this.workspace, underWay).includes(key);
  }

  async rememberUnderWay(key: SetKey, on: boolean): Promise<void> {
    await this.tick(this.workspace, underWay, key, on);
  }

  /** Under which name the engineer stated last that the backup product was told. */
  get statedBy(): string {
    const name = this.everywhere.get(statedBy);
    return typeof name === 'string' ? name : '';
  }

  async rememberStatedBy(name: string): Promise<void> {
    await this.everywhere.update(statedBy, name);
  }

  waitsForAdministrator(key: SetKey): boolean {
    if (!this.files) return this.list(this.everywhere, waitingList).includes(key);
    return this.files.get(waitingPrefix + key) === true;
  }

  async rememberWaiting(key: SetKey, on: boolean): Promise<void> {
    if (this.waitsForAdministrator(key) !== on) await this.put(waitingPrefix + key, on ? true : undefined);
  }

  /** What the set's last Save replaced; undefined: no Save of this computer, or it was undone. */
  formerOf(key: SetKey): FormerEntry | undefined {
    const stored = this.get(formerPrefix + key);
    if (!isRecord(stored)) return undefined;
    const { text, saved, at } = stored;
    const method = methods.find((one) => one === stored['method']);
    return typeof text === 'string' && typeof saved === 'string' && typeof at === 'string' && method
      ? { text, method, saved, at }
      : undefined;
  }

  async keepFormer(key: SetKey, former: FormerEntry): Promise<void> {
    await this.put(formerPrefix + key, former);
  }

  async dropFormer(key: SetKey): Promise<void> {
    await this.put(formerPrefix + key, undefined);
  }

  /** The grant of the set's last Save that Undo Migration took back: it was saved, and waits for nothing. */
  undoneGrant(key: SetKey): string | undefined {
    const stored = this.get(undonePrefix + key);
    return typeof stored === 'string' ? stored : undefined;
  }

  async noteUndone(key: SetKey, grant: string | undefined): Promise<void> {
    await this.put(undonePrefix + key, grant);
  }

  /** What the grant's last verification from this computer found. */
  verificationOf(grant: string): Verification | undefined {
    const stored = this.get(verificationPrefix + grant);
    return isVerification(stored) ? stored : undefined;
  }

  async keepVerification(grant: string, verification: Verification): Promise<void> {
    await this.put(verificationPrefix + grant, verification);
  }

  /** The grant was deleted: what was found of it, and who used it, goes too. */
  async forgetGrant(grant: string): Promise<void> {
    await this.load();
    const uses = this.files?.startingWith(`${usePrefix}${grant}/`) ?? [];
    const gone = uses.map(([workspaceId]) => `${usePrefix}${grant}/${workspaceId}`);
    if (this.verificationOf(grant)) gone.push(verificationPrefix + grant);
    await Promise.all(gone.map((key) => this.put(key, undefined)));
  }

  /** The last successful job that AhsayCBS told of; whether it is still later, `core/evidence/backupEvidence.ts` says. */
  jobAfter(key: SetKey): BackupEvidence | undefined {
    const stored = this.get(jobPrefix + key);
    if (!isRecord(stored)) return undefined;
    const { at, since } = stored;
    return typeof at === 'string' && typeof since === 'string' ? { at, since } : undefined;
  }

  async keepJob(key: SetKey, job: BackupEvidence): Promise<void> {
    await this.put(jobPrefix + key, job);
  }

  /** Which workspaces named which grants, as their windows noted it; to be shown, and for nothing else. */
  get uses(): readonly GrantUse[] {
    return (this.files?.startingWith(usePrefix) ?? []).flatMap(([key, stored]) => {
      const [grant, workspaceId] = key.split('/');
      if (!isRecord(stored) || grant === undefined || workspaceId === undefined) return [];
      const { workspace, file, at } = stored;
      return typeof workspace === 'string' && typeof file === 'string' && typeof at === 'string'
        ? [{ grant, workspaceId, workspace, file, at }]
        : [];
    });
  }

  /** When windows began to note uses, ISO 8601: what nobody named since then may be in use all the same. */
  get usesSince(): string | undefined {
    const since = this.files?.get(usesSince);
    return typeof since === 'string' ? since : undefined;
  }

  /** At most once a day for a grant and workspace. */
  async noteUse({ grant, workspaceId, ...use }: GrantUse): Promise<void> {
    await this.load();
    const key = `${usePrefix}${grant}/${workspaceId}`;
    const before = this.files?.get(key);
    if (isRecord(before) && String(before['at']).slice(0, 10) === use.at.slice(0, 10)) return;
    if (this.usesSince === undefined) await this.put(usesSince, use.at);
    await this.put(key, use);
  }

  /** Deletes what is known of sets and grants, for all windows; also what an earlier version left in the state. */
  async clear(): Promise<void> {
    await this.load();
    await this.files?.clear();
    const { clearState } = await import('./earlierState');
    await clearState(this.everywhere);
    this.changed.fire();
  }

  dispose(): void {
    this.files?.dispose();
    this.changed.clear();
  }

  private async open(): Promise<void> {
    const [files, { copyState }] = await Promise.all([this.openFiles(), import('./earlierState')]);
    // Copied in memory at once; a disk that takes nothing leaves the state as it was.
    await copyState(this.everywhere, files).catch(() => undefined);
    this.files = files;
    files.onDidChange(() => this.changed.fire());
    this.changed.fire();
  }

  private get(key: string): unknown {
    return this.files ? this.files.get(key) : this.everywhere.get(key);
  }

  private async put(key: string, value: unknown): Promise<void> {
    await this.load();
    await this.files?.put(key, value);
  }

  private list(memento: Memento, name: string): string[] {
    const stored = memento.get(name);
    return Array.isArray(stored) ? stored.filter((item) => typeof item === 'string') : [];
  }

  private async tick(memento: Memento, name: string, item: string, on: boolean): Promise<void> {
    const before = this.list(memento, name);
    if (before.includes(item) === on) return;
    await memento.update(name, on ? [...before, item] : before.filter((other) => other !== item));
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What is kept is this extension's own: what another version wrote may differ, and nothing else. */
function isVerification(value: unknown): value is Verification {
  return (
    isRecord(value) &&
    typeof value['at'] === 'string' &&
    Array.isArray(value['checks']) &&
    value['checks'].every((check) => isRecord(check) && isRecord(check['params']))
  );
}

/** A confirmation holds for this client ID in this cloud: one app of an estate serves all its tenants. */
function nameOfApp({ cloud, clientId }: AppRegistration): string {
  return `${cloud}/${clientId.toLowerCase()}`;
}

/** An earlier version confirmed for each tenant. */
function withoutTenant(approval: string): string {
  const [cloud = '', , clientId = ''] = approval.split('/');
  return `${cloud}/${clientId}`;
}
