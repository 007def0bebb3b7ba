import { l10n } from '../basics/l10n';

/** What to do next, by the fix ids of `core/identity/signInErrors.json`, in our words. */
export const fixWords: Readonly<Record<string, () => string>> = {
  chooseTenantAccount: () =>
    l10n.t('Sign in again, and choose the account of the tenant that the backup set names.'),
  registerRedirect: () =>
    l10n.t(
      'In the app registration, under Authentication, "Mobile and desktop applications", add exactly http://localhost.',
    ),
  useTenantAccount: () =>
    l10n.t('Sign out there, and sign in with an account of the tenant that the backup set names.'),
  checkUserNameAndRegion: () =>
    l10n.t('Check the spelling of the user name, and tenant and cloud in the file.'),
  waitKnownNetwork: () =>
    l10n.t("Wait a few minutes, then try from a known network. Find the reason in the tenant's sign-in log."),
  changePassword: () => l10n.t('Change the password at Microsoft, then start again.'),
  reenterPassword: () => l10n.t('Enter the password again, or have it reset.'),
  enableAccount: () => l10n.t('Turn on the account in Entra, or use another one.'),
  signInAgain: () => l10n.t('Sign in again in the browser.'),
  fillInTenant: () => l10n.t("Enter the tenant's ID or domain in the file, then start again."),
  registerMfa: () => l10n.t('Complete the registration at aka.ms/mfasetup, then sign in again.'),
  approveMfa: () => l10n.t('Sign in again, and approve it in the authenticator app.'),
  signInWithMfa: () =>
    l10n.t(
      "Sign in again in the browser: a stored authorization can't do it. The new request repeats what the policy asks for.",
    ),
  registerMfaOrFederate: () =>
    l10n.t("Register a method. For federated users, the organization's own sign-in must report it."),
  waitOtherMethod: () => l10n.t('Wait a few minutes, then use another method.'),
  startAgain: () => l10n.t('Choose Authorize to start again.'),
  useRegisteredDevice: () =>
    l10n.t(
      'Use a registered device and its browser profile, or ask an administrator to change Conditional Access for this account.',
    ),
  assignUser: () =>
    l10n.t('In Entra, under Enterprise applications, the app, Users and groups, assign the person.'),
  tryPasswordAgain: () => l10n.t("Try again. Don't use an app password."),
  readSignInLog: () => l10n.t("Look at the sign-in in Entra's sign-in log, on its Conditional Access tab."),
  startAgainInBrowser: () => l10n.t('Start again, or sign in with the browser instead of a device code.'),
  answerAndGoOn: () => l10n.t('Answer either way, and continue.'),
  completeExternalMfa: () =>
    l10n.t(
      'Complete the check of the other provider. If that fails, ask the administrator about the custom control.',
    ),
  authorizeAgainExcludeResets: () =>
    l10n.t('Authorize again. An administrator can exclude the backup account from forced resets.'),
  useTenantInAuthority: () =>
    l10n.t("Enter the tenant's ID or domain in the file, or make the app registration multitenant."),
  stopWaitReport: () => l10n.t('Wait a few minutes. If it happens again, report it as a defect.'),
  confirmOnPage: () => l10n.t("Confirm it on Microsoft's page, if it names the app that you expect."),
  enableService: () => l10n.t('Check tenant and cloud, and enable the service in the tenant.'),
  allowTenantInNetwork: () =>
    l10n.t('Sign in from another network, or ask its administrator to allow the tenant.'),
  retryMfaOrReport: () =>
    l10n.t("Sign in again. If you hadn't started a sign-in, report it: someone might have the password."),
  useWorkAccount: () => l10n.t('Use a work account of the tenant.'),
  adjustCrossTenantAccess: () =>
    l10n.t(
      'Use an account of the tenant itself, or ask an administrator to change the cross-tenant access settings.',
    ),
  pasteNewestCode: () =>
    l10n.t('Start again, and paste the newest code. Never paste a code that someone sent you.'),
  useCompliantDevice: () =>
    l10n.t('Use a device that complies with the policy, or ask an administrator to allow this one.'),
  adjustPolicy: () => l10n.t('Ask an administrator to change the Conditional Access policy for this app.'),
  useBrowserOrReadPolicy: () =>
    l10n.t(
      'Sign in with the browser instead of a device code. If that fails, the administrator can find the policy in the sign-in log, by the correlation ID.',
    ),
  moveOffBasic: () => l10n.t('Move the backup set off Basic. Leave security defaults on.'),
  reviewRiskyUser: () => l10n.t('Ask an administrator to review the user in Entra, under Risky users.'),
  getNewCode: () => l10n.t('Choose Authorize to get a new code.'),
  giveConsent: () =>
    l10n.t('Have an administrator open the consent link, or consent while signing in. Then sign in again.'),
  acceptAfterComparing: () =>
    l10n.t("Start again. Compare the app's name and permissions, and accept if they're right."),
  fixApiPermissions: () =>
    l10n.t('In the app registration, correct the API permissions, then consent again.'),
  licenseOrDeselect: () =>
    l10n.t('Subscribe to the service or turn it on, or remove that source from the backup set.'),
  authorizeAgain: () => l10n.t('Authorize again.'),
  authorizeAgainWithoutCleaner: () =>
    l10n.t(
      'Authorize again. If you pasted, the cause might be a browser extension that changes addresses, or a page that was loaded twice.',
    ),
  checkClientIdAndRegion: () =>
    l10n.t(
      "Check client ID and cloud in the file. If they're right, an administrator's consent adds the app to the tenant.",
    ),
  noSecretNeeded: () =>
    l10n.t('In the app registration, set "Allow public client flows" to Yes. This extension uses no secret.'),
  registerAsDesktop: () =>
    l10n.t(
      'In the app registration, add the address under "Mobile and desktop applications", not under single-page.',
    ),
  renewCertificate: () => l10n.t('Upload a valid certificate in the app registration.'),
  enableApp: () =>
    l10n.t(
      "In Entra, under Enterprise applications, the app, Properties, check that it's enabled for sign-in.",
    ),
  allowPublicClient: () =>
    l10n.t('In the app registration, under Authentication, set "Allow public client flows" to Yes.'),
  fixScopes: () =>
    l10n.t('Check the setting backupAuth.permissions for typing errors, and the cloud in the file.'),
  oneServiceAtATime: () =>
    l10n.t('In backupAuth.permissions, list permissions of Graph and of Exchange separately.'),
  enterDeviceCode: () => l10n.t("Enter the newest device code on Microsoft's page."),
  typeNewestDeviceCode: () => l10n.t('Enter the newest device code exactly as shown.'),
  getNewDeviceCode: () => l10n.t('Start again to get a new code.'),
  authorizeAgainExcludeFrequency: () =>
    l10n.t('Authorize again. An administrator can exclude the backup account from that policy.'),
  checkTenantAndRegion: () => l10n.t('Check tenant and cloud in the file.'),
  askAdministrator: () =>
    l10n.t(
      "Choose Authorize, then Ask an Administrator. One consent serves all backup sets of the tenant. Often Microsoft's page stays open, and nothing comes back.",
    ),
  sendApprovalRequest: () =>
    l10n.t("Send the request on Microsoft's page, wait for the approval, then sign in again."),
  pasteComplete: () =>
    l10n.t('Start again, and paste the whole address or the whole code. If it happens again, report it.'),
  correctTenant: () => l10n.t('Correct the tenant in the file.'),
  waitAndRetry: () => l10n.t('Wait a few minutes, then choose Authorize again.'),
  changeRegion: () => l10n.t('Change the cloud of the tenant in the file.'),
  activateGlobalAdministrator: () =>
    l10n.t('Sign in as a Global Administrator. If the role is only eligible, activate it first.'),
  preconsentPartner: () =>
    l10n.t(
      "Consent for the customer in Partner Center, or sign in with an account of the customer's tenant.",
    ),
  checkAppSetUp: () =>
    l10n.t('Check the app registration: redirect addresses, public client flows, and API permissions.'),
  lookUpNumber: () =>
    l10n.t("Look up the number on Microsoft's error page, or give the administrator the correlation ID."),
};
