import { cancel, screen } from './sampleScreen';

/** When the code’s ten minutes end. */
const expiresAt = Date.UTC(2026, 0, 15, 12, 10);
const pasteOnlyHere =
  "Paste it only here. No one will ever ask you to send this code. It isn't the number of your authenticator app.";

/** Microsoft, the code, and how its answer is taken. */
export const signInSamples = {
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
};
