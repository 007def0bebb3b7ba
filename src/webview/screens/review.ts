import { l10n } from 'vscode';
import type { BackupSet, TargetMethod } from '../../core/backupSet';
import type { Judgement, RuleId } from '../../core/judgement';
import { mayContinue } from '../../core/migrationState';
import { aboutSets, eachOnce } from '../../wording/aboutSets';
import { roleName, sourceNames } from '../../wording/facts';
import { methodName } from '../../wording/status';
import { plainText } from '../../wording/plainText';
import { readinessWords } from '../../wording/readiness';
import { editionName, gapSentence, ruleSentence, ruleWithSource, sourceSentence } from '../../wording/rules';
import type { Button, Part } from '../protocol';
import { leftOutList, setList } from './groupParts';
import type { Screen, ScreenFacts, ScreenMember } from './screen';

/** Continue: the set, its methods with their rules, who must sign in, limits to acknowledge. */
export function review(facts: ScreenFacts): Screen {
  const { judgement, state, usable, edition } = facts;
  const { method, acknowledged } = state.choices;
  const chosen = method && judgement[method];
  const mayGoOn = mayContinue(state.choices, judgement);
  const parts: Part[] = [
    situation(facts),
    ...setList(facts, l10n.t('Backup sets')),
    ...leftOutList(facts.leftOut, edition),
  ];
  const of = (wordsOf: (member: ScreenMember) => readonly string[]) => aboutSets(facts.members, wordsOf);
  parts.push(...of(({ readiness }) => readiness.map(readinessWords)).map(warning));
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
      ...(facts.queue ? [] : [judgement.blockedBy.length > 0 ? close : cancel]),
    ],
    focus: mayGoOn ? (usable[0] ? 'useGrant' : 'continue') : 'heading',
  };
}

const cancel: Button = { id: 'cancel', label: l10n.t('Cancel'), enabled: true, look: 'secondary' };

const close: Button = { ...cancel, label: l10n.t('Close') };

/** What blocks is mended in the file. */
const openFile: Button = { id: 'openFile', label: l10n.t('Open File'), enabled: true, look: 'primary' };

function heading({ set, members, state }: ScreenFacts): string {
  if (members.length > 1) return l10n.t('Migrate {0} backup sets of {1}', members.length, set.account);
  return state.choices.method === set.authentication.method
    ? l10n.t('Authorize “{0}” Again', set.name)
    : l10n.t('Migrate “{0}”', set.name);
}

/** Said before the work where the authorization would not simply stay on this computer. */
function whereItStays({ storage }: ScreenFacts): Part[] {
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

/** No method can be recommended for it. */
function undecided({ set, judgement }: ScreenMember): string[] {
  const { recommended, undecidedBy } = judgement;
  return recommended || undecidedBy === undefined
    ? []
    : [ruleSentence(undecidedBy, editionName(set.edition))];
}

/** Where the others become Modern, and it cannot. */
function hybridForNow(member: ScreenMember): string[] {
  const [closedBy] = member.judgement.modern.closedBy;
  return member.method === 'hybrid' && closedBy !== undefined ? [ruleOf(member, closedBy)] : [];
}

/** The rule that names limits of its method. */
function limitedBy({ set, judgement, method }: ScreenMember): string[] {
  const rule = method && judgement[method].gapsBy;
  return rule === undefined || rule === judgement.undecidedBy
    ? []
    : [ruleSentence(rule, editionName(set.edition))];
}

function limits({ set, judgement, method }: ScreenMember): string[] {
  return method ? judgement[method].gaps.map((gap) => gapSentence(gap, editionName(set.edition))) : [];
}

function ruleOf({ set }: ScreenMember, rule: RuleId): string {
  return ruleWithSource(rule, set.edition);
}

function alreadyHere({ usable, judgement, edition }: ScreenFacts): Part {
  return {
    kind: 'list',
    title: l10n.t('Already authorized on this computer'),
    items: usable.map(({ facts }) => ({
      text: l10n.t(
        '{0}, signed in {1}',
        plainText(facts.person.name),
        new Date(facts.authorizedAt).toLocaleString(),
      ),
      detail: ruleSentence(judgement.grantScope.rule, edition),
    })),
  };
}

/** Hybrid keeps the stored user name and password in use: our reading of the manual, and worded so. */
export function hybridNotes({ members }: ScreenFacts): Part[] {
  const hybrid = members.filter(({ method }) => method === 'hybrid');
  return eachOnce(hybrid, ({ set }) => [
    l10n.t(
      'As we read the manual, with Hybrid the user name and password that {0} holds stay in use beside the authorization. This program never asks for that password.',
      editionName(set.edition),
    ),
  ]).map(({ words }) => quiet(words));
}

function situation({ set, members, cloudName }: ScreenFacts): Part {
  const all = (wordsOf: (member: ScreenMember) => string) => [...new Set(members.map(wordsOf))].join(', ');
  const tenant = set.tenant ? `${set.tenant.tenant} · ${cloudName}` : l10n.t('unknown: “{0}”', set.tenantId);
  return {
    kind: 'facts',
    rows: [
      { label: l10n.t('Account'), value: `${set.account} · ${all((one) => roleName(one.set.accountRole))}` },
      { label: l10n.t('Tenant'), value: tenant },
      ...(members.length > 1
        ? []
        : [
            { label: l10n.t('Backs up'), value: sourceNames(set.sources) },
            { label: l10n.t('Now'), value: present(set) },
          ]),
      { label: l10n.t('Product'), value: all(product) },
    ],
  };
}

function product({ set: { edition } }: ScreenMember): string {
  const version = edition
    ? `${plainText(edition.version)} (${plainText(edition.kind)})`
    : l10n.t('version unknown');
  return `${editionName(edition)} ${version}`;
}

/** Method, and who authorized it when, as far as the file records it. */
function present({ authentication }: BackupSet): string {
  const { method, authorizedBy, authorizedAt } = authentication;
  if (!authorizedBy) return methodName(method);
  const name = plainText(authorizedBy.name);
  const when = authorizedAt === undefined ? '' : new Date(authorizedAt).toLocaleString();
  return `${methodName(method)} · ${l10n.t('authorized by {0} {1}', name, when).trim()}`;
}

function methodChoice({ judgement, state, members }: ScreenFacts): Part {
  const option = (method: TargetMethod) => {
    const { open, closedBy, signerBy } = judgement[method];
    const recommended = judgement.recommended?.method === method ? judgement.recommended.rule : undefined;
    const rule = (open ? undefined : closedBy[0]) ?? recommended ?? signerBy;
    const mark = markOf(judgement, method);
    return {
      value: method,
      label: methodName(method),
      ...(mark ? { mark } : {}),
      why: ruleSentence(rule, editionOf(members, rule)),
      source: sourceSentence(rule),
      enabled: open,
      chosen: state.choices.method === method,
    };
  };
  const both = [option('modern'), option('hybrid')];
  // For several sets a method can be closed because none of them gets it: no rule says that.
  const options = members.length > 1 ? both.filter(({ enabled }) => enabled) : both;
  return { kind: 'methods', legend: l10n.t('Move to'), options };
}

/** What the product is called of which a rule speaks. */
function editionOf(members: readonly ScreenMember[], rule: RuleId): string {
  const spokenOf = members.find(({ judgement: { hybrid, modern, recommended } }) =>
    [recommended?.rule, ...hybrid.closedBy, hybrid.signerBy, ...modern.closedBy, modern.signerBy].includes(
      rule,
    ),
  );
  return editionName((spokenOf ?? members[0])?.set.edition);
}

function markOf(judgement: Judgement, method: TargetMethod): string | undefined {
  if (!judgement[method].open) return l10n.t('Closed');
  if (judgement.recommended?.method !== method) return undefined;
  const forNow = method === 'hybrid' && !judgement.modern.open;
  return forNow ? l10n.t('Recommended, for now') : l10n.t('Recommended');
}

function whoSignsIn({ set, members, judgement }: ScreenFacts, method: TargetMethod): Part {
  const { signer, signerBy } = judgement[method];
  const own = members.some((one) => one.set.accountRole === 'globalAdministrator');
  const who =
    signer === 'anyMember'
      ? l10n.t('{0} signs in. Another member of the tenant can, after you confirm it.', set.account)
      : own
        ? l10n.t('A Global Administrator signs in, normally {0} itself.', set.account)
        : l10n.t('Ask your administrator to sign in: an account with the Global Administrator role.');
  return {
    kind: 'list',
    title: l10n.t('Who must sign in'),
    items: [
      {
        text: who,
        detail: `${ruleSentence(signerBy, editionOf(members, signerBy))} ${sourceSentence(signerBy)}`,
      },
    ],
  };
}

function signOutAdvice({ signOutHost }: ScreenFacts): Part {
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
            label: l10n.t('Open {0} to Sign Out', signOutHost),
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
function goOn({ usable, state }: ScreenFacts, enabled: boolean): Button[] {
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

function warning(text: string): Part {
  return { kind: 'text', tone: 'warning', text };
}

function quiet(text: string): Part {
  return { kind: 'text', tone: 'quiet', text };
}
