import type { AuthorityState } from '../authorityState';
import type { Membership, PracticeUser } from '../../estate';
import { consentPage, needAdminApprovalPage } from '../pages/consentPages';
import type { Answer } from '../protocol/call';
import type { Permission } from '../protocol/permissions';
import { SignInError } from '../protocol/signInError';
import type { SignInAttempt } from './signInAttempts';

/** The consent page or the way to an administrator; undefined where nothing needs to be asked. */
export function consentStep(
  attempt: SignInAttempt,
  user: PracticeUser,
  membership: Membership,
  state: AuthorityState,
): Answer | undefined {
  if (attempt.consentGiven) return undefined;
  const { app, asked, purpose } = attempt;
  const isAdministrator = state.directory.isAdministrator(user, membership);
  const missing = missingConsent(attempt, membership, state);
  const wanted =
    attempt.prompt === 'consent' || purpose.kind === 'adminConsent' ? asked.permissions : missing;
  const administratorOnly =
    purpose.kind === 'adminConsent' ||
    missing.some((permission) => isForAdministrators(permission, membership, state)) ||
    (app.adminConsentRequired === true && !state.directory.hasTenantConsent(app, membership));
  if (administratorOnly && !isAdministrator) {
    return needAdminApprovalPage(attempt, user.userName, wanted, new SignInError(90094, { about: app.name }));
  }
  if (wanted.length === 0) return undefined;
  const onBehalfOf =
    purpose.kind === 'adminConsent' ? 'my organization' : isAdministrator ? 'me, or my organization' : 'me';
  return consentPage(attempt, user.userName, wanted, onBehalfOf);
}

/** What users consent to themselves under the managed consent policy. */
const selfService: ReadonlySet<string> = new Set([
  ...['openid', 'profile', 'email', 'offline_access', 'User.Read'],
]);

function isForAdministrators(
  { adminOnly, value }: Permission,
  { tenantId }: Membership,
  { directory }: AuthorityState,
): boolean {
  return adminOnly || (directory.tenantById(tenantId)?.managedConsent === true && !selfService.has(value));
}

export function missingConsent(
  { app, asked }: SignInAttempt,
  membership: Membership,
  state: AuthorityState,
): readonly Permission[] {
  return asked.permissions.filter((permission) => !state.directory.hasConsent(app, membership, permission));
}

/**
 * The person accepted.
 * @throws SignInError 90094 where a form was made up for what only an administrator may accept.
 */
export function acceptConsent(
  attempt: SignInAttempt,
  user: PracticeUser,
  membership: Membership,
  forOrganization: boolean,
  state: AuthorityState,
): void {
  const { app, asked, purpose } = attempt;
  const isAdministrator = state.directory.isAdministrator(user, membership);
  const forAll = purpose.kind === 'adminConsent' || forOrganization;
  const missing = missingConsent(attempt, membership, state);
  const notForMembers =
    missing.length > 0 &&
    (app.adminConsentRequired === true ||
      missing.some((permission) => isForAdministrators(permission, membership, state)));
  if ((forAll || notForMembers) && !isAdministrator) throw new SignInError(90094);
  state.directory.consent(app, membership.tenantId, forAll ? 'tenant' : membership, asked.permissions);
  attempt.consentGiven = true;
}
