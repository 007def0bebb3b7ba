import type { Edition, Method } from '../../core/backupSets/backupSet';
import type { SetStage } from '../../core/overview/setStage';
import type { SetState, SigningIn } from '../../core/overview/setState';
import type { SetStatus, StatusReason } from '../../core/overview/setStatus';
import { dayStamp, timeWords } from '../basics/locale';
import { plainText } from '../basics/plainText';
import { editionName } from './editionName';
import { l10n } from '../basics/l10n';

export function methodName(method: Method): string {
  switch (method) {
    case 'basic':
      return l10n.t('Basic');
    case 'hybrid':
      return l10n.t('Hybrid');
    case 'modern':
      return l10n.t('Modern');
  }
}

/** The badge in words: "Modern · not authorized on this computer · needs action". */
export function statusWords(status: SetStatus, edition: Edition | undefined): string {
  const words = [status.hybridForNow ? l10n.t('Hybrid, for now') : methodName(status.method)];
  if (status.recordedBy !== undefined) words.push(recordedWithoutWords(status.recordedBy));
  if (status.heldBy !== undefined) words.push(l10n.t('held by {0}', plainText(status.heldBy, 60)));
  else if (status.authorization === 'notHere') words.push(l10n.t('not authorized on this computer'));
  if (status.authorization === 'notSaved') words.push(l10n.t('authorized, not saved yet'));
  // One of an account may serve its other sets; and a file that was renamed leaves what was made for its sets here.
  if (status.canBeReused) words.push(l10n.t('authorization available'));
  words.push(...keptWords(status));
  if (status.waitingForAdministrator) words.push(l10n.t('waiting for administrator'));
  if (status.reasons.some(({ id }) => id === 'reviewDue')) words.push(l10n.t('needs a review'));
  words.push(...whatIsLeft(status, editionName(edition)));
  // In a narrow side bar a row is cut: what is left to do stands before what went well.
  if (status.verified === 'passed') words.push(l10n.t('tested {0}', dayStamp(status.verification?.at ?? '')));
  return words.join(' · ');
}

/** For a set that was, or will be, migrated in the product itself. */
export function recordedWithoutWords(by: string): string {
  return l10n.t('recorded by {0}, not authorized here', plainText(by, 60));
}

/** What the last verification found amiss, and whether the authorization goes stale. */
function keptWords({ verified, staleness }: SetStatus): string[] {
  const words: string[] = [];
  if (verified === 'refused') words.push(l10n.t('refused by Microsoft'));
  if (verified === 'failed') words.push(l10n.t('test failed'));
  if (verified === 'unknown') words.push(l10n.t("couldn't be tested"));
  if (verified !== 'refused' && staleness === 'soon') words.push(l10n.t('goes stale soon'));
  if (verified !== 'refused' && staleness === 'over') words.push(l10n.t('stale'));
  return words;
}

/** What stops a set is said instead of "needs action"; how far it is, only where nothing presses more. */
function whatIsLeft({ reasons, stage }: SetStatus, product: string): string[] {
  const stop = reasons.find(({ id }) => id === 'blocked' || id === 'fault');
  if (stop) {
    const tooOld = 'rule' in stop && stop.rule === 'productTooOld';
    return [tooOld ? l10n.t('upgrade first') : l10n.t('blocked')];
  }
  if (reasons.some(({ id }) => id !== 'notDone' && id !== 'upgrade')) return [l10n.t('needs action')];
  if (stage === 'recorded') return [l10n.t('not done in {0} yet', product)];
  if (reasons.length > 0) return [l10n.t('upgrade next')];
  if (stage === 'done') return [l10n.t('done in {0}', product)];
  return stage === 'backupRan' ? [l10n.t('backup ran')] : [];
}

/** The badge in a word or two: "Basic", "Hybrid · review". What it leaves out is in the tooltip. */
export function rowWords(status: SetStatus, signingIn?: SigningIn): string {
  if (signingIn?.until !== undefined) return l10n.t('signing in · until {0}', timeWords(signingIn.until));
  if (signingIn) return l10n.t('signing in');
  const word = wordBeside(status);
  return word === undefined ? methodName(status.method) : `${methodName(status.method)} · ${word}`;
}

/** What presses most first. A move to the other method makes a new authorization, too. */
const pressing: readonly StatusReason['id'][] = [
  'fault',
  'blocked',
  'notSaved',
  'waitingForAdministrator',
  'refused',
  'checkFailed',
  'reviewDue',
  'methodClosed',
  'notHere',
  'authorizeAgain',
  'limitsOpen',
  'signerMissing',
  'stale',
  'goesStale',
  'upgrade',
];

function wordBeside({ method, reasons, stage }: SetStatus): string | undefined {
  const of = (wanted: StatusReason['id']) => reasons.find(({ id }) => id === wanted);
  const reason = pressing.map(of).find((one) => one !== undefined);
  // The upgrade comes after the change that is recorded.
  if (reason && !(reason.id === 'upgrade' && stage === 'recorded')) return reasonWord(reason);
  return method === 'basic' ? undefined : stageWord(stage);
}

function reasonWord(reason: StatusReason): string | undefined {
  switch (reason.id) {
    case 'fault':
      return l10n.t('blocked');
    case 'blocked':
      return reason.rule === 'productTooOld' ? l10n.t('upgrade first') : l10n.t('blocked');
    case 'notSaved':
      return l10n.t('not saved');
    case 'waitingForAdministrator':
      return l10n.t('waiting');
    case 'refused':
      return l10n.t('refused');
    case 'checkFailed':
      return l10n.t('test failed');
    case 'stale':
      return l10n.t('stale');
    case 'goesStale':
      return l10n.t('stale soon');
    case 'notHere':
      return l10n.t('no authorization');
    case 'authorizeAgain':
    case 'limitsOpen':
    case 'signerMissing':
      return l10n.t('authorize again');
    case 'reviewDue':
    case 'methodClosed':
      return l10n.t('review');
    case 'upgrade':
      return l10n.t('upgrade');
    case 'basic':
    case 'failingForMail':
    case 'notDone':
      return undefined;
  }
}

/** A heading for the sets that are in it. */
export function stateName(state: SetState): string {
  switch (state) {
    case 'signingIn':
      return l10n.t('Signing in');
    case 'broken':
      return l10n.t('Authorization no longer works');
    case 'blocked':
      return l10n.t('Blocked');
    case 'inProgress':
      return l10n.t('In progress');
    case 'attention':
      return l10n.t('Needs a look');
    case 'toMigrate':
      return l10n.t('To migrate');
    case 'recorded':
      return l10n.t('Recorded');
    case 'done':
      return l10n.t('Done in the product');
    case 'backupRan':
      return l10n.t('Backup ran');
    case 'settled':
      return l10n.t('Nothing to do');
  }
}

function stageWord(stage: SetStage | undefined): string | undefined {
  switch (stage) {
    case 'recorded':
      return l10n.t('recorded');
    case 'done':
      return l10n.t('done');
    case 'backupRan':
      return l10n.t('backup ran');
    case 'toMigrate':
    case undefined:
      return undefined;
  }
}
