import type { Authentication, BackupSet } from '../backupSets/backupSet';
import { timeOf } from '../basics/time';

/**
 * What a record says that no command writes, so that a person or another program did. `path` leads to it within
 * `authentication`.
 * `recordOfBasic`: Basic has none. `recordIncomplete`: `property` never comes without `missing`. `recordOfBoth`: authorized
 * here and recorded without that exclude each other. `statementAlone`: it is about a record that isn't there.
 * `aftercareOfHybrid`: Hybrid goes on with all that aftercare takes back. `timeAhead`: it's still to come. `timeOrder`: it's
 * earlier than `other`, which it follows.
 */
export interface UnwrittenRecord {
  readonly id: (typeof unwrittenIds)[number];
  readonly path: readonly string[];
  readonly params: Readonly<Record<string, string>>;
}
export const unwrittenIds = [
  'recordOfBasic',
  'recordIncomplete',
  'recordOfBoth',
  'statementAlone',
  'aftercareOfHybrid',
  'timeAhead',
  'timeOrder',
] as const;

const hour = 60 * 60 * 1000;
/** Clocks of two computers differ. */
const clocks = hour;
/** A day without a time begins somewhere up to fourteen hours before it does at Greenwich. */
const day = 24 * hour;
const furthestEast = 14 * hour;

/** @param now milliseconds since 1970 */
export function unwrittenRecord(
  { authentication }: Pick<BackupSet, 'authentication'>,
  now: number,
): readonly UnwrittenRecord[] {
  const { method, ...record } = authentication;
  if (method === 'basic') {
    // By hand one may note for which version a set was set up.
    const [property] = Object.keys(record).filter((key) => key !== 'edition');
    return property === undefined ? [] : [{ id: 'recordOfBasic', path: [property], params: { property } }];
  }
  return [...parts(authentication), ...times(authentication, now)];
}

/** Whether it says who authorized or recorded the method, or anything that only a command writes with that. */
export function hasOrigin({ grant, authorizedAt, recordedAt }: Authentication): boolean {
  return (grant ?? authorizedAt ?? recordedAt) !== undefined;
}

function parts(authentication: Authentication): UnwrittenRecord[] {
  const { method, authorizedBy, applied, backupRan, aftercare } = authentication;
  const found: UnwrittenRecord[] = [];
  const has = (key: keyof Authentication) => authentication[key] !== undefined;
  const incomplete = (property: string, missing: readonly string[]) =>
    found.push({
      id: 'recordIncomplete',
      path: [property],
      params: { property, missing: missing.join(', ') },
    });

  const authorized = (['role', 'grant', 'authorizedBy', 'authorizedAt', 'heldBy'] as const).find(has);
  if (authorized !== undefined) {
    const missing = [
      ...(['grant', 'authorizedBy', 'authorizedAt'] as const).filter((key) => !has(key)),
      ...(authorizedBy
        ? (['objectId', 'tenantId'] as const)
            .filter((key) => authorizedBy[key] === undefined)
            .map((key) => `authorizedBy.${key}`)
        : []),
    ];
    if (missing.length > 0) incomplete(authorized, missing);
  }
  const recorded = (['recordedAt', 'recordedBy', 'document'] as const).find(has);
  if (recorded !== undefined) {
    const missing = (['recordedBy', 'recordedAt'] as const).filter((key) => !has(key));
    if (missing.length > 0) incomplete(recorded, missing);
  }
  if (authorized !== undefined && recorded !== undefined)
    found.push({ id: 'recordOfBoth', path: [recorded], params: { property: recorded, other: authorized } });

  for (const property of ['acknowledged', 'applied', 'aftercare'] as const) {
    if (has(property) && !hasOrigin(authentication))
      found.push({ id: 'statementAlone', path: [property], params: { property } });
  }
  if (backupRan !== undefined && applied === undefined) incomplete('backupRan', ['applied']);
  if (aftercare !== undefined && method === 'hybrid')
    found.push({ id: 'aftercareOfHybrid', path: ['aftercare'], params: {} });
  return found;
}

interface Moment {
  readonly path: readonly string[];
  readonly time: number;
}

function times(
  { authorizedAt, recordedAt, applied, backupRan, aftercare = {} }: Authentication,
  now: number,
): UnwrittenRecord[] {
  const at = (text: string | undefined, ...path: string[]): Moment => ({ path, time: timeOf(text) });
  const origin = authorizedAt === undefined ? at(recordedAt, 'recordedAt') : at(authorizedAt, 'authorizedAt');
  const done = at(applied?.at, 'applied', 'at');
  const stated = at(backupRan?.at, 'backupRan', 'at');
  const ran = at(backupRan?.on, 'backupRan', 'on');
  const ticks = Object.entries(aftercare).map(([id, tick]) => at(tick.at, 'aftercare', id, 'at'));
  const found: UnwrittenRecord[] = [];
  const isAhead = ({ path, time }: Moment, late: number) => {
    if (time <= now + late) return false;
    found.push({ id: 'timeAhead', path, params: { property: path.join('.') } });
    return true;
  };
  const follows = ({ path, time }: Moment, other: Moment, early: number) => {
    if (time === -Infinity || time >= other.time - early) return;
    found.push({ id: 'timeOrder', path, params: { property: path.join('.'), other: other.path.join('.') } });
  };

  const ahead = [...[origin, done, stated, ...ticks].map((one) => isAhead(one, clocks))];
  if (isAhead(ran, furthestEast) || ahead.includes(true)) return found;
  follows(done, origin, clocks);
  follows(stated, done, clocks);
  // A day is all of its hours.
  follows(ran, done, day + furthestEast);
  for (const tick of ticks) {
    // That a password is gone stays true when a Modern set is authorized again.
    if (!tick.path.some((key) => key.startsWith('password'))) follows(tick, origin, clocks);
  }
  return found;
}
