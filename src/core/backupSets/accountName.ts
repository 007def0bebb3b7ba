/**
 * User principal names as Microsoft Entra ID makes them: letters, digits and `'.-_!#^~`, at most 64 characters before
 * the `@`, and a domain behind it (Microsoft Graph, "user resource type", `userPrincipalName`).
 */
const principalName =
  /^(?=.{1,64}@)[a-z\d'_!#^~-]+(?:\.[a-z\d'_!#^~-]+)*@(?=.{3,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z](?:[a-z\d-]{0,61}[a-z\d])$/i;
/** Nobody can type these into a sign-in page, or tell them from others in a list. */
const unusable = /[\s\p{Cc}\p{Cf}\p{Cs}]/u;

/**
 * What stands against the name of an account: `accountInvalid` if it has spaces, control characters, or not exactly one
 * `@`; `accountUnusual` if Microsoft gives no user such a name as far as is known, which blocks nothing.
 */
export function accountFault(account: string): 'accountInvalid' | 'accountUnusual' | undefined {
  // Nearly all: nothing else has to be looked at.
  if (principalName.test(account)) return undefined;
  const isUnusable = account.split('@', 3).length !== 2 || unusable.test(account);
  return isUnusable ? 'accountInvalid' : 'accountUnusual';
}
