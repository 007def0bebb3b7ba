import type { Check, CheckId } from '../../../src/core/identity/signedIn';
import type { MigrationState } from '../../../src/core/steps/migrationState';
import type { Part, Snapshot } from '../../../src/webview/protocol';

const ids: readonly CheckId[] = ['signature', 'audience', 'issuer', 'lifetime', 'nonce', 'tenant', 'person'];
export const confirmWith = (...changed: Check[]): MigrationState['at'] => ({
  step: 'confirm',
  kept: true,
  origin: 'exchange',
  stated: [],
  authorized: {
    grant: '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11',
    person: { name: 'backup@contoso.com', objectId: 'o', tenantId: 't', homeTenantId: 't' },
    granted: ['User.Read'],
    role: 'notNeeded',
    checks: ids.map((id) => changed.find((check) => check.id === id) ?? { id, result: 'passed', params: {} }),
  },
});
export const waitingAt = (change: object): MigrationState['at'] => ({
  step: 'waiting',
  attempt: 1,
  expiresAt: 600_000,
  way: 'loopback',
  listening: true,
  device: undefined,
  received: false,
  ...change,
});
export const part = <K extends Part['kind']>(
  { parts }: Snapshot,
  kind: K,
): Extract<Part, { kind: K }> | undefined =>
  parts.find((one): one is Extract<Part, { kind: K }> => one.kind === kind);
export const labels = ({ buttons }: Snapshot) => buttons.map(({ label }) => label);
