import { l10n } from 'vscode';
import type { BackupSet } from '../core/backupSets/backupSet';
import type { BlockedSet, Plan, PlannedAccount, PlannedTenant } from '../core/overview/plan';
import { cachedJudgement } from '../core/rules/cachedJudgement';
import { exchangeAllowListCommands } from '../core/rules/exchangeAllowList';
import type { PlannedConsent } from '../core/overview/planConsents';
import type { Progress } from '../core/overview/setStage';
import type { Retirement } from '../core/overview/retirements';
import { eachOnce, namesOf } from '../wording/backupSets/perSet';
import { cloudName } from '../wording/backupSets/clouds';
import { consentWords, exchangeAllowListNote } from '../wording/identity/consent';
import { methodChange } from '../wording/backupSets/methodChange';
import { plainText } from '../wording/basics/plainText';
import { retirementWords } from '../wording/rules/retirements';
import { editionName, gapSentence, ruleWithSource, upgradeSentence } from '../wording/rules/rules';
import { progressWords } from '../wording/basics/progress';
import { setCountWords } from '../wording/basics/setCounts';
import type { PlanException, PlannedSet, PlanStep } from '../core/overview/planStep';

/**
 * A plan as plain text: what would change, who must sign in, what is to be decided, what is blocked and why. All text
 * from files is made plain, so that each stays on its line.
 * @param fileName for people, of a file's URI
 * @param marksOf what Microsoft switches off underneath a set
 */
export function planDocument(
  plan: Plan,
  fileName: (file: string) => string,
  marksOf: (set: BackupSet) => readonly Retirement[],
): string {
  let number = 0;
  const tenants = plan.tenants.flatMap((tenant) => [
    '',
    ...heading(tenantName(tenant), '-'),
    ...tenant.consents.flatMap((consent) => ['', ...consentLines(consent)]),
    ...tenant.accounts.flatMap((account) => [
      ...account.steps.flatMap((step) => [
        '',
        ...stepLines(step, account.steps, ++number, fileName, marksOf),
      ]),
      ...blockedLines(account, fileName),
    ]),
  ]);
  return [...heading(l10n.t('Migration Plan'), '='), '', ...summary(plan), ...tenants, ''].join('\n');
}

/** "Backup sets to migrate: 3 · authorizations: 2 · sign-ins: 1 · blocked: 1". */
export function planWords({ steps, blocked }: Plan): string {
  const sets = steps.reduce((sum, step) => sum + step.sets.length, 0);
  const signIns = steps.filter(({ way }) => way.kind === 'signIn').length;
  return [
    l10n.t('Backup sets to migrate: {0}', sets),
    l10n.t('authorizations: {0}', steps.length),
    l10n.t('sign-ins: {0}', signIns),
    ...(blocked > 0 ? [l10n.t('blocked: {0}', blocked)] : []),
  ].join(' · ');
}

function summary(plan: Plan): string[] {
  const toDecide = plan.steps.flatMap(({ sets }) => sets).filter(({ exceptions }) => exceptions.length > 0);
  return [
    l10n.t('Nothing was changed, and nobody was asked to sign in: this is what would be done.'),
    '',
    planWords(plan),
    ...progressLines(plan.progress),
    ...(toDecide.length > 0 ? [l10n.t('With something to decide or to know: {0}', toDecide.length)] : []),
    ...(plan.toVerify > 0
      ? [l10n.t('For Test This Authorization, before anyone signs in: {0}', plan.toVerify)]
      : []),
    ...(plan.progress.recorded > 0
      ? [l10n.t('To be done in the product, and then marked: {0}', plan.progress.recorded)]
      : []),
    ...(plan.recordedWithout > 0
      ? [l10n.t('Recorded and not authorized here: {0}', plan.recordedWithout)]
      : []),
    ...(plan.toUpgrade > 0
      ? [l10n.t('Hybrid for now, until their product is upgraded: {0}', plan.toUpgrade)]
      : []),
    ...(plan.inOrder > 0 ? [l10n.t('Need nothing: {0}', plan.inOrder)] : []),
  ];
}

/** A bar that fills with what is done in the product, with the numbers beside it. */
function progressLines(progress: Progress): string[] {
  const words = progressWords(progress);
  if (words === undefined) return [];
  // Never full before the last one is done.
  const filled = Math.floor((progress.done / progress.all) * barLength);
  return [`[${'#'.repeat(filled)}${'-'.repeat(barLength - filled)}] ${words}`];
}

const barLength = 20;

/** What its administrator can grant beforehand, for all sets at once; and what is known of it. */
function consentLines({ clientId, permissions, sets, known, exchange }: PlannedConsent): string[] {
  return [
    l10n.t(
      'Consent that the app {0} most likely needs first, once for {1}: {2}',
      clientId,
      setCountWords(sets),
      permissions.join(', '),
    ),
    `   ${consentWords(known)} ${l10n.t('Users can consent to it only if the organization lets them.')}`,
    ...(exchange ? exchangeLines(clientId) : []),
  ];
}

function exchangeLines(clientId: string): string[] {
  return [
    `   ${exchangeAllowListNote()}`,
    ...(exchangeAllowListCommands(clientId) ?? []).map((line) => `      ${line}`),
  ];
}

function tenantName({ name, tenant }: PlannedTenant): string {
  const kind = tenant ? cloudName(tenant.cloud) : l10n.t('not among the tenants of its file');
  return `${plainText(name)} · ${kind}`;
}

function stepLines(
  step: PlanStep,
  ofAccount: readonly PlanStep[],
  number: number,
  fileName: (file: string) => string,
  marksOf: (set: BackupSet) => readonly Retirement[],
): string[] {
  const apart = whyApart(step, ofAccount);
  return [
    l10n.t('{0}. {1} ({2})', number, plainText(step.account), setCountWords(step.sets.length)),
    ...(apart === undefined ? [] : [`   ${apart}`]),
    `   ${whoSignsIn(step)}`,
    ...step.sets.map(
      ({ set, method }) =>
        `   - ${plainText(set.name)}: ${methodChange(set.authentication.method, method)}  [${plainText(fileName(set.file))}]`,
    ),
    ...exceptionLines(step.sets),
    ...markLines(step.sets, marksOf),
  ];
}

/** Why the account has more than one authorization; undefined: it has one, or the others are here already. */
function whyApart({ tenant, sets, shared }: PlanStep, ofAccount: readonly PlanStep[]): string | undefined {
  if (ofAccount.length < 2) return undefined;
  const [first] = sets;
  if (!shared && first) return ruleWithSource(cachedJudgement(first.set).grantScope.rule, first.set.edition);
  const apps = new Set(ofAccount.map((step) => step.tenant.clientId?.toLowerCase()));
  if (apps.size < 2) return undefined;
  return l10n.t('Apart from the others of the account: its app registration is {0}.', tenant.clientId ?? '');
}

function whoSignsIn({ way, signer, signerBy, account, sets }: PlanStep): string {
  if (way.kind !== 'signIn') {
    const name = plainText(way.grant.person.name);
    return way.kind === 'save'
      ? l10n.t('Nobody has to sign in: the authorization of {0} is finished, and only Save is missing.', name)
      : l10n.t('Nobody has to sign in: the authorization of {0} is on this computer and serves them.', name);
  }
  const rule = signerBy === undefined ? '' : ` ${ruleWithSource(signerBy, sets[0]?.set.edition)}`;
  const who =
    signer === 'globalAdministrator'
      ? l10n.t('Must sign in: a Global Administrator of the tenant.')
      : l10n.t('Must sign in: {0}, or another member of the tenant that you confirm.', plainText(account));
  return who + rule;
}

/** Each exception once, with the sets that it is about. */
function exceptionLines(sets: readonly PlannedSet[]): string[] {
  return eachOnce(sets, ({ set, exceptions }) =>
    exceptions.map((exception) => exceptionWords(exception, set)),
  ).map(({ words, of }) => `   ! ${namesOf(of)}: ${words}`);
}

/** What stays true, or becomes true, once the set has its planned method. */
function markLines(
  sets: readonly PlannedSet[],
  marksOf: (set: BackupSet) => readonly Retirement[],
): string[] {
  return eachOnce(sets, ({ set, method }) =>
    marksOf(method ? { ...set, authentication: { ...set.authentication, method } } : set).map(
      retirementWords,
    ),
  ).map(({ words, of }) => `   ! ${namesOf(of)}: ${words}`);
}

/** What the engineer decides or should know, with the rule and its source. */
function exceptionWords(exception: PlanException, { edition }: PlannedSet['set']): string {
  switch (exception.id) {
    case 'undecided':
      return `${l10n.t('The method is yours to choose.')} ${ruleWithSource(exception.rule, edition)}`;
    case 'limits':
      return [
        l10n.t('Limits to acknowledge:'),
        ...exception.gaps.map((gap) => gapSentence(gap, editionName(edition))),
        ruleWithSource(exception.rule, edition),
      ].join(' ');
    case 'hybridForNow':
      return `${ruleWithSource(exception.rule, edition)} ${upgradeSentence(exception.rule, edition)}`.trim();
    case 'roleUnknown':
      return `${ruleWithSource(exception.rule, edition)} ${l10n.t('Where none can sign in, choose Hybrid.')}`;
    case 'administrator':
      return l10n.t('If no Global Administrator can sign in, choose Hybrid.');
    case 'waitingForAdministrator':
      return l10n.t(
        'An administrator was asked: go on when they have consented or can sign in on this computer.',
      );
  }
}

function blockedLines({ name, blocked }: PlannedAccount, fileName: (file: string) => string): string[] {
  if (blocked.length === 0) return [];
  return ['', l10n.t('Blocked: {0}', plainText(name)), ...blocked.map((one) => blockedLine(one, fileName))];
}

function blockedLine({ set, rules }: BlockedSet, fileName: (file: string) => string): string {
  const why = rules.map((rule) => ruleWithSource(rule, set.edition)).join(' ');
  return `   x ${plainText(set.name)}  [${plainText(fileName(set.file))}]: ${why}`;
}

function heading(text: string, underline: '=' | '-'): string[] {
  return [text, underline.repeat(Array.from(text).length)];
}
