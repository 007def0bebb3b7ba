import { cancel, screen } from './sampleScreen';

/** What was granted, and the way into the file. */
export const saveSamples = {
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
};
