import { BrowserSessions } from './browserSessions';
import { Directory } from './directory';
import { DeviceCodes } from './deviceCode/deviceCodes';
import { SignInAttempts } from './signIn/signInAttempts';
import type { SignInHost } from './signInHost';
import { SigningKeys } from './signingKeys';
import { IssuedGrants } from './token/issuedGrants';

/** Everything that a sign-in host knows: the practice cloud's, or one that is played by path. */
export interface AuthorityState {
  /** Whose names its answers carry. */
  readonly plays: SignInHost;
  /** What programs call: `http://127.0.0.1:<port>`; by path, what they would call at Microsoft. */
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
  /** Microsoft does not say whether a wrong verifier spends the code: both can be tried. */
  readonly wrongVerifierSpendsCode: boolean;
}

/** A sign-in host that nobody has signed in to yet. Its keys are its own: another host's tokens are strange to it. */
export async function newState({
  deviceCodeInterval,
  ...given
}: Pick<AuthorityState, 'plays' | 'apiOrigin' | 'browserOrigins' | 'now' | 'wrongVerifierSpendsCode'> & {
  /** Seconds. */
  readonly deviceCodeInterval: number;
}): Promise<AuthorityState> {
  return {
    ...given,
    directory: new Directory(given.plays),
    sessions: new BrowserSessions(),
    attempts: new SignInAttempts(),
    grants: new IssuedGrants(),
    deviceCodes: new DeviceCodes(deviceCodeInterval),
    keys: await SigningKeys.of(given.plays.host),
  };
}
