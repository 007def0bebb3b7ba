import type { Source } from '../backupSets/backupSet';
import type { ReadId } from '../backupSets/sources';

/** What a check of a kept grant reads, from its refresh to one read for each kind of source. */
export type VerificationId = 'refresh' | 'permissions' | 'organization' | 'publicFolders' | ReadId;

/**
 * `params.for`: the source that asked for it; left out: every set does. `params.reason`: why it did not pass.
 * `params.missing`: names of permissions of `params.resource`, parted by spaces.
 */
export interface VerificationCheck {
  readonly id: VerificationId;
  /** `unknown`: it could not be found out, for example offline or where there is nothing to read. */
  readonly result: 'passed' | 'failed' | 'unknown';
  readonly params: Readonly<Record<string, string>>;
}

/** What was found of one grant, from this computer; nothing about a backup job. */
export interface Verification {
  /** ISO 8601. */
  readonly at: string;
  readonly checks: readonly VerificationCheck[];
}

/**
 * `refused`: Microsoft does not renew the authorization any more. `unknown`: nothing was found out, since not even the
 * renewal could be tried to its end.
 */
export type Verified = 'passed' | 'failed' | 'refused' | 'unknown';

/** What a verification says of a set with these sources: what other sets of the same grant need is not its matter. */
export function verifiedAs(verification: Verification, sources: readonly Source[] | undefined): Verified {
  const refresh = verification.checks.find(({ id }) => id === 'refresh');
  if (refresh?.result === 'failed') return 'refused';
  if (refresh?.result !== 'passed') return 'unknown';
  return checksOf(verification, sources).some(({ result }) => result === 'failed') ? 'failed' : 'passed';
}

/** Sources that were not tested, since the authorization has no access to them; a sign-in that tests access finds out. */
export function untestedSources(
  verification: Verification,
  sources: readonly Source[] | undefined,
): readonly Source[] {
  return checksOf(verification, sources).flatMap(({ params }) =>
    params['reason'] === 'noAccess' ? (sources ?? []).filter((source) => source === params['for']) : [],
  );
}

/** The checks that concern a set with these sources. */
export function checksOf(
  { checks }: Verification,
  sources: readonly Source[] | undefined,
): readonly VerificationCheck[] {
  return checks.filter(
    ({ params }) => params['for'] === undefined || sources?.some((source) => source === params['for']),
  );
}
