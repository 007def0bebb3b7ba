/**
 * Whether a request's `claims` repeat what a refusal demanded: every member of the demand with the same value. A program
 * may ask for more beside it, as MSAL does in `id_token`.
 */
export function repeats(claims: string | undefined, demanded: string): boolean {
  try {
    return holds(JSON.parse(claims ?? ''), JSON.parse(demanded));
  } catch {
    return false;
  }
}

function holds(given: unknown, wanted: unknown): boolean {
  if (!isRecord(wanted)) return JSON.stringify(given) === JSON.stringify(wanted);
  return isRecord(given) && Object.entries(wanted).every(([name, value]) => holds(given[name], value));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
