/**
 * Which addresses an answer may go to. Every practice app is registered for "Mobile and desktop" with
 * `http://localhost` and the sign-in host's `nativeclient` page.
 *
 * Microsoft ignores the port of a registered `http://localhost`, and nothing else: scheme, host and path must
 * match, and no query or fragment may follow. Any other address is compared as it is written.
 */
export function isRegisteredRedirect(redirectUri: string, browserOrigins: readonly string[]): boolean {
  return (
    /^http:\/\/localhost(:\d{1,5})?\/?$/.test(redirectUri) ||
    browserOrigins.some((origin) => redirectUri === `${origin}/common/oauth2/nativeclient`)
  );
}
