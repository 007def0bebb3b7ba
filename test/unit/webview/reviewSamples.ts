import { cancel, screen } from './sampleScreen';

/** The first step, and what takes its place. */
export const reviewSamples = {
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
};
