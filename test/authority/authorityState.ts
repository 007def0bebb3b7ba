import type { BrowserSessions } from './browserSessions';
import type { Directory } from './directory';
import type { Faults } from './faults';
import type { DeviceCodes } from './deviceCode/deviceCodes';
import type { SignInAttempts } from './signIn/signInAttempts';
import type { SigningKeys } from './signingKeys';
import type { IssuedGrants } from './token/issuedGrants';

/** Everything that one running authority knows. */
export interface AuthorityState {
  /** `http://127.0.0.1:<port>`: what programs call. */
  readonly apiOrigin: string;
  /** Where people's browsers sign in; the first one is `http://login.localhost:<port>`. */
  readonly browserOrigins: readonly [string, ...string[]];
  /** Milliseconds since 1970, by the authority's own clock. */
  readonly now: () => number;
  readonly directory: Directory;
  readonly sessions: BrowserSessions;
  readonly attempts: SignInAttempts;
  readonly grants: IssuedGrants;
  readonly deviceCodes: DeviceCodes;
  readonly keys: SigningKeys;
  readonly faults: Faults;
  /** Microsoft does not say whether a wrong verifier spends the code: both can be tried. */
  readonly wrongVerifierSpendsCode: boolean;
}
