import {
  type BackupSet,
  type Edition,
  type Tenant,
  accountRoles,
  methods,
  sources,
} from '../backupSets/backupSet';
import type { Judgement } from './judgement';
import { judge } from './rules';

/** By kind: ten thousand sets are of a few dozen. */
const byKind = new Map<string, Judgement>();
/** A file of nothing but different kinds fills no memory. */
const mostKinds = 10_000;

/** `judge` by the product's own table. It is work: a set of a kind that was judged before is judged as that. */
export function cachedJudgement(set: BackupSet): Judgement {
  const kind = kindOf(set);
  let judgement = byKind.get(kind);
  if (!judgement) {
    if (byKind.size >= mostKinds) byKind.clear();
    byKind.set(kind, (judgement = judge(set)));
  }
  return judgement;
}

/** All of a set that a row of the table can ask for: see `Condition`. */
function kindOf(set: BackupSet): string {
  const { edition } = set.authentication;
  const kind = `${toldOf(set)} ${placeOf(set.tenant)} ${productOf(set.edition)}`;
  return edition === undefined ? kind : `${kind} ${edition}`;
}

/** What is one of a few, as bits. */
function toldOf({ accountRole, authentication, sources: backedUp, faults }: BackupSet): number {
  let bits = methods.indexOf(authentication.method) | (accountRoles.indexOf(accountRole) << 2);
  if (authentication.grant === undefined) bits |= 1 << 4;
  if (faults.includes('duplicateId')) bits |= 1 << 5;
  if (faults.includes('tenantInvalid')) bits |= 1 << 6;
  if (backedUp === undefined) bits |= 1 << 7;
  if (faults.includes('accountInvalid')) bits |= 1 << 8;
  for (const source of backedUp ?? []) bits |= 1 << (9 + sources.indexOf(source));
  return bits;
}

const placeOf = numbered(({ cloud, clientId }: Tenant) => [cloud, clientId]);
const productOf = numbered(({ version, kind }: Edition) => [version, kind]);

/** A number for each content, found by the object: the sets of a file share its tenants and editions. */
function numbered<T extends object>(contentOf: (thing: T) => unknown): (thing: T | undefined) => number {
  const byContent = new Map<string, number>();
  const byObject = new WeakMap<T, number>();
  let last = 0;
  return (thing) => {
    if (!thing) return 0;
    const known = byObject.get(thing);
    if (known !== undefined) return known;
    if (byContent.size >= mostKinds) byContent.clear();
    const content = JSON.stringify(contentOf(thing));
    const number = byContent.get(content) ?? ++last;
    byContent.set(content, number);
    byObject.set(thing, number);
    return number;
  };
}
