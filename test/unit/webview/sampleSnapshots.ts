/** One snapshot of every screen, in the words of the product; the code's ten minutes end at `expiresAt`. */
import type { Snapshot, StepId } from '../../../src/webview/protocol';
import { doctorSamples } from './findings/doctorSamples';
import { resultsSamples } from './findings/resultsSamples';
import { planSamples } from './plan/planSamples';

export const expiresAt = Date.UTC(2026, 0, 15, 12, 10);
const key = 'file:///estate/backup-sets.json#1692322592995';
const order: readonly StepId[] = ['continue', 'authorize', 'code', 'save'];
const labels: Record<StepId, string> = {
  continue: 'Continue',
  authorize: 'Authorize',
  code: 'Code',
  save: 'Save',
};

let version = 0;
function screen(
  now: StepId | 'done',
  rest: Pick<Snapshot, 'screen' | 'heading' | 'parts' | 'buttons' | 'focus'> & Partial<Snapshot>,
): Snapshot {
  const at = now === 'done' ? order.length : order.indexOf(now);
  return {
    version: ++version,
    key,
    title: 'Finance mailboxes',
    state: { icon: 'inProgress', text: 'Basic → Modern' },
    about: {
      summary: 'contoso.onmicrosoft.com · backup@contoso.com · AhsayOBM 9.0.2.0 (OBM) · Mailboxes, OneDrive',
      rows: [
        { label: 'Account', value: 'backup@contoso.com · ordinary account' },
        { label: 'Tenant', value: 'contoso.onmicrosoft.com · Microsoft 365 (global)' },
        { label: 'Product', value: 'AhsayOBM 9.0.2.0 (OBM)' },
        { label: 'ID', value: '1692322592995' },
      ],
    },
    stepsLabel: 'Steps of the migration',
    steps: order.map((id, index) => ({
      id,
      label: labels[id],
      state: index < at ? 'done' : index === at ? 'now' : 'next',
    })),
    announcement: rest.heading,
    ...rest,
  };
}

const cancel = { id: 'cancel', label: 'Cancel', enabled: true, look: 'secondary' } as const;
const pasteOnlyHere =
  "Paste it only here. No one will ever ask you to send this code. It isn't the number of your authenticator app.";

export const samples = {
  continue: screen('continue', {
    screen: 'review',
    heading: 'Choose the method',
    practice: 'Practice: never enter a real password',
    parts: [
      {
        kind: 'methods',
        legend: 'Authenticate with',
        options: [
          {
            value: 'modern',
            label: 'Modern',
            mark: 'Recommended',
            lines: ['An authorization only; no stored password. A Global Administrator must sign in.'],
            enabled: true,
            chosen: true,
          },
          {
            value: 'hybrid',
            label: 'Hybrid',
            lines: [
              'An authorization, and the user name and password that AhsayOBM holds stay in use beside it.',
            ],
            enabled: true,
            chosen: false,
          },
        ],
      },
      {
        kind: 'tick',
        id: 'gaps',
        about: [
          'Web parts and their metadata are not backed up.',
          'Site features, external content types and survey options are not backed up.',
        ],
        label: 'I understand the limitation and confirm',
        on: false,
      },
      {
        kind: 'details',
        summary: 'Before you sign in: log out of Microsoft 365 in the browser',
        parts: [
          {
            kind: 'text',
            tone: 'normal',
            text: 'Signing out also ends Outlook and admin-center sessions in this browser. Or copy the link into a private window.',
          },
          {
            kind: 'buttons',
            buttons: [
              { id: 'openSignOutPage', label: 'Open Sign-Out Page', enabled: true, look: 'secondary' },
              { id: 'copySignOutLink', label: 'Copy Sign-Out Link', enabled: true, look: 'link' },
            ],
          },
        ],
      },
      {
        kind: 'group',
        title: 'Already authorized on this computer',
        parts: [
          {
            kind: 'text',
            tone: 'normal',
            text: 'backup@contoso.com, on 12 January 2026, for Archive mailboxes.',
          },
          {
            kind: 'buttons',
            buttons: [
              {
                id: 'useGrant',
                label: 'Use It',
                enabled: true,
                look: 'secondary',
                argument: '5f0c7f39-7c9d-4a39-9f6e-0d6f1a2b3c4d',
              },
              { id: 'signInAgain', label: 'Sign In Again', enabled: true, look: 'link' },
            ],
          },
        ],
      },
    ],
    buttons: [{ id: 'continue', label: 'Continue', enabled: false, look: 'primary' }, cancel],
    focus: 'heading',
  }),

  closed: screen('continue', {
    screen: 'review',
    heading: 'Choose the method',
    state: { icon: 'toMigrate', text: 'Basic' },
    parts: [
      {
        kind: 'methods',
        legend: 'Authenticate with',
        options: [
          {
            value: 'hybrid',
            label: 'Hybrid',
            mark: 'The only method open at 8.3.6.0; sites are most likely not backed up. Upgrade to 9.0 or later',
            lines: [
              'A temporary workaround until Modern opens for this set; it will be marked for review then.',
            ],
            enabled: true,
            chosen: true,
          },
          {
            value: 'modern',
            label: 'Modern',
            mark: 'Closed',
            lines: [
              'Not suitable for a set with Personal Sites or SharePoint sites selected, before version 9.0.',
            ],
            enabled: false,
            chosen: false,
          },
        ],
      },
    ],
    buttons: [{ id: 'continue', label: 'Continue', enabled: true, look: 'primary' }, cancel],
    focus: 'continue',
  }),

  authorize: screen('authorize', {
    screen: 'authorize',
    heading: 'Authorize at Microsoft',
    parts: [
      {
        kind: 'text',
        tone: 'normal',
        text: 'Opens login.microsoftonline.com for contoso.onmicrosoft.com, app 4f1d7a52-93b0-4e6b-8c58-0f6f2b7f0c11. Sign in as a Global Administrator of this tenant. If Microsoft asks for a verification code, enter it there.',
      },
      {
        kind: 'tick',
        id: 'approveClientId',
        about: ['4f1d7a52-93b0-4e6b-8c58-0f6f2b7f0c11 was not used for contoso.onmicrosoft.com before.'],
        label: 'This is our own app registration',
        on: true,
      },
      {
        kind: 'list',
        title: 'What Microsoft will ask you to permit',
        items: [
          {
            text: 'openid profile offline_access User.Read',
            detail: 'Who signed in, and a lasting authorization',
          },
          {
            text: 'Mail.ReadWrite Calendars.ReadWrite Contacts.ReadWrite',
            detail: 'Back up and restore items',
          },
          { text: 'Sites.ReadWrite.All', detail: 'Back up and restore site content' },
        ],
      },
      {
        kind: 'details',
        summary: 'Ask your administrator',
        parts: [
          {
            kind: 'text',
            tone: 'normal',
            text: 'The administrator signs in on this computer, or opens the consent link on theirs. The link grants consent only: a Global Administrator must still sign in here.',
          },
          {
            kind: 'buttons',
            buttons: [
              { id: 'copyAdminConsent', label: 'Copy Consent Link', enabled: true, look: 'secondary' },
              { id: 'copyAdministratorText', label: 'Copy Text', enabled: true, look: 'link' },
              { id: 'askAdministrator', label: 'Wait for the Administrator', enabled: true, look: 'link' },
            ],
          },
        ],
      },
    ],
    buttons: [
      { id: 'authorize', label: 'Authorize', enabled: true, look: 'primary' },
      { id: 'back', label: 'Back', enabled: true, look: 'secondary' },
      cancel,
      { id: 'copyLink', label: 'Copy Link', enabled: true, look: 'link' },
    ],
    focus: 'authorize',
  }),

  waiting: screen('code', {
    screen: 'waiting',
    heading: 'Sign in, then come back',
    parts: [
      { kind: 'progress', text: 'Waiting for the sign-in in your browser.' },
      { kind: 'text', tone: 'normal', text: 'Return to VS Code and paste the code here' },
      {
        kind: 'codeBox',
        label: 'Authorization code, or the whole address of the page that shows it',
        hint: pasteOnlyHere,
      },
      {
        kind: 'countdown',
        text: 'The code can be used for {0} more.',
        over: 'The ten minutes are over.',
        expiresAt,
      },
    ],
    buttons: [
      { id: 'ok', label: 'OK', enabled: true, look: 'primary' },
      cancel,
      { id: 'openAgain', label: 'Open Again', enabled: true, look: 'link' },
      { id: 'copyLink', label: 'Copy Link', enabled: true, look: 'link' },
    ],
    focus: 'codeBox',
  }),

  deviceCode: screen('code', {
    screen: 'device-1',
    heading: "Enter this code on Microsoft's page",
    parts: [
      {
        kind: 'text',
        tone: 'normal',
        text: 'Open login.microsoft.com/device in a browser, on this computer or another, and enter the code there. Sign in as backup@contoso.com. If Microsoft asks for a verification code, enter it there.',
      },
      {
        kind: 'deviceCode',
        label: "Device code, for Microsoft's page only",
        groups: ['BCD', 'FGH', 'JKL'],
        copy: { id: 'copyDeviceCode', label: 'Copy Code', enabled: true, look: 'secondary' },
        warning:
          "Enter this code on Microsoft's page. It isn't a number for or from your authenticator app. Never enter a code that someone else sent you.",
      },
      { kind: 'progress', text: 'Waiting for the sign-in there…' },
      {
        kind: 'countdown',
        text: 'Time left for this sign-in: {0}',
        over: 'This sign-in has expired. Authorize again.',
        expiresAt: expiresAt + 5 * 60_000,
      },
    ],
    buttons: [
      { id: 'openAgain', label: 'Open login.microsoft.com', enabled: true, look: 'primary' },
      { id: 'copyLink', label: 'Copy Link', enabled: true, look: 'secondary' },
      { id: 'back', label: 'Back', enabled: true, look: 'secondary' },
      { ...cancel, label: 'Cancel Sign-In' },
    ],
    focus: 'copyDeviceCode',
  }),

  received: screen('code', {
    screen: 'received',
    heading: 'Sign in, then come back',
    parts: [
      {
        kind: 'codeBox',
        label: 'Authorization code',
        hint: '',
        received: 'Code received. Nothing to paste.',
      },
      {
        kind: 'countdown',
        text: 'The code can be used for {0} more.',
        over: 'The ten minutes are over.',
        expiresAt,
      },
    ],
    buttons: [{ id: 'ok', label: 'OK', enabled: true, look: 'primary' }, cancel],
    focus: 'ok',
    announcement: 'Code received. Nothing to paste.',
  }),

  refused: screen('code', {
    screen: 'waiting',
    heading: 'Sign in, then come back',
    parts: [
      { kind: 'text', tone: 'normal', text: 'Return to VS Code and paste the code here' },
      {
        kind: 'codeBox',
        label: 'Authorization code, or the whole address of the page that shows it',
        hint: pasteOnlyHere,
        error: 'This looks like the number of an authenticator app. Enter it on Microsoft’s page, not here.',
      },
      {
        kind: 'countdown',
        text: 'The code can be used for {0} more.',
        over: 'The ten minutes are over.',
        expiresAt,
      },
    ],
    buttons: [
      { id: 'ok', label: 'OK', enabled: true, look: 'primary' },
      cancel,
      { id: 'copyLink', label: 'Copy Link', enabled: true, look: 'link' },
    ],
    focus: 'codeBox',
  }),

  failed: screen('save', {
    screen: 'confirm',
    heading: 'This authorization cannot be used',
    parts: [
      {
        kind: 'checks',
        title: 'Checks',
        items: [
          {
            result: 'passed',
            resultLabel: 'Passed',
            text: 'Signed by Microsoft for this app and this sign-in',
          },
          { result: 'passed', resultLabel: 'Passed', text: 'Tenant contoso.onmicrosoft.com' },
          {
            result: 'failed',
            resultLabel: 'Failed',
            text: 'backup@contoso.com is not a Global Administrator. Modern needs one for a set of an ordinary account.',
          },
        ],
      },
      {
        kind: 'text',
        tone: 'warning',
        text: 'Sign in again as a Global Administrator, or go back and choose Hybrid.',
      },
    ],
    buttons: [
      { id: 'signInAgain', label: 'Sign In Again', enabled: true, look: 'primary' },
      { id: 'back', label: 'Back', enabled: true, look: 'secondary' },
      cancel,
    ],
    focus: 'heading',
  }),

  confirm: screen('save', {
    screen: 'confirm',
    heading:
      'The authorization of admin@contoso.com, not backup@contoso.com, will be stored on this computer',
    parts: [
      {
        kind: 'facts',
        rows: [
          { label: 'Tenant', value: 'contoso.onmicrosoft.com' },
          { label: 'Role', value: 'Could not be checked' },
          {
            label: 'Permissions granted',
            value: 'Mail.ReadWrite, Calendars.ReadWrite, Contacts.ReadWrite, User.Read',
          },
        ],
      },
      {
        kind: 'checks',
        title: 'Checks',
        items: [
          {
            result: 'passed',
            resultLabel: 'Passed',
            text: 'Signed by Microsoft for this app and this sign-in',
          },
          {
            result: 'noted',
            resultLabel: 'Note',
            text: 'An administrator signed in, not the set’s own account',
          },
          {
            result: 'statement',
            resultLabel: 'Needs your statement',
            text: 'Whether admin@contoso.com is a Global Administrator could not be checked',
          },
        ],
      },
      {
        kind: 'tick',
        id: 'statement:role',
        about: [],
        label: 'I verified that admin@contoso.com holds the Global Administrator role',
        on: true,
      },
      {
        kind: 'buttons',
        buttons: [
          { id: 'checkRole', label: 'Check the Role with Microsoft Graph', enabled: true, look: 'link' },
        ],
      },
    ],
    buttons: [
      { id: 'save', label: 'Save', enabled: true, look: 'primary' },
      { id: 'back', label: 'Back', enabled: true, look: 'secondary' },
      cancel,
    ],
    focus: 'save',
  }),

  saving: screen('save', {
    screen: 'saving',
    heading: 'Saving',
    parts: [{ kind: 'progress', text: 'Writing the set’s entry in backup-sets.json' }],
    buttons: [],
    focus: 'heading',
  }),

  saved: screen('done', {
    screen: 'saved',
    heading: 'Recorded as Modern',
    state: { icon: 'recorded', text: 'Recorded as Modern' },
    parts: [
      {
        kind: 'banner',
        tone: 'caution',
        text: 'Next, sign in with AhsayOBM. Do it while the administrator is here.',
        detail: "AhsayOBM reads neither the file nor VS Code's secret storage.",
      },
      {
        kind: 'steps',
        title: 'In AhsayOBM',
        items: [
          'In the client, open Backup Sets > Finance mailboxes > General.',
          'Select Change Settings.',
          'Leave user name and password blank, select the region, and then Next.',
          'Select Authorize, sign in, copy the code, paste it there, and select OK.',
          'Select Save.',
        ],
      },
      {
        kind: 'text',
        tone: 'quiet',
        text: "The authorization of admin@contoso.com is in VS Code's secret storage on this computer. The file holds the record, without any secret.",
      },
    ],
    buttons: [
      { id: 'markApplied', label: 'Mark as Done in AhsayOBM…', enabled: true, look: 'primary' },
      { id: 'nextSet', label: 'Next: Sales mailboxes', enabled: true, look: 'secondary' },
      { id: 'undo', label: 'Undo Migration', enabled: true, look: 'secondary' },
    ],
    focus: 'heading',
  }),

  history: screen('continue', {
    back: { id: 'pageBefore', label: 'Back to the Plan', enabled: true, look: 'link' },
    screen: 'overview',
    heading: "What's next",
    state: { icon: 'backupRan', text: 'Modern · a backup ran' },
    steps: [],
    parts: [
      {
        kind: 'banner',
        tone: 'good',
        text: 'A backup succeeded after the change was made in AhsayOBM. Nothing is left to do.',
      },
      {
        kind: 'history',
        title: 'History',
        items: [
          { when: 'Nov 23, 2026, 3:12 AM', text: 'A backup job succeeded, says AhsayCBS' },
          { when: 'Nov 22, 2026, 9:40 PM', text: 'Done in AhsayOBM, says Kim Lee' },
          {
            when: 'Nov 22, 2026, 9:31 PM',
            text: 'Recorded as Modern: admin@contoso.com signed in, for AhsayOBM 9.0.2.0',
          },
        ],
      },
      {
        kind: 'facts',
        rows: [{ label: 'Ticket', value: 'CHG-1042' }],
      },
      {
        kind: 'buttons',
        buttons: [
          { id: 'begin', label: 'Authorize Again', enabled: true, look: 'link' },
          { id: 'openEntry', label: 'Open Entry', enabled: true, look: 'link' },
        ],
      },
    ],
    buttons: [{ id: 'nextSet', label: 'Next: Sales mailboxes', enabled: true, look: 'primary' }],
    focus: 'heading',
  }),

  problem: screen('authorize', {
    screen: 'problem',
    heading: 'Authorize at Microsoft',
    problem: {
      what: 'Microsoft refused the sign-in: the administrator’s consent is missing.',
      who: 'A Global Administrator of contoso.onmicrosoft.com can give it.',
      next: 'Send them the consent link, or let them sign in on this computer.',
      details: [
        'error: access_denied',
        'AADSTS65004: User declined to consent to access the app.',
        'Correlation ID: 0f3c9c1e-5a4b-4d4c-9d7e-4a0b8c1d2e3f',
      ],
      detailsLabel: 'What Microsoft said',
      buttons: [
        { id: 'openErrorPage', label: 'Open Microsoft’s Explanation', enabled: true, look: 'link' },
        { id: 'copyCorrelationId', label: 'Copy Correlation ID', enabled: true, look: 'link' },
        { id: 'showLog', label: 'Show Log', enabled: true, look: 'link' },
      ],
    },
    parts: [{ kind: 'text', tone: 'quiet', text: 'Nothing was changed.' }],
    buttons: [
      { id: 'authorize', label: 'Authorize', enabled: true, look: 'primary' },
      { id: 'back', label: 'Back', enabled: true, look: 'secondary' },
      cancel,
    ],
    focus: 'heading',
  }),
  queueStep: screen('continue', {
    screen: 'review',
    heading: 'Migrate 3 backup sets of backup@contoso.com',
    queue: {
      progress: '2 of 12: backup@contoso.com at contoso.com',
      accounts: {
        summary: 'All accounts',
        items: [
          { icon: 'recorded', state: 'Saved', text: 'finance@contoso.com at contoso.com', buttons: [] },
          {
            icon: 'inProgress',
            state: 'In progress',
            text: 'backup@contoso.com at contoso.com',
            detail: '3 backup sets · In progress',
            now: true,
            buttons: [],
          },
        ],
      },
      notes: ['Payroll was left out: It needs nothing more.'],
      buttons: [
        { id: 'skip', label: 'Skip', enabled: true, look: 'secondary' },
        { id: 'stop', label: 'Stop the Queue', enabled: true, look: 'secondary' },
        { id: 'showPlan', label: 'Show the Plan', enabled: true, look: 'link' },
      ],
    },
    problem: {
      what: 'login.microsoftonline.com is busy.',
      next: 'Wait a few minutes. Then choose Authorize again.',
      details: [],
      detailsLabel: 'What Microsoft said',
      buttons: [],
    },
    parts: [
      {
        kind: 'codeBox',
        label: 'Authorization code',
        hint: 'Paste the whole address.',
        notice: 'The consent was given. It is no code.',
      },
    ],
    buttons: [{ id: 'continue', label: 'Continue', enabled: true, look: 'primary' }],
    focus: 'heading',
  }),
  ...planSamples,
  ...doctorSamples,
  ...resultsSamples,
} satisfies Record<string, Snapshot>;
