import { type Method, methods, type SetKey, type Tenant } from '../core/backupSet';
import type { LaterJob } from '../core/laterJob';
import type { Verification } from '../core/verification';

/** The part of `vscode.Memento` that is used. */
export interface Memento {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

const approvals = 'approvedClientIds';
const waiting = 'waitingForAdministrator';
const underWay = 'attemptsUnderWay';
const statedBy = 'statedBy';
/** One entry a set: a thousand saved sets are not written again with the next. */
const formerPrefix = 'former/';

/** One entry a grant. */
const verificationPrefix = 'verification/';

/** One entry a set. */
const jobPrefix = 'job/';

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
 * What this engineer's VS Code remembers beside file and grants. No secret: client IDs approved for a tenant,
 * sets that wait for an administrator, what a Save replaced, the engineer's name, what a verification found, later
 * backup jobs, and (for this workspace) attempts that a reload would cut off.
 */
export class Memory {
  constructor(
    private readonly everywhere: Memento,
    private readonly workspace: Memento,
  ) {}

  isApproved(tenant: Tenant): boolean {
    return this.list(this.everywhere, approvals).includes(approvalOf(tenant));
  }

  async approve(tenant: Tenant): Promise<void> {
    await this.tick(this.everywhere, approvals, approvalOf(tenant), true);
  }

  waitsForAdministrator(key: SetKey): boolean {
    return this.list(this.everywhere, waiting).includes(key);
  }

  async rememberWaiting(key: SetKey, on: boolean): Promise<void> {
    await this.tick(this.everywhere, waiting, key, on);
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

  /** What the set's last Save replaced; undefined: no Save of this computer, or it was undone. */
  formerOf(key: SetKey): FormerEntry | undefined {
    const stored = this.everywhere.get(formerPrefix + key);
    if (!isRecord(stored)) return undefined;
    const { text, saved, at } = stored;
    const method = methods.find((one) => one === stored['method']);
    return typeof text === 'string' && typeof saved === 'string' && typeof at === 'string' && method
      ? { text, method, saved, at }
      : undefined;
  }

  async keepFormer(key: SetKey, former: FormerEntry): Promise<void> {
    await this.everywhere.update(formerPrefix + key, former);
  }

  async dropFormer(key: SetKey): Promise<void> {
    await this.everywhere.update(formerPrefix + key, undefined);
  }

  /** What the grant's last verification from this computer found. */
  verificationOf(grant: string): Verification | undefined {
    const stored = this.everywhere.get(verificationPrefix + grant);
    return isVerification(stored) ? stored : undefined;
  }

  /** Undefined: the grant is gone, and what was found of it goes too. */
  async keepVerification(grant: string, verification: Verification | undefined): Promise<void> {
    await this.everywhere.update(verificationPrefix + grant, verification);
  }

  /** The last successful job that AhsayCBS told of; whether it is still later, `core/laterJob.ts` says. */
  jobAfter(key: SetKey): LaterJob | undefined {
    const stored = this.everywhere.get(jobPrefix + key);
    if (!isRecord(stored)) return undefined;
    const { at, since } = stored;
    return typeof at === 'string' && typeof since === 'string' ? { at, since } : undefined;
  }

  async keepJob(key: SetKey, job: LaterJob): Promise<void> {
    await this.everywhere.update(jobPrefix + key, job);
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

/** The storage is this extension's own: what an older version wrote may differ, and nothing else. */
function isVerification(value: unknown): value is Verification {
  return (
    isRecord(value) &&
    typeof value['at'] === 'string' &&
    Array.isArray(value['checks']) &&
    value['checks'].every((check) => isRecord(check) && isRecord(check['params']))
  );
}

/** An approval holds for this client ID in this tenant of this cloud, and nowhere else. */
function approvalOf({ cloud, tenant, clientId }: Tenant): string {
  return [cloud, tenant.toLowerCase(), clientId?.toLowerCase()].join('/');
}
