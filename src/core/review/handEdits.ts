import { aftercareIds, type Authentication, type BackupSet, sameAccount } from '../backupSets/backupSet';
import { timeOf } from '../basics/time';
import { sameTenant } from '../identity/fitsSet';
import { hasOrigin } from './unwrittenRecord';

/**
 * What changed in an entry in a way that no Save and no statement changes it. `path` leads to it within the entry.
 * `methodEdited`: without a new authorization or record. `grantEdited`: `property` changed and `same` didn't, which Save
 * writes together. `recordEdited`: of a record that is otherwise the same. `recordOfOther`: its authorization is for what
 * `property` was. `statementEdited`: it says something else, and is no later one. `statementRemoved`: a command takes it
 * back, too. `recordTakenBack`: as Undo does. `recordRemoved`: no command removes an entry.
 */
export interface HandEdit {
  readonly id: (typeof handEditIds)[number];
  readonly path: readonly string[];
  readonly params: Readonly<Record<string, string>>;
}
export const handEditIds = [
  'methodEdited',
  'grantEdited',
  'recordEdited',
  'recordOfOther',
  'statementEdited',
  'statementRemoved',
  'recordTakenBack',
  'recordRemoved',
] as const;

/** Both as their files have them. */
export function handEdits(before: BackupSet, now: BackupSet): readonly HandEdit[] {
  const [was, is] = [before.authentication, now.authentication];
  const found: HandEdit[] = [];
  const edit = (id: HandEdit['id'], path: readonly string[], params: HandEdit['params'] = {}) =>
    found.push({ id, path: ['authentication', ...path], params });

  if (hasOrigin(was) && !hasOrigin(is)) {
    edit('recordTakenBack', ['method'], { before: was.method, now: is.method });
    return found;
  }
  const sameTimes = was.authorizedAt === is.authorizedAt && was.recordedAt === is.recordedAt;
  if (was.method !== is.method && is.method !== 'basic' && sameTimes)
    edit('methodEdited', ['method'], { before: was.method, now: is.method });
  found.push(...grantEdits(was, is));
  if (sameTimes && sameGrant(was, is) && hasOrigin(is)) {
    for (const key of ofRecord) {
      if (!same(was[key], is[key])) edit('recordEdited', [key], { property: key });
    }
    found.push(...ofOther(before, now));
    for (const { path, then, after } of statementsOf(was, is)) {
      if (then && !after) edit('statementRemoved', path, { property: path.join('.') });
    }
  }
  for (const { path, then, after } of statementsOf(was, is)) {
    if (then && after && !same(then, after) && timeOf(after.at) <= timeOf(then.at))
      edit('statementEdited', path, { property: path.join('.') });
  }
  return found;
}

/** Who holds it is a person's to correct. */
const ofRecord = ['authorizedBy', 'role', 'recordedBy', 'document', 'edition', 'acknowledged'] as const;

function sameGrant({ grant: a }: Authentication, { grant: b }: Authentication): boolean {
  return a?.toLowerCase() === b?.toLowerCase();
}

function grantEdits(was: Authentication, is: Authentication): HandEdit[] {
  if (was.grant === undefined || is.grant === undefined) return [];
  const [grant, time] = [!sameGrant(was, is), timeOf(was.authorizedAt) !== timeOf(is.authorizedAt)];
  if (grant === time) return [];
  const property = grant ? 'grant' : 'authorizedAt';
  const unchanged = grant ? 'authorizedAt' : 'grant';
  return [{ id: 'grantEdited', path: ['authentication', property], params: { property, same: unchanged } }];
}

/** A record made elsewhere names no authorization that could be for something else. */
function ofOther(before: BackupSet, now: BackupSet): HandEdit[] {
  if (now.authentication.grant === undefined || !before.tenant || !now.tenant) return [];
  const moved =
    before.tenant.cloud !== now.tenant.cloud || !sameTenant(before.tenant.tenant, now.tenant.tenant);
  const property = moved
    ? 'tenant'
    : !sameAccount(before.account, now.account)
      ? 'account'
      : before.tenant.clientId?.toLowerCase() === now.tenant.clientId?.toLowerCase()
        ? undefined
        : 'clientId';
  if (property === undefined) return [];
  // The app is the tenant's, or the file's.
  return [
    { id: 'recordOfOther', path: [property === 'clientId' ? 'tenant' : property], params: { property } },
  ];
}

interface Statements {
  readonly path: readonly string[];
  readonly then: { readonly at: string } | undefined;
  readonly after: { readonly at: string } | undefined;
}

function statementsOf(was: Authentication, is: Authentication): readonly Statements[] {
  return [
    { path: ['applied'], then: was.applied, after: is.applied },
    { path: ['backupRan'], then: was.backupRan, after: is.backupRan },
    ...aftercareIds.map((id) => ({
      path: ['aftercare', id],
      then: was.aftercare?.[id],
      after: is.aftercare?.[id],
    })),
  ];
}

/** By what they say, in whatever order. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
