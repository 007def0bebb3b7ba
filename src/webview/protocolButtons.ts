/** The buttons and boxes of the page: a part of `protocol.ts`, which hands them on. */

/** A button of the page. What it does is the host's business. */
export type ButtonId =
  // the manual's four, in its order
  | 'continue'
  | 'authorize'
  | 'ok'
  | 'save'
  // beside them
  | 'back'
  | 'cancel'
  | 'close'
  | 'useGrant'
  | 'signInAgain'
  | 'openAgain'
  | 'copyLink'
  | 'copySignOutLink'
  | 'openSignOutPage'
  | 'askAdministrator'
  | 'copyAdministratorText'
  | 'copyAdministratorMail'
  | 'copyAdminConsent'
  | 'openConsentPage'
  | 'consentStated'
  | 'useLoopback'
  | 'useDeviceCode'
  | 'copyDeviceCode'
  | 'noLongerWaiting'
  | 'checkRole'
  | 'startOver'
  | 'deleteFormer'
  | 'copyCommitMessage'
  | 'saveFile'
  | 'openFile'
  // ways on from a problem
  | 'tryAgain'
  | 'otherWay'
  | 'openEntra'
  | 'openSecurityInfo'
  | 'openPasswordPage'
  | 'openPermissionSetting'
  | 'openProxySetting'
  | 'runDoctor'
  | 'startPractice'
  | 'openErrorPage'
  | 'copyCorrelationId'
  | 'showLog'
  | 'takeOver'
  | 'reloadWindow'
  | 'goOnWithout'
  // of a queue
  | 'skip'
  | 'defer'
  | 'goToAccount'
  | 'stop'
  | 'next'
  // of a set's page: what to do with it, by the commands of the same names
  | 'begin'
  | 'recordWithout'
  | 'aftercare'
  | 'nextSet'
  | 'markApplied'
  | 'takeBackApplied'
  | 'checkJobs'
  | 'markBackupRan'
  | 'takeBackBackupRan'
  | 'verify'
  | 'undo'
  | 'forget'
  | 'openEntry'
  | 'enterClientId'
  | 'exportReport'
  // instead of a sign-in that was refused
  | 'useHybrid'
  // to and on the page of the migration plan
  | 'showPlan'
  | 'pageBefore'
  | PlanButtonId
  | FindingsButtonId;

/** A button of the plan's page alone. */
export type PlanButtonId =
  | 'start'
  | 'continueQueue'
  | 'requestConsent'
  | 'showBlocked'
  | 'openSet'
  | 'group'
  | 'exportPage';

/** A button of the pages of Doctor and of test results alone. */
export type FindingsButtonId =
  | 'copyForSupport'
  | 'copyCommands'
  | 'testOne'
  | 'authorizeAgain'
  | 'testAccess';

/** OK takes what is in the code box with it, as `submitCode`. */
export type PressedId = Exclude<ButtonId, 'ok'>;

/** A box to tick: `gaps` acknowledges the limits listed above it, the others are the engineer's own statements. */
export type BoxId = 'gaps' | 'approveClientId' | 'testAccess' | 'statement:role' | 'statement:person';

export interface Button {
  readonly id: ButtonId;
  readonly label: string;
  readonly enabled: boolean;
  /** `link` looks like a link and acts like a button. */
  readonly look: 'primary' | 'secondary' | 'link';
  /** What is missing, where it is not enabled: stands beside the buttons. */
  readonly missing?: string;
  /** Which one, where a screen has several of the same id (a grant's UUID). */
  readonly argument?: string;
}
