import { clouds } from '../core/backupSets/backupSet';
import { isGuid } from '../core/basics/guid';
import type { GrantFacts } from '../core/identity/grant';
import type { GrantIntent, IntendedSet } from '../core/identity/grantIntent';
import { checkIds, checkResults } from '../core/identity/signedIn';

/** A kept grant: what is known of it, and the tokens. */
export interface Grant extends GrantFacts {
  /** MSAL's serialized cache partition of this one account: a secret. */
  readonly tokenCache: string;
}

/** The form of the secret; another number is another program's, and means "authorize again". */
const version = 1;
/** One account's partition is about 7 KB (measured); a megabyte is nobody's. */
const longestSecret = 1024 * 1024;

export function writeGrant(grant: Grant): string {
  return JSON.stringify({ version, ...grant });
}

/**
 * Reads a secret back. Undefined: broken, foreign, of another version, or another grant's. Only the known
 * properties come out, each checked: the storage is shared with whatever runs as the same user.
 */
export function readGrant(secret: string, id: string): Grant | undefined {
  if (secret.length > longestSecret) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(secret);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value['version'] !== version || value['id'] !== id) return undefined;
  const { cloud, tenant, tenantId, clientId, account, authorizedAt, granted, tokenCache } = value;
  const { asked, refreshedAt, correlationId } = value;
  const checks = checksOf(value['checks']);
  const role = roles.find((one) => one === value['role']);
  const signerRole = signerRoles.find((one) => one === value['signerRole']);
  const person = personOf(value['person']);
  const intent = intentOf(value['intent']);
  return isOneOf(clouds, cloud) &&
    isText(tenant) &&
    isText(tenantId) &&
    isGuid(tenantId) &&
    isText(clientId) &&
    typeof account === 'string' &&
    isTime(authorizedAt) &&
    isTexts(granted) &&
    isText(tokenCache) &&
    role &&
    person &&
    intent
    ? {
        id,
        cloud,
        tenant,
        tenantId,
        clientId,
        account,
        person,
        role,
        ...(signerRole ? { signerRole } : {}),
        // Anything but its absence counts as the mark: whoever spoils it gains nothing.
        ...(value['neverShared'] === undefined ? {} : { neverShared: true }),
        granted,
        ...(isTexts(asked) ? { asked } : {}),
        authorizedAt,
        ...(isTime(refreshedAt) ? { refreshedAt } : {}),
        ...(isText(correlationId) && isGuid(correlationId) ? { correlationId } : {}),
        ...(checks ? { checks } : {}),
        intent,
        tokenCache,
      }
    : undefined;
}

/** The same grant without its tokens. */
export function factsOf(grant: Grant): GrantFacts {
  const facts: GrantFacts & { tokenCache?: string } = { ...grant };
  delete facts.tokenCache;
  return facts;
}

const roles = [
  'confirmed',
  'notHeld',
  'unchecked',
  'notNeeded',
] as const satisfies readonly GrantFacts['role'][];
const signerRoles = ['confirmed', 'notHeld', 'unchecked'] as const;
const targets = ['hybrid', 'modern'] as const satisfies readonly IntendedSet['method'][];

function personOf(value: unknown): GrantFacts['person'] | undefined {
  if (!isRecord(value)) return undefined;
  const { name, objectId, tenantId, homeTenantId } = value;
  return typeof name === 'string' && isText(objectId) && isText(tenantId) && typeof homeTenantId === 'string'
    ? { name, objectId, tenantId, homeTenantId }
    : undefined;
}

function intentOf(value: unknown): GrantIntent | undefined {
  const first = intendedSetOf(value);
  if (!first || !isRecord(value)) return undefined;
  const { acknowledged, edition } = value;
  if (!isTexts(acknowledged)) return undefined;
  const others = Array.isArray(value['others'])
    ? value['others'].flatMap((one) => intendedSetOf(one) ?? [])
    : [];
  return {
    ...first,
    ...(others.length > 0 ? { others } : {}),
    acknowledged,
    ...(isText(edition) ? { edition } : {}),
  };
}

function intendedSetOf(value: unknown): IntendedSet | undefined {
  if (!isRecord(value)) return undefined;
  const { file, set, method, replaces } = value;
  return isText(file) && isText(set) && isOneOf(targets, method)
    ? { file, set, method, ...(typeof replaces === 'string' ? { replaces } : {}) }
    : undefined;
}

/** Undefined: none, or not readable as a whole. */
function checksOf(value: unknown): GrantFacts['checks'] {
  if (!Array.isArray(value)) return undefined;
  const checks = value.flatMap((check) => {
    if (!isRecord(check)) return [];
    const id = checkIds.find((one) => one === check['id']);
    const result = checkResults.find((one) => one === check['result']);
    return id && result ? [{ id, result }] : [];
  });
  return checks.length === value.length ? checks : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isTime(value: unknown): value is string {
  return isText(value) && !Number.isNaN(Date.parse(value));
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isOneOf<T extends string>(list: readonly T[], value: unknown): value is T {
  return list.some((item) => item === value);
}
