/** A secret as it is, and as addresses, JSON in JSON and headers carry it. */
export function spellings(secret: string): string[] {
  return [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').replace(/=+$/, '')];
}
