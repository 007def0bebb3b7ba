import type { Judgement, MethodJudgement } from '../../../../src/core/rules/judgement';
import {
  type Effect,
  type Facts,
  type MigrationEvent,
  type MigrationState,
  newMigration,
} from '../../../../src/core/steps/migrationState';
import { next } from '../../../../src/core/steps/migrationSteps';
import type { AppRegistration } from '../../../../src/core/identity/fitsSet';
import type { Problem } from '../../../../src/core/identity/problem';
import type { Authorized, CheckResult } from '../../../../src/core/identity/signedIn';

export const open = (
  method: 'hybrid' | 'modern',
  change: Partial<MethodJudgement> = {},
): MethodJudgement => ({
  method,
  open: true,
  closedBy: [],
  signer: 'anyMember',
  signerBy: 'who',
  gaps: [],
  gapsBy: undefined,
  ...change,
});

export const judgement: Judgement = {
  blockedBy: [],
  suggestedBy: 'suggested',
  hybrid: open('hybrid'),
  modern: open('modern'),
  recommended: { method: 'modern', rule: 'recommended' },
  workaround: undefined,
  undecidedBy: undefined,
  grantScope: { serves: 'account', rule: 'scope' },
  hybridForNow: undefined,
  reviewDue: undefined,
  authorizeAgain: undefined,
};
const app: AppRegistration = { cloud: 'global', clientId: 'a-client' };
export const facts: Facts = { judgement, app, appConfirmed: true, changed: false };

export const authorized = (result: CheckResult = 'passed'): Authorized => ({
  grant: 'a-grant',
  person: { name: 'a@contoso.com', objectId: 'o', tenantId: 't', homeTenantId: 't' },
  granted: ['User.Read'],
  role: result === 'statement' ? 'unchecked' : 'notNeeded',
  checks: [{ id: 'role', result, params: {} }],
});
export const problem: Problem = { kind: 'network', cause: 'dropped', host: 'x' };

/** Plays events one after the other, and collects what they have the host do. */
export function play(
  events: readonly MigrationEvent[],
  from: MigrationState = newMigration(judgement, 'basic', 'loopback'),
  by: Facts = facts,
): { state: MigrationState; effects: Effect[] } {
  const effects: Effect[] = [];
  let state = from;
  for (const event of events) {
    const transition = next(state, event, by);
    state = transition.state;
    effects.push(...transition.effects);
  }
  return { state, effects };
}

export const toAuthorize: MigrationEvent[] = [{ type: 'continue' }];
export const toWaiting: MigrationEvent[] = [
  ...toAuthorize,
  { type: 'authorize', by: 'browser' },
  { type: 'began', attempt: 1, expiresAt: 600_000, listening: true },
];
export const toExchanging: MigrationEvent[] = [...toWaiting, { type: 'arrived', attempt: 1 }];
export const exchanged = (result: CheckResult = 'passed', kept = result !== 'failed'): MigrationEvent => ({
  type: 'exchanged',
  attempt: 1,
  authorized: authorized(result),
  kept,
  problem: undefined,
});
export const kinds = (effects: readonly Effect[]): string[] => effects.map(({ type }) => type);
