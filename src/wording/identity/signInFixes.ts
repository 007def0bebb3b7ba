import { l10n } from 'vscode';

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
    l10n.t(
      "Wait a while, then try from a network that is known. Find the reason in the tenant's sign-in log.",
    ),
  changePassword: () => l10n.t('Change the password at Microsoft, then start again.'),
  reenterPassword: () => l10n.t('Enter the password again, or have it reset.'),
  enableAccount: () => l10n.t('Enable the account in Entra, or use another one.'),
  signInAgain: () => l10n.t('Sign in again in the browser.'),
  fillInTenant: () => l10n.t("Put the tenant's ID or domain into the file, then start again."),
  registerMfa: () => l10n.t('Complete the registration at aka.ms/mfasetup, then sign in again.'),
  approveMfa: () => l10n.t('Sign in again and approve it; look at the authenticator app.'),
  signInWithMfa: () =>
    l10n.t(
      "Sign in again in the browser: a stored authorization can't do it. The new request repeats what the policy asks for.",
    ),
  registerMfaOrFederate: () =>
    l10n.t("Register a method. For federated users, the organization's own sign-in has to report it."),
  waitOtherMethod: () => l10n.t('Wait a few minutes, then use another method.'),
  startAgain: () => l10n.t('Choose Authorize to start again.'),
  useRegisteredDevice: () =>
    l10n.t(
      'Use a registered device and its browser profile, or have Conditional Access changed for this account.',
    ),
  assignUser: () =>
    l10n.t('In Entra, Enterprise applications, the app, Users and groups: assign the person.'),
  tryPasswordAgain: () => l10n.t("Try again. App passwords don't work here."),
  readSignInLog: () => l10n.t("Look at the sign-in in Entra's sign-in log, on its Conditional Access tab."),
  startAgainInBrowser: () => l10n.t('Start again, or sign in with the browser instead of a device code.'),
  answerAndGoOn: () => l10n.t('Answer either way, and go on.'),
  completeExternalMfa: () =>
    l10n.t('Complete the check of the other provider; the administrator looks after the custom control.'),
  authorizeAgainExcludeResets: () =>
    l10n.t('Authorize again. An administrator may keep the backup account out of forced resets.'),
  useTenantInAuthority: () =>
    l10n.t('Name the tenant by ID or domain in the file, or make the app registration multitenant.'),
  stopWaitReport: () => l10n.t('Stop, wait some minutes, and report it as a defect if it comes back.'),
  confirmOnPage: () => l10n.t("Confirm it on Microsoft's page, if it names the app that you expect."),
  enableService: () => l10n.t('Check tenant and cloud, and enable the service in the tenant.'),
  allowTenantInNetwork: () => l10n.t('Sign in from another network, or have the tenant allowed in this one.'),
  retryMfaOrReport: () =>
    l10n.t("Sign in again. If you hadn't started a sign-in, report it: someone might have the password."),
  useWorkAccount: () => l10n.t('Use a work account of the tenant.'),
  adjustCrossTenantAccess: () =>
    l10n.t('Have the cross-tenant access settings changed, or use an account of the tenant itself.'),
  pasteNewestCode: () =>
    l10n.t('Start again, and paste the newest code. Never paste a code that someone sent you.'),
  useCompliantDevice: () => l10n.t('Use a device that fulfills the policy, or have this one admitted.'),
  adjustPolicy: () => l10n.t('Have the Conditional Access policy changed for this app.'),
  useBrowserOrReadPolicy: () =>
    l10n.t(
      'Sign in with the browser instead of a device code. If that fails, the administrator finds the policy in the sign-in log by the correlation ID.',
    ),
  moveOffBasic: () => l10n.t('Move the backup set off Basic. Leave security defaults on.'),
  reviewRiskyUser: () => l10n.t('An administrator reviews the user under Risky users in Entra.'),
  getNewCode: () => l10n.t('Choose Authorize to get a new code.'),
  giveConsent: () =>
    l10n.t('An administrator opens the consent link, or consents while signing in. Then sign in again.'),
  acceptAfterComparing: () =>
    l10n.t("Start again; compare the app's name and permissions, and accept if they are right."),
  fixApiPermissions: () =>
    l10n.t('In the app registration, correct the API permissions, then consent again.'),
  licenseOrDeselect: () =>
    l10n.t('Subscribe to the service or enable it, or take that source out of the backup set.'),
  authorizeAgain: () => l10n.t('Authorize again.'),
  authorizeAgainWithoutCleaner: () =>
    l10n.t(
      'Authorize again. After pasting, the cause is mostly a browser extension that cleans addresses, or a page that was loaded twice: start over without it.',
    ),
  checkClientIdAndRegion: () =>
    l10n.t(
      "Check client ID and cloud in the file. Where they are right, an administrator's consent adds the app to the tenant.",
    ),
  noSecretNeeded: () =>
    l10n.t('This extension uses no secret: in the app registration, set "Allow public client flows" to Yes.'),
  registerAsDesktop: () =>
    l10n.t(
      'In the app registration, register the address under "Mobile and desktop applications", not under single-page.',
    ),
  renewCertificate: () => l10n.t('Upload a valid certificate in the app registration.'),
  enableApp: () =>
    l10n.t('In Entra, Enterprise applications, the app, Properties: see whether it is enabled for sign-in.'),
  allowPublicClient: () =>
    l10n.t('In the app registration, under Authentication, set "Allow public client flows" to Yes.'),
  fixScopes: () =>
    l10n.t('Check the setting backupAuth.permissions for typing errors, and the cloud in the file.'),
  oneServiceAtATime: () =>
    l10n.t('Put permissions of Graph and of Exchange into their own lists in backupAuth.permissions.'),
  enterDeviceCode: () => l10n.t("Enter the newest device code on Microsoft's page."),
  typeNewestDeviceCode: () => l10n.t('Type the newest device code, as it is shown.'),
  getNewDeviceCode: () => l10n.t('Start again to get a new code.'),
  authorizeAgainExcludeFrequency: () =>
    l10n.t('Authorize again. An administrator may keep the backup account out of that policy.'),
  checkTenantAndRegion: () => l10n.t('Check tenant and cloud in the file.'),
  askAdministrator: () =>
    l10n.t(
      'Choose Authorize, then Ask an Administrator: one consent serves all backup sets of the tenant. Often Microsoft keeps the person on its page, and nothing comes back.',
    ),
  sendApprovalRequest: () =>
    l10n.t("Send the request on Microsoft's page, wait for the approval, then sign in again."),
  pasteComplete: () =>
    l10n.t('Start again, and paste the whole address or the whole code. If it stays, report it.'),
  correctTenant: () => l10n.t('Correct the tenant in the file.'),
  waitAndRetry: () => l10n.t('Wait a little, then choose Authorize again.'),
  changeRegion: () => l10n.t('Change the cloud of the tenant in the file.'),
  activateGlobalAdministrator: () =>
    l10n.t(
      'Use a Global Administrator; where the role is only eligible, activate it first. Then sign in again.',
    ),
  preconsentPartner: () =>
    l10n.t(
      "Consent for the customer in Partner Center, or sign in with an account of the customer's tenant.",
    ),
  checkAppSetUp: () =>
    l10n.t('Check the app registration: addresses to return to, public client flows, API permissions.'),
  lookUpNumber: () =>
    l10n.t("Look the number up on Microsoft's error page, or give the administrator the correlation ID."),
};
