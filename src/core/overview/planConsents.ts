import { groupBy } from '../basics/groupBy';
import { administratorsPermissions, consentState, type ConsentState } from '../identity/consent';
import { type Permission, permissionNames } from '../identity/permissions';
import type { PlanFacts, PlanStep } from './planStep';

/** A consent of one tenant to one app that sign-ins of the plan most likely need. */
export interface PlannedConsent {
  readonly clientId: string;
  /** Names, without those to which users can consent. */
  readonly permissions: readonly string[];
  /** How many sets they are for. */
  readonly sets: number;
  readonly known: ConsentState;
  /** Exchange must let the app in, too: its own list of apps. */
  readonly exchange: boolean;
}

/** @param steps of one tenant; those that need no sign-in need no consent */
export function consentsFor(
  steps: readonly PlanStep[],
  { permissions }: Pick<PlanFacts, 'permissions'>,
): readonly PlannedConsent[] {
  const byApp = groupBy(steps, ({ way, tenant }) =>
    way.kind === 'signIn' ? tenant.clientId?.toLowerCase() : undefined,
  );
  return [...byApp].flatMap(([clientId, ofApp]) => {
    const sets = ofApp.flatMap((step) => step.sets);
    // A method that is still to be chosen: Modern asks for what Hybrid does, and more.
    const wanted = permissions(sets.map(({ set, method = 'modern' }) => ({ set, method })));
    const names = administratorsPermissions(wanted);
    if (names.length === 0) return [];
    const tenant = ofApp.find((step) => step.tenant.consent)?.tenant ?? { consent: undefined };
    const known = consentState({ clientId, consent: tenant.consent }, names);
    return [{ clientId, permissions: names, sets: sets.length, known, exchange: exchangeIn(wanted) }];
  });
}

function exchangeIn(permissions: readonly Permission[]): boolean {
  return permissionNames(permissions.filter(({ resource }) => resource === 'exchange')).length > 0;
}
