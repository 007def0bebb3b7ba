import { isGuid } from '../basics/guid';

/** The GUIDs behind "consumers", and nothing at all. */
const nobodysTenants = new Set([
  '9188040d-6c67-4c5b-b112-36a304b66dad',
  '00000000-0000-0000-0000-000000000000',
]);

/**
 * A domain or a GUID, nothing else: it becomes a path segment of Microsoft's addresses. The shared endpoints
 * (common, organizations, consumers) name no tenant.
 */
export function isTenantName(text: string): boolean {
  if (isGuid(text)) return !nobodysTenants.has(text.toLowerCase());
  const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i;
  const labels = text.split('.');
  return (
    text.length <= 253 &&
    labels.length >= 2 &&
    labels.every((one) => label.test(one)) &&
    /[a-z]/i.test(labels.at(-1) ?? '')
  );
}
