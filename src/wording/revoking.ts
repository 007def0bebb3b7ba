import { l10n } from 'vscode';
import type { CloudId } from '../core/backupSet';

/** Microsoft's pages for a person's own applications, and for an administrator's; by cloud. */
const pages: Partial<Record<CloudId, { readonly myApps?: string; readonly entra: string }>> = {
  global: { myApps: 'https://myapps.microsoft.com', entra: 'https://entra.microsoft.com' },
  usGovGccHigh: { myApps: 'https://myapps.microsoft.us', entra: 'https://entra.microsoft.us' },
  usGovDod: { myApps: 'https://myapps.microsoft.us', entra: 'https://entra.microsoft.us' },
  china: { entra: 'https://portal.azure.cn' },
};

/** That forgetting here revokes nothing there, and where that is done. Without a cloud: in general. */
export function revokeWords(cloud: CloudId | undefined): string {
  const stays = l10n.t('At Microsoft the authorization stays until it is revoked there:');
  if (cloud === 'practice') {
    return l10n.t('The practice authority remembers the authorization until it is stopped.');
  }
  const { myApps, entra } = (cloud && pages[cloud]) ?? {};
  if (entra === undefined) {
    const where = l10n.t(
      'by its person under My Apps, or by an administrator in Entra under Enterprise applications.',
    );
    return `${stays} ${where}`;
  }
  const byAdministrator = l10n.t('by an administrator under Enterprise applications, {0}.', entra);
  const byPerson = myApps === undefined ? [] : [l10n.t('by its person under My Apps, {0}, or', myApps)];
  return [stays, ...byPerson, byAdministrator].join(' ');
}
