import type { Plan } from '../../core/overview/plan';
import { l10n } from '../basics/l10n';

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
