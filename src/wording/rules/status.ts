import { l10n } from 'vscode';
import type { Edition, Method } from '../../core/backupSets/backupSet';
import type { SetStatus } from '../../core/overview/setStatus';
import type { StatusTone } from '../../core/overview/statusTone';
import { dayStamp } from '../basics/locale';
import { editionName } from './editionName';

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
  if (status.authorization === 'notHere') words.push(l10n.t('not authorized on this computer'));
  if (status.authorization === 'notSaved') words.push(l10n.t('authorized, not yet saved'));
  // One of an account may serve its other sets; and a file that was renamed leaves what was made for its sets here.
  if (status.canBeReused) words.push(l10n.t('authorization available'));
  words.push(...keptWords(status));
  if (status.waitingForAdministrator) words.push(l10n.t('waiting for administrator'));
  if (status.reasons.some(({ id }) => id === 'reviewDue')) words.push(l10n.t('to be reviewed'));
  words.push(...whatIsLeft(status, editionName(edition)));
  // In a narrow side bar a row is cut: what is left to do stands before what went well.
  if (status.verified === 'passed')
    words.push(l10n.t('verified {0}', dayStamp(status.verification?.at ?? '')));
  return words.join(' · ');
}

/** What the last verification found amiss, and whether the authorization goes stale. */
function keptWords({ verified, staleness }: SetStatus): string[] {
  const words: string[] = [];
  if (verified === 'refused') words.push(l10n.t('refused by Microsoft'));
  if (verified === 'failed') words.push(l10n.t('verification failed'));
  if (verified === 'unknown') words.push(l10n.t('could not be verified'));
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

/** What a decoration says where the pointer rests on it. */
export function toneWords(tone: StatusTone): string {
  switch (tone) {
    case 'stopped':
      return l10n.t('Needs action before it can be migrated');
    case 'needsAction':
      return l10n.t('Needs action');
    case 'inProgress':
      return l10n.t('Not finished yet');
    case 'backupRan':
      return l10n.t('Done in the backup product, and a backup ran since');
  }
}
