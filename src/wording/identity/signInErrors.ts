import { own } from '../../core/basics/own';
import { helpFor, type MicrosoftProblem, type Who } from '../../core/identity/signInErrors';
import { plainText } from '../basics/plainText';
import { fixWords } from './signInFixes';
import type { ProblemWords } from './problemWords';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** What happened, by the ids of `core/identity/signInErrors.json`, in our words. */
const whatWords: Readonly<Record<string, () => string>> = {
  accountNotInTenant: () =>
    l10n.t("This account doesn't exist in the tenant, or several accounts are signed in."),
  redirectNotRegistered: () =>
    l10n.t("The app registration doesn't have the address that the sign-in returns to."),
  otherOrganization: () => l10n.t('The account belongs to another organization, or is a personal one.'),
  userNotFound: () => l10n.t('The tenant has no user with this name.'),
  lockedOrSuspicious: () => l10n.t('The account is locked, or the sign-in came from a suspicious address.'),
  passwordExpired: () => l10n.t('The password has expired.'),
  passwordMissing: () => l10n.t('No password was entered, or the account has none.'),
  accountDisabled: () => l10n.t('Sign-in is blocked for this account.'),
  noSession: () => l10n.t('No signed-in account can be reused.'),
  tenantNotRecognised: () => l10n.t("The request doesn't say which tenant is meant."),
  mfaNotSetUp: () => l10n.t('The person must set up multifactor authentication first.'),
  mfaNotPassed: () => l10n.t("Multifactor authentication was required, but didn't succeed."),
  mfaRequired: () => l10n.t('A policy requires multifactor authentication.'),
  mfaTooOld: () => l10n.t("The last multifactor authentication is too long ago for the tenant's policy."),
  mfaRegistrationRequired: () =>
    l10n.t('A policy requires the person to register a method for multifactor authentication.'),
  mfaServiceBusy: () => l10n.t("Microsoft's multifactor service has a problem, or called too often."),
  pageLeftOpen: () => l10n.t('The sign-in page was open for too long.'),
  registeredDeviceRequired: () => l10n.t('The tenant allows sign-ins from registered devices only.'),
  notAssigned: () => l10n.t("The person isn't assigned to this app."),
  wrongPassword: () => l10n.t('User name or password is wrong.'),
  conditionalAccessNo: () =>
    l10n.t('Conditional Access refused because of the device, a risk, or the location.'),
  sessionEnded: () => l10n.t('A changed or expired password has ended the session.'),
  deviceCodeElsewhere: () => l10n.t('The device code was answered in another data center.'),
  staySignedIn: () => l10n.t('Microsoft asked whether to stay signed in.'),
  externalMfaMissing: () => l10n.t("The check of an external provider wasn't completed."),
  tokenRevoked: () => l10n.t('The authorization was revoked by a new password or by ending all sessions.'),
  singleTenantApp: () =>
    l10n.t('The app is for one tenant, and the request went to an endpoint that all tenants share.'),
  requestLoop: () => l10n.t('The same request was sent too many times.'),
  confirmApp: () => l10n.t('Microsoft requires the person to confirm the app.'),
  serviceNotInTenant: () => l10n.t("The tenant doesn't have the service that was asked for."),
  tenantRestricted: () => l10n.t("This network doesn't allow signing in to that tenant."),
  mfaRefusedOrTimedOut: () => l10n.t('Multifactor authentication was refused, or not answered in time.'),
  personalAccount: () => l10n.t("This kind of account can't be used here."),
  crossTenantPolicy: () => l10n.t('A cross-tenant access policy forbids this sign-in.'),
  codeOfAnotherAttempt: () => l10n.t('The code belongs to another sign-in.'),
  deviceNotCompliant: () => l10n.t("The device doesn't comply with the tenant's policy."),
  deviceNotJoined: () => l10n.t("The device isn't joined to the organization."),
  appNotApprovedByPolicy: () => l10n.t("The tenant's policy doesn't list the app as approved."),
  conditionalAccessBlocked: () => l10n.t('Conditional Access blocked the sign-in.'),
  deviceNotManaged: () => l10n.t('The tenant allows managed devices only.'),
  tenantPolicyBlocked: () => l10n.t('A security policy of the tenant blocked the sign-in.'),
  securityDefaultsBlocked: () => l10n.t('Security defaults blocked legacy authentication.'),
  riskBlocked: () => l10n.t('Microsoft considers this account at risk, and blocked it.'),
  codeAlreadyUsed: () => l10n.t('This code was used before. A code works once.'),
  consentMissing: () => l10n.t('No one has consented to the app, or to one of its permissions.'),
  consentDeclined: () => l10n.t('Consent was declined.'),
  permissionsDoNotFit: () => l10n.t("The permissions of the app registration don't match the request."),
  serviceNotSubscribed: () => l10n.t('The tenant has no subscription to that service.'),
  tokenOrCodeInvalid: () => l10n.t("The stored authorization or the pasted code isn't valid."),
  appUnknownInTenant: () =>
    l10n.t("The tenant doesn't know this client ID. The ID, the tenant, or the cloud is wrong."),
  codeOfAnotherTenant: () => l10n.t('The code was issued for another tenant.'),
  clientSecretWrong: () => l10n.t('Microsoft required a client secret, or received a wrong one.'),
  tokenUnusedTooLong: () =>
    l10n.t('The code or authorization is too old. A code lasts 10 minutes, an unused authorization 90 days.'),
  singlePageAppToken: () => l10n.t('The authorization was for a single-page app, which lasts 24 hours.'),
  secretForPublicApp: () => l10n.t('A client secret was sent for a public app.'),
  certificateWrong: () => l10n.t('The certificate of the app is wrong or expired.'),
  appDisabled: () => l10n.t('Sign-in to the app is turned off in the tenant.'),
  appNotPublic: () => l10n.t("The app registration doesn't allow public client flows."),
  clientSecretExpired: () => l10n.t('The client secret of the app has expired.'),
  scopeWrong: () => l10n.t('The name of a requested permission is wrong.'),
  twoServicesInOneToken: () => l10n.t('One request asked for permissions of two services.'),
  waitingForDeviceCode: () => l10n.t("Microsoft is waiting for the device code. This isn't an error."),
  deviceCodeWrong: () => l10n.t('The device code that was entered is wrong.'),
  deviceCodeExpired: () => l10n.t('The device code has expired. It lasts 15 minutes.'),
  signInFrequency: () => l10n.t("The tenant's policy on sign-in frequency has ended the session."),
  tenantNotFound: () =>
    l10n.t("Microsoft doesn't know this tenant. It might be misspelled, or in another cloud."),
  administratorMustApprove: () =>
    l10n.t("An administrator must approve the app. Since 2025, that's usual for mail, files, and sites."),
  approvalRequested: () => l10n.t('The tenant lets people ask for approval of an app.'),
  requestLacksField: () => l10n.t('The request is incomplete, often because the pasted text was cut off.'),
  tenantUndetermined: () => l10n.t("Microsoft couldn't determine the tenant."),
  tenantTextInvalid: () => l10n.t('The tenant is neither a domain nor an ID.'),
  microsoftBusy: () => l10n.t("Microsoft's service is busy."),
  microsoftFault: () => l10n.t("Microsoft's service had a fault."),
  wrongNationalCloud: () => l10n.t('The tenant is in another national cloud.'),
  tooManyFromTenant: () => l10n.t('Too many requests came from this tenant.'),
  foreignDirectoryMfa: () =>
    l10n.t("An account from another directory can't complete this tenant's multifactor authentication."),
  roleTooLow: () => l10n.t('The role of the account is too low.'),
  partnerAppNotApproved: () =>
    l10n.t("The app isn't approved in the customer's tenant (delegated administration)."),
  noReplyAddress: () => l10n.t('The app registration has no redirect address.'),
  requestMalformed: () => l10n.t('The request is malformed, often because the pasted text is damaged.'),
  grantTypeOnCommon: () => l10n.t("This way of signing in isn't allowed on the shared endpoint."),
  pkceOrSpa: () => l10n.t('The redirect address is registered for single-page apps.'),
  appUnusable: () => l10n.t("The app can't be used in this tenant now."),
  accessDenied: () => l10n.t('The sign-in was canceled or declined.'),
  interactionRequired: () => l10n.t('Microsoft requires the person to sign in again.'),
  grantRefused: () =>
    l10n.t("Microsoft doesn't accept this code or authorization. It's used, expired, or revoked."),
  appSetUpWrong: () => l10n.t("The app registration doesn't allow this sign-in."),
  requestRefused: () => l10n.t("Microsoft doesn't accept the request."),
  unknown: () => l10n.t("Microsoft refused for a reason that this extension doesn't know."),
};

/** An error of Microsoft's for a person. Microsoft's own text stands among the details, as plain text. */
export function microsoftWords(problem: MicrosoftProblem): ProblemWords {
  const { what, who, fix, number } = helpFor(problem);
  const acting = who.flatMap((one) => whoWords(one) ?? []);
  return {
    what: own(whatWords, what)?.() ?? what,
    ...(acting.length === 0 ? {} : { who: acting.join(between.names) }),
    next: own(fixWords, fix)?.() ?? fix,
    details: detailsOf(problem, number),
  };
}

/** Undefined: time does. */
function whoWords(who: Who): string | undefined {
  switch (who) {
    case 'person':
      return l10n.t('The person who signs in');
    case 'administrator':
      return l10n.t("The tenant's administrator");
    case 'appOwner':
      return l10n.t('The owner of the app registration');
    case 'wait':
      return undefined;
  }
}

function detailsOf(
  { error, text, subError, correlationId }: MicrosoftProblem,
  number: number | undefined,
): string[] {
  const details = [l10n.t('Error: {0}', subError === undefined ? error : `${error} (${subError})`)];
  if (number !== undefined) details.push(l10n.t('Number: AADSTS{0}', String(number)));
  if (correlationId !== undefined) details.push(l10n.t('Correlation ID: {0}', correlationId));
  if (text !== '') details.push(l10n.t('Microsoft says: {0}', plainText(text, 1000)));
  return details;
}
