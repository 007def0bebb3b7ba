import { l10n } from 'vscode';
import { mayContinue } from '../../core/steps/migrationState';
import { perSet, eachOnce } from '../../wording/backupSets/perSet';
import { plainText } from '../../wording/basics/plainText';
import { retirementWords } from '../../wording/rules/retirements';
import { ruleSentence } from '../../wording/rules/rules';
import type { Button, Part } from '../protocol';
import { askAdministrator, consentFirst, needsConsent } from './consentFirst';
import { leftOutList, setList } from './groupParts';
import { hybridForNow, hybridNotes, limitedBy, limits, ruleOf, undecided } from './limits';
import { methodChoice, whoSignsIn } from './methodChoice';
import { quiet, type Screen, type ScreenModel, type ScreenMember, warning } from './screen';
import { situation } from './situation';
import { momentWords } from '../../wording/basics/locale';

/** Continue: the set, its methods with their rules, who must sign in, limits to acknowledge. */
export function review(facts: ScreenModel): Screen {
  const { judgement, state, usable, edition } = facts;
  const { method, acknowledged } = state.choices;
  const chosen = method && judgement[method];
  const mayGoOn = mayContinue(state.choices, judgement);
  const parts: Part[] = [
    situation(facts),
    ...setList(facts, l10n.t('Backup sets')),
    ...leftOutList(facts.leftOut, edition),
  ];
  const of = (wordsOf: (member: ScreenMember) => readonly string[]) => perSet(facts.members, wordsOf);
  parts.push(...of(({ retirements: readiness }) => readiness.map(retirementWords)).map(warning));
  parts.push(...of((member) => member.judgement.blockedBy.map((rule) => ruleOf(member, rule))).map(warning));
  if (judgement.blockedBy.length === 0) {
    parts.push(methodChoice(facts));
    if (!judgement.recommended) parts.push(...of(undecided).map(warning));
    if (facts.members.length > 1 && method === 'modern') parts.push(...of(hybridForNow).map(quiet));
    parts.push(...of(limitedBy).map(quiet));
    if (chosen && chosen.gaps.length > 0) {
      parts.push({
        kind: 'tick',
        id: 'gaps',
        about: eachOnce(facts.members, limits).map(({ words }) => words),
        label: l10n.t('I understand the limitation and confirm'),
        on: chosen.gaps.every((gap) => acknowledged.includes(gap)),
      });
    }
    if (chosen) parts.push(whoSignsIn(facts, chosen.method));
    parts.push(...hybridNotes(facts));
    parts.push(...consentFirst(facts));
    if (usable.length > 0) parts.push(alreadyHere(facts));
    parts.push(signOutAdvice(facts), ...whereItStays(facts));
  }
  return {
    id: 'review',
    step: 'continue',
    heading: heading(facts),
    parts,
    // In a queue Skip, Put Off and Stop stand above, and nothing is there to be cancelled yet.
    buttons: [
      ...(judgement.blockedBy.length > 0 ? [openFile] : goOn(facts, mayGoOn)),
      ...(judgement.blockedBy.length === 0 && needsConsent(facts) ? [askAdministrator(mayGoOn)] : []),
      ...(facts.queue ? [] : [judgement.blockedBy.length > 0 ? close : cancel]),
    ],
    focus: mayGoOn ? (usable[0] ? 'useGrant' : 'continue') : 'heading',
  };
}

const cancel: Button = { id: 'cancel', label: l10n.t('Cancel'), enabled: true, look: 'secondary' };

const close: Button = { ...cancel, label: l10n.t('Close') };

/** What blocks is mended in the file. */
const openFile: Button = { id: 'openFile', label: l10n.t('Open File'), enabled: true, look: 'primary' };

function heading({ set, members, state }: ScreenModel): string {
  if (members.length > 1) return l10n.t('Migrate {0} backup sets of {1}', members.length, set.account);
  return state.choices.method === set.authentication.method
    ? l10n.t('Authorize “{0}” Again', set.name)
    : l10n.t('Migrate “{0}”', set.name);
}

/** Said before the work where the authorization would not simply stay on this computer. */
function whereItStays({ storage }: ScreenModel): Part[] {
  switch (storage) {
    case 'computer':
      return [];
    case 'browserProfile':
      return [
        quiet(
          l10n.t(
            'This is a web window: the authorization will be kept, sealed, in the profile of this browser. Keep to one window for this work.',
          ),
        ),
      ];
    case 'keyring':
      return [
        quiet(
          l10n.t(
            'On Linux, VS Code keeps authorizations in the keyring of the session. Without a keyring they last until VS Code is closed.',
          ),
        ),
      ];
  }
}

function alreadyHere({ usable, judgement, edition }: ScreenModel): Part {
  return {
    kind: 'list',
    title: l10n.t('Already authorized on this computer'),
    items: usable.map(({ facts }) => ({
      text: l10n.t('{0}, signed in {1}', plainText(facts.person.name), momentWords(facts.authorizedAt)),
      detail: ruleSentence(judgement.grantScope.rule, edition),
    })),
  };
}

function signOutAdvice({ signInHost }: ScreenModel): Part {
  return {
    kind: 'details',
    summary: l10n.t('Before you start: sign out in the browser'),
    parts: [
      quiet(
        l10n.t(
          'The manual says: log out all Office 365 accounts on the default browser first. Signing out also ends Outlook and admin center sessions in this browser. Or copy the link on the next screen into a private window. Whichever you do, who really signed in is checked before anything is saved.',
        ),
      ),
      {
        kind: 'buttons',
        buttons: [
          {
            id: 'openSignOutPage',
            label: l10n.t('Open {0} to Sign Out', signInHost),
            enabled: true,
            look: 'link',
          },
          { id: 'copySignOutLink', label: l10n.t('Copy Sign-Out Link'), enabled: true, look: 'link' },
        ],
      },
    ],
  };
}

/** "Use It" beside "Sign In Again" where a grant is already here; else Continue. */
function goOn({ usable, state }: ScreenModel, enabled: boolean): Button[] {
  const missing = enabled
    ? {}
    : {
        missing:
          state.choices.method === undefined
            ? l10n.t('Choose a method first.')
            : l10n.t('Confirm the limitation above first.'),
      };
  const uses = usable.map(({ facts }): Button => ({
    id: 'useGrant',
    label: usable.length === 1 ? l10n.t('Use It') : l10n.t('Use That of {0}', plainText(facts.person.name)),
    enabled,
    look: 'primary',
    argument: facts.id,
  }));
  return [
    ...uses,
    {
      id: 'continue',
      label: uses.length > 0 ? l10n.t('Sign In Again') : l10n.t('Continue'),
      enabled,
      look: uses.length > 0 ? 'secondary' : 'primary',
      ...missing,
    },
  ];
}
