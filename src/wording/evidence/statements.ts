import { l10n } from 'vscode';
import type { Authentication } from '../../core/backupSets/backupSet';
import { plainText } from '../basics/plainText';
import { momentWords } from '../basics/locale';

/** "Applied in AhsayOBM: Kim Lee says so, 11/22/2026, 9:40 PM". `edition`: the product's name. */
export function appliedWords(applied: Authentication['applied'], edition: string): string {
  return l10n.t(
    'Applied in {0}: {1} says so, {2}',
    edition,
    plainText(applied?.by ?? ''),
    momentWords(applied?.at ?? ''),
  );
}

/**
 * Evidence, and of what it is none.
 * @param ended as AhsayCBS writes it: its time zone is not known, so its words stay as they are
 */
export function laterJobWords(ended: string): string {
  return l10n.t(
    'AhsayCBS tells of a successful backup job on {0}: backups run. It does not tell which authentication the job used.',
    plainText(ended),
  );
}

/** Where nobody stated it yet. */
export function notAppliedWords(edition: string): string {
  return l10n.t('Not applied yet: tell {0} of the authorization, then choose Mark as Applied.', edition);
}
