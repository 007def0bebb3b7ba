import {
  type CloudServices,
  type Permission,
  openId,
  permissionFor,
  serviceIn,
  serviceOf,
} from './permissions';
import { SignInError } from './signInError';

export interface AskedScopes {
  readonly permissions: readonly Permission[];
  /** Services named, none where only OpenID's own scopes are asked for. */
  readonly services: readonly string[];
  /** The request spelled its service permissions with the service's address. */
  readonly spelledInFull: boolean;
}

/**
 * Reads the `scope` parameter.
 * @param services of the cloud that is asked
 * @throws SignInError 900144 where it is missing, 70011 where a permission is unknown, 500011 where the service is:
 * another cloud's Graph, say
 */
export function readScopes(raw: string | null, services: CloudServices): AskedScopes {
  if (raw === null || raw.trim() === '') throw new SignInError(900144, { about: "'scope'" });
  const permissions = new Map<string, Permission>();
  let spelledInFull = true;
  for (const scope of raw.trim().split(/\s+/)) {
    const service = serviceIn(scope);
    if (service !== undefined && service !== services.graph && service !== services.exchange) {
      throw new SignInError(500011, { about: service });
    }
    const permission = permissionFor(scope, services);
    if (!permission) throw new SignInError(70011, { about: scope });
    if (permission.resource !== openId && !scope.includes('://')) spelledInFull = false;
    permissions.set(`${permission.resource}/${permission.value}`, permission);
  }
  const asked = [...permissions.values()];
  return { permissions: asked, services: serviceOf(asked), spelledInFull };
}

export function asksFor(asked: AskedScopes, value: string): boolean {
  return asked.permissions.some((permission) => permission.value === value);
}
