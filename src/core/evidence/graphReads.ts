import { type Source, sources as everySource } from '../backupSets/backupSet';
import { type SourceRead, sourceTable } from '../backupSets/sources';
import { isGuid } from '../basics/guid';
import { missingPermissions, type Permission } from '../identity/permissions';
import type { VerificationCheck, VerificationId } from './verification';

/** A read, and who wants it. */
export interface GraphRead extends SourceRead<VerificationId> {
  /** Undefined: every set. */
  readonly for: Source | undefined;
}

const reads: readonly GraphRead[] = [
  {
    id: 'organization',
    for: undefined,
    path: '/v1.0/organization?$select=id',
    permission: 'User.Read',
    answers: 'list',
  },
  ...everySource.flatMap((source) => sourceTable[source].reads.map((read) => ({ ...read, for: source }))),
];

/** What the sets hold that name a grant. */
export interface ToVerify {
  readonly sources: ReadonlySet<Source>;
  /** Of those, the site sources that only Hybrid sets hold: there the stored user name and password go on. */
  readonly byPassword: ReadonlySet<Source>;
  /** Whose mailbox, drive and teams `/me` are: those of the account that the sets are about, or another person's. */
  readonly signer: Signer;
}

export type Signer = 'ownAccount' | 'anotherPerson';

/** What to read for one grant, and what cannot be read. */
export interface ReadPlan {
  readonly reads: readonly GraphRead[];
  readonly open: readonly VerificationCheck[];
}

/** It tells of the signer's own things, and of no other account's; so does what goes on from its answer. */
function isOfSigner({ path, of }: GraphRead): boolean {
  return path.startsWith('/v1.0/me/') || reads.some((read) => read.id === of && isOfSigner(read));
}

/**
 * A source is read as far as the permissions reach; one that none of them reaches stays open, since no authorization
 * has to reach it: nothing but a test asks for that. What another person finds in a mailbox of their own says nothing of
 * the sets, whether it is there or not: it is not read.
 * @param granted what the renewed token carries
 */
export function readPlan({ sources, byPassword, signer }: ToVerify, granted: readonly string[]): ReadPlan {
  const planned = reads.filter(
    ({ for: source, permission }) =>
      (source === undefined || (sources.has(source) && !byPassword.has(source))) &&
      missingPermissions([permission], granted).length === 0,
  );
  const open = [...sources]
    .filter((source) => !planned.some((read) => read.for === source))
    .map((source): VerificationCheck => {
      const { untestable, reads } = sourceTable[source];
      if (untestable !== undefined) {
        return { id: untestable.id, result: 'unknown', params: { for: source, reason: untestable.reason } };
      }
      const reason = byPassword.has(source) ? 'storedPassword' : 'noAccess';
      return { id: reads[0].id, result: 'unknown', params: { for: source, reason } };
    });
  const reachable = planned.filter((read) => signer === 'ownAccount' || !isOfSigner(read));
  const others = planned
    .filter((read) => !reachable.includes(read))
    .map(({ id, for: source }): VerificationCheck => {
      const asker: Record<string, string> = source === undefined ? {} : { for: source };
      return { id, result: 'unknown', params: { ...asker, reason: 'anotherPerson' } };
    });
  return { reads: reachable, open: [...others, ...open] };
}

/**
 * Where to read: the path, or, for a read that goes on from another's answer, undefined where that holds no id.
 * @param body of the answer to the read `of`
 */
export function pathOf(
  read: GraphRead,
  body: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  if (read.of === undefined) return read.path;
  const id = firstIdIn(body ?? {});
  return id !== undefined && isGuid(id) ? read.path.replace('{id}', id) : undefined;
}

/** One check a source whose permissions are not all granted; a single passed one where nothing is missing. */
export function permissionChecks(
  needed: readonly Permission[],
  granted: readonly string[],
): readonly VerificationCheck[] {
  const failed = needed.flatMap(({ resource, names, reason }): VerificationCheck[] => {
    const missing = missingPermissions(names, granted);
    if (missing.length === 0) return [];
    const source = reason === 'everySet' || reason === 'roleCheck' ? {} : { for: reason };
    return [
      { id: 'permissions', result: 'failed', params: { ...source, resource, missing: missing.join(' ') } },
    ];
  });
  return failed.length > 0 ? failed : [{ id: 'permissions', result: 'passed', params: {} }];
}

/**
 * What an answer of Graph says. `tenantId`: the grant's tenant, which the organization must be. A 401 right after a
 * renewal is a finding; an answer that cannot be understood is none.
 */
export function judgeAnswer(
  read: GraphRead,
  { status, body }: { readonly status: number; readonly body: Readonly<Record<string, unknown>> },
  tenantId: string,
): VerificationCheck {
  const check = (result: VerificationCheck['result'], params: Record<string, string> = {}) => ({
    id: read.id,
    result,
    params: { ...(read.for === undefined ? {} : { for: read.for }), ...params },
  });
  if (status === 200) {
    if (!hasShape(body, read.answers)) return check('unknown', { reason: 'badAnswer' });
    if (read.id !== 'organization') return check('passed');
    const id = firstIdIn(body);
    if (id === undefined) return check('unknown', { reason: 'badAnswer' });
    return id === tenantId.toLowerCase() ? check('passed') : check('failed', { reason: 'otherTenant' });
  }
  const told = { status: String(status), code: codeIn(body) };
  // What Microsoft does not have for this account or tenant is an answer, whatever its status.
  if (isWithoutLicense(body)) return check('failed', { reason: 'noLicense', ...told });
  if (withoutMailbox.has(told.code)) return check('failed', { reason: 'notThere', ...told });
  if (status === 401) return check('failed', { reason: 'tokenRefused', ...told });
  if (status === 403) return check('failed', { reason: 'denied', ...told });
  if (status === 404) return check('failed', { reason: 'notThere', ...told });
  if (status === 423) return check('failed', { reason: 'locked', ...told });
  return check('unknown', { reason: 'status', ...told });
}

function hasShape(body: Readonly<Record<string, unknown>>, answers: GraphRead['answers']): boolean {
  return answers === 'list' ? Array.isArray(body['value']) : typeof body[answers] === 'string';
}

/** Of a list, in lower case. */
function firstIdIn({ value }: Readonly<Record<string, unknown>>): string | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  return typeof first === 'object' && first !== null && 'id' in first && typeof first.id === 'string'
    ? first.id.toLowerCase()
    : undefined;
}

/** Codes of an account that has no mailbox in Exchange Online (404 mostly). */
const withoutMailbox: ReadonlySet<string> = new Set([
  'MailboxNotEnabledForRESTAPI',
  'MailboxNotSupportedForRESTAPI',
]);

/**
 * SharePoint (400, "Tenant does not have a SPO license.") and Teams (403, "Failed to get license information for the
 * user.") have no code of their own for it.
 */
function isWithoutLicense(body: Readonly<Record<string, unknown>>): boolean {
  const { message } = errorIn(body);
  return typeof message === 'string' && /\blicen[sc]e/i.test(message.slice(0, 500));
}

function errorIn({ error }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
}

/** Graph's own word for a refusal, where it is one word. */
function codeIn(body: Readonly<Record<string, unknown>>): string {
  const { code } = errorIn(body);
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : '';
}
