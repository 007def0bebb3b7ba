import { groupBy } from '../basics/groupBy';
import type { BackupSet, CloudId } from '../backupSets/backupSet';
import { goesStaleAt } from './staleness';
import type { GrantFacts } from '../identity/grant';
import { fitsSet } from '../identity/fitsSet';
import { timeOf } from '../basics/time';

/** A window's note that a file of its workspace names a grant. For display only. */
export interface GrantUse {
  /** UUID. */
  readonly grant: string;
  /** Tells workspaces apart; not for people. */
  readonly workspaceId: string;
  /** The workspace's name. */
  readonly workspace: string;
  /** The file's path within it. */
  readonly file: string;
  /** ISO 8601. */
  readonly at: string;
}

/** A grant that is kept here, with who uses it. */
export interface Authorization {
  readonly facts: GrantFacts;
  /** Sets of this workspace whose entries name it. */
  readonly sets: readonly BackupSet[];
  /** Other workspaces that named it, the last one first. */
  readonly elsewhere: readonly GrantUse[];
  /** No file has named it so far: it waits for its Save. */
  readonly notSaved: boolean;
  /** No file has named it for 30 days. */
  readonly unused: boolean;
  /** Microsoft no longer renews it: nothing used it for 90 days. */
  readonly ended: boolean;
  /** When it ends if nothing uses it, in milliseconds since 1970: a forecast. */
  readonly endsAt: number;
}

/** What this window knows of who uses grants. */
export interface KnownUses {
  readonly sets: readonly BackupSet[];
  /** Ids of grants that wait for the Save of a set of this workspace. */
  readonly pending: ReadonlySet<string>;
  readonly uses: readonly GrantUse[];
  /** Since when windows note uses, ISO 8601. Undefined: not yet. */
  readonly usesSince: string | undefined;
  readonly workspaceId: string;
}

const unusedAfter = 30 * 24 * 60 * 60 * 1000;

/** All grants with who uses them, those that are kept for nothing last. `now`: milliseconds since 1970. */
export function authorizationsOf(
  grants: readonly GrantFacts[],
  known: KnownUses,
  now: number,
): readonly Authorization[] {
  const sets = groupBy(known.sets, ({ authentication }) => authentication.grant?.toLowerCase());
  const uses = groupBy(known.uses, ({ grant }) => grant);
  return grants.map((facts) => {
    const naming = (sets.get(facts.id) ?? []).filter((set) => fitsSet(facts, set));
    const noted = uses.get(facts.id) ?? [];
    const last = Math.max(...[facts.authorizedAt, known.usesSince, ...noted.map(({ at }) => at)].map(timeOf));
    const named = naming.length > 0;
    // Of one from before uses were noted it is not known whether a file named it.
    const isNew = known.usesSince === undefined || timeOf(facts.authorizedAt) >= timeOf(known.usesSince);
    const notSaved = !named && (known.pending.has(facts.id) || (isNew && noted.length === 0));
    const endsAt = goesStaleAt(facts.refreshedAt ?? facts.authorizedAt);
    return {
      facts,
      sets: naming,
      elsewhere: noted
        .filter(({ workspaceId }) => workspaceId !== known.workspaceId)
        .sort((a, b) => timeOf(b.at) - timeOf(a.at)),
      notSaved,
      unused: !notSaved && !named && known.usesSince !== undefined && last + unusedAfter <= now,
      ended: !notSaved && endsAt <= now,
      endsAt,
    };
  });
}

/** A Global Administrator's, or perhaps one: nobody could find out. */
export function isAdministrators({ role }: Pick<GrantFacts, 'role'>): boolean {
  return role === 'confirmed' || role === 'unchecked';
}

/**
 * Administrators' authorizations among those that these sets name that no set of the workspace needs any more: each that
 * names one is done in the product.
 */
export function doneWith(
  all: readonly Authorization[],
  sets: readonly BackupSet[],
): readonly Authorization[] {
  const named = new Set(sets.map(({ authentication }) => authentication.grant?.toLowerCase()));
  return all.filter(
    ({ facts, sets: naming }) =>
      named.has(facts.id) &&
      isAdministrators(facts) &&
      naming.length > 0 &&
      naming.every(({ authentication }) => authentication.applied !== undefined),
  );
}

/** A row of the view that holds others. `unused` and `ended` come last; one that is both is unused. */
export type AuthorizationGroup = { readonly authorizations: readonly Authorization[] } & (
  | { readonly kind: 'tenant'; readonly cloud: CloudId; readonly tenantId: string; readonly name: string }
  | { readonly kind: 'unused' | 'ended' }
);

/** By tenant, in no particular order; those that are unused or ended, of all tenants. */
export function authorizationGroups(all: readonly Authorization[]): readonly AuthorizationGroup[] {
  const inUse = all.filter(({ unused, ended }) => !unused && !ended);
  const tenants = [
    ...groupBy(inUse, ({ facts }) => `${facts.cloud}/${facts.tenantId.toLowerCase()}`).values(),
  ];
  const unused = all.filter((one) => one.unused);
  const ended = all.filter((one) => one.ended && !one.unused);
  return [
    ...tenants.map((authorizations): AuthorizationGroup => {
      const [first] = authorizations;
      const { cloud, tenantId } = first.facts;
      // A domain says more than a GUID; files may have either.
      const names = authorizations.map(({ facts }) => facts.tenant);
      const name = names.find((one) => one.includes('.')) ?? first.facts.tenant;
      return { kind: 'tenant', cloud, tenantId, name, authorizations };
    }),
    ...(unused.length > 0 ? [{ kind: 'unused', authorizations: unused } as const] : []),
    ...(ended.length > 0 ? [{ kind: 'ended', authorizations: ended } as const] : []),
  ];
}
