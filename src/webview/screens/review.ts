import { sameAccount } from '../../core/backupSets/backupSet';
import { isAboutApp } from '../../core/rules/recordWithout';
import { mayContinue } from '../../core/steps/migrationState';
import { perSet, eachOnce } from '../../wording/backupSets/perSet';
import { plainText } from '../../wording/basics/plainText';
import { editionName } from '../../wording/rules/editionName';
import { retirementSentence } from '../../wording/rules/retirements';
import { ruleSentence } from '../../wording/rules/rules';
import type { Button, Part } from '../protocol';
import { askAdministrator, consentFirst, needsConsent } from './consentFirst';
import { leftOutList, setList } from './groupParts';
import { hybridForNow, hybridNotes, limits, undecided } from './limits';
import { methodChoice } from './methodChoice';
import { rulesAndSources } from './rulesAndSources';
import { withoutAuthorizing } from './withoutAuthorizing';
import {
  hasSeveralProducts,
  quiet,
  type Screen,
  type ScreenModel,
  type ScreenMember,
  warning,
} from './screen';
import { momentWords } from '../../wording/basics/locale';
import { l10n } from '../../wording/basics/l10n';

/** Continue: what is to be decided first, then what explains it. */
export function review(facts: ScreenModel): Screen {
  const { judgement, state, usable, edition } = facts;
  const { method, acknowledged } = state.choices;
  const chosen = method && judgement[method];
  const mayGoOn = mayContinue(state.choices, judgement);
  const blocked = judgement.blockedBy.length > 0;
  const of = (wordsOf: (member: ScreenMember) => readonly string[]) => perSet(facts.members, wordsOf);
  const parts: Part[] = of((member) =>
    member.judgement.blockedBy.map((rule) => ruleSentence(rule, editionName(member.set.edition))),
  ).map((text): Part => ({ kind: 'banner', tone: 'bad', text }));
  if (!blocked) {
    if (!judgement.recommended) parts.push(...of(undecided).map(warning));
    parts.push(methodChoice(facts));
    if (chosen && chosen.gaps.length > 0) {
      parts.push({
        kind: 'tick',
        id: 'gaps',
        about: eachOnce(facts.members, limits).map(({ words }) => words),
        label: l10n.t('I understand the limitation and confirm'),
        on: chosen.gaps.every((gap) => acknowledged.includes(gap)),
      });
    }
    if (usable.length > 0) parts.push(alreadyHere(facts));
    parts.push(...consentFirst(facts), whoseSignIn(facts), ...withoutAuthorizing(facts));
    // Of one set its card tells both.
    if (facts.members.length > 1) {
      if (method === 'modern') parts.push(...of(hybridForNow).map(quiet));
      parts.push(...hybridNotes(facts));
    }
  }
  parts.push(...setList(facts, l10n.t('Backup sets')), ...leftOutList(facts.leftOut, edition));
  parts.push(...of(({ retirements }) => retirements.map(retirementSentence)).map(warning));
  if (!blocked) parts.push(signOutAdvice(facts), ...whereItStays(facts));
  parts.push(...rulesAndSources(facts));
  return {
    id: 'review',
    step: 'continue',
    heading: heading(facts),
    parts,
    // In a queue Skip, Move to the End and Stop stand on top, and nothing is there to be cancelled yet.
    buttons: [
      ...(blocked ? mend(facts) : goOn(facts, mayGoOn)),
      ...(!blocked && needsConsent(facts) ? [askAdministrator(mayGoOn)] : []),
      ...(facts.queue ? [] : [blocked ? close() : cancel()]),
    ],
    focus: 'heading',
  };
}

/** What this sign-in is, and what it is not: nobody is to take it for the product's own. */
export function whoseSignIn(facts: ScreenModel): Part {
  const { edition } = facts;
  return quiet(
    hasSeveralProducts(facts)
      ? l10n.t(
          'This sign-in is a check by your organization. Each product asks for its own sign-in afterwards.',
        )
      : l10n.t(
          'This sign-in is a check by your organization. {0} asks for its own sign-in afterwards.',
          edition,
        ),
  );
}

const cancel = (): Button => ({ id: 'cancel', label: l10n.t('Cancel'), enabled: true, look: 'secondary' });

const close = (): Button => ({ ...cancel(), label: l10n.t('Close') });

/** What blocks is mended in the file: a client ID by typing it here, anything else there. */
function mend({ judgement }: ScreenModel): Button[] {
  const openFile = { id: 'openFile', label: l10n.t('Open File'), enabled: true } as const;
  if (!judgement.blockedBy.some(isAboutApp)) return [{ ...openFile, look: 'primary' }];
  return [
    { id: 'enterClientId', label: l10n.t('Enter Client ID…'), enabled: true, look: 'primary' },
    { ...openFile, look: 'secondary' },
  ];
}

function heading({ set, members, state }: ScreenModel): string {
  if (members.length > 1) return l10n.t('Migrate {0} backup sets of {1}', members.length, set.account);
  return state.choices.method === set.authentication.method
    ? l10n.t('Authorize again')
    : l10n.t('Migrate authentication');
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
            'This is a web window, so the authorization is stored, encrypted, in the profile of this browser. Use only one window for this work.',
          ),
        ),
      ];
    case 'keyring':
      return [
        quiet(
          l10n.t(
            "On Linux, VS Code stores authorizations in the session's keyring. Without a keyring, they last until you close VS Code.",
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

/** An authorization that is here already: the default only where it is the set's own account's, or an administrator's is asked for. */
function goOn({ usable, state, set, judgement }: ScreenModel, enabled: boolean): Button[] {
  const missing = enabled
    ? {}
    : {
        missing:
          state.choices.method === undefined
            ? l10n.t('Choose a method first.')
            : l10n.t('Confirm the limitation first.'),
      };
  const { method } = state.choices;
  const asksAdministrator = method !== undefined && judgement[method].signer === 'globalAdministrator';
  const isDefault = ({ facts }: (typeof usable)[number]) =>
    asksAdministrator || sameAccount(facts.person.name, set.account);
  const uses = usable.map((one): Button => ({
    id: 'useGrant',
    label: l10n.t("Use {0}'s Authorization", plainText(one.facts.person.name)),
    enabled,
    look: isDefault(one) ? 'primary' : 'secondary',
    argument: one.facts.id,
  }));
  const byDefault = uses.some(({ look }) => look === 'primary');
  const go: Button = {
    id: 'continue',
    label: uses.length > 0 ? l10n.t('Sign In Again') : l10n.t('Continue'),
    enabled,
    look: byDefault ? 'secondary' : 'primary',
    ...missing,
  };
  return byDefault ? [...uses, go] : [go, ...uses];
}
