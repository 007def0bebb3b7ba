import { pagesOf } from '../core/backupSets/clouds';
import { mayAuthorize } from '../core/steps/migrationState';
import type { OtherWindowReason, Problem } from '../core/identity/problem';
import { type HelpAction, helpFor } from '../core/identity/signInErrors';
import { offeredWays, signInWays } from '../core/identity/signInWays';
import { problemWords } from '../wording/identity/problems';
import type { Button, ProblemView } from './protocol';
import type { ScreenModel } from './screens/screen';
import { insteadLabel } from './screens/ways';
import type { Difference } from '../core/backupSets/difference';
import { l10n } from '../wording/basics/l10n';

/** A problem as the page shows it: what happened, who acts, what next, and what the product itself can do about it. */
export function problemView(problem: Problem, facts: ScreenModel): ProblemView {
  const { what, who, next, details } = problemWords(problem);
  return {
    what: whatHappened(problem, what, facts),
    ...(who === undefined ? {} : { who: l10n.t('Who acts: {0}', who) }),
    next,
    details,
    detailsLabel: l10n.t('Details'),
    buttons: ways(problem, facts),
  };
}

/** On Authorize nobody is signing in yet. */
function whatHappened({ kind }: Problem, what: string, { state }: ScreenModel): string {
  return kind === 'setChanged' && state.at.step === 'authorize'
    ? l10n.t('The entry changed after Continue.')
    : what;
}

function ways(problem: Problem, facts: ScreenModel): readonly Button[] {
  switch (problem.kind) {
    case 'microsoft':
      return [
        ...helpFor(problem).actions.flatMap((action) => buttonOf(action, facts) ?? []),
        ...(problem.numbers.length > 0 ? [link('openErrorPage', l10n.t('Look Up at Microsoft'))] : []),
        ...(problem.correlationId ? [link('copyCorrelationId', l10n.t('Copy Correlation ID'))] : []),
      ];
    case 'network':
      return [
        ...tryAgain(facts),
        ...(problem.cause === 'proxy' ? [link('openProxySetting', l10n.t('Open Proxy Settings'))] : []),
        link('runDoctor', l10n.t('Run Doctor')),
      ];
    case 'attempt':
      return problem.reason === 'expired' ? tryAgain(facts) : [];
    case 'file':
      return problem.reason === 'unsavedChanges'
        ? [{ ...link('saveFile', l10n.t('Save the File and Continue')), look: 'secondary' }, openFile()]
        : [openFile()];
    case 'cloud':
      return problem.reason === 'absent' ? [link('startPractice', l10n.t('Start Practice'))] : [openFile()];
    case 'actionFailed':
    case 'defect':
      return [link('showLog', l10n.t('Show Log'))];
    case 'otherWindow':
      return otherWindow(problem.reason);
    case 'setChanged':
      return startOver(problem.differences);
    case 'paste':
    case 'adminConsent':
    case 'secretStorage':
      return [];
  }
}

/** Undefined: it cannot be done for this set, or not by this page. */
function buttonOf(action: HelpAction, facts: ScreenModel): Button | readonly Button[] | undefined {
  const pages = facts.set.tenant && pagesOf(facts.set.tenant.cloud);
  switch (action) {
    case 'signInAgain':
      return tryAgain(facts);
    case 'otherWay':
      return otherWay(facts);
    case 'browserWay':
      return signInWays[facts.state.choices.way].answer === 'polling' ? otherWay(facts) : undefined;
    case 'administratorText':
      return link('copyAdministratorText', l10n.t('Copy Text for the Administrator'));
    case 'consentLink':
      return link('copyAdminConsent', l10n.t('Copy Consent Link'));
    case 'openFile':
      return openFile();
    case 'permissionSetting':
      return link('openPermissionSetting', l10n.t('Open Permission Settings'));
    case 'entraPage':
      return pages && link('openEntra', l10n.t('Open {0}', new URL(pages.entra).host));
    case 'securityInfoPage':
      return pages?.securityInfo === undefined
        ? undefined
        : link('openSecurityInfo', l10n.t('Open My Security Info'));
    case 'passwordPage':
      return pages?.password === undefined
        ? undefined
        : link('openPasswordPage', l10n.t('Open Change Password'));
  }
}

/** Only where Authorize is open too; the page that shows the problem stands there then. */
function tryAgain(facts: ScreenModel): Button[] {
  const { state } = facts;
  const open = state.at.step === 'authorize' && mayAuthorize(state.choices, facts);
  return open ? [link('tryAgain', l10n.t('Sign In Again'))] : [];
}

function otherWay(facts: ScreenModel): Button[] {
  const { way } = facts.state.choices;
  const other = offeredWays.find((one) => one !== way);
  if (other === undefined || tryAgain(facts).length === 0) return [];
  return [link('otherWay', insteadLabel(other))];
}

function otherWindow(reason: OtherWindowReason): Button[] {
  if (reason === 'holds' || reason === 'tookOver') return [link('takeOver', l10n.t('Take Over'))];
  return [
    link('reloadWindow', l10n.t('Reload Window')),
    ...(reason === 'storedBefore' ? [link('goOnWithout', l10n.t('Continue Without Them'))] : []),
  ];
}

/** An entry that no file has cannot be started over with. */
function startOver(differences: readonly Difference[]): Button[] {
  const isThere = differences.every(({ id }) => id !== 'gone' && id !== 'repeated');
  const again: Button = { ...link('startOver', l10n.t('Start Over')), look: 'primary' };
  return [...(isThere ? [again] : []), openFile()];
}

function openFile(): Button {
  return link('openFile', l10n.t('Open File'));
}

function link(id: Button['id'], label: string): Button {
  return { id, label, enabled: true, look: 'link' };
}
