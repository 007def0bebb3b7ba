import type { CloudId } from '../../core/backupSets/backupSet';
import { pagesOf } from '../../core/backupSets/clouds';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

/** That forgetting here revokes nothing there, and where that is done. Without a cloud: in general. */
export function revokeWords(cloud: CloudId | undefined): string {
  const stays = l10n.t("At Microsoft, the authorization is valid until it's revoked there:");
  if (cloud === 'practice') {
    return l10n.t("The practice sign-in server remembers the authorization until it's stopped.");
  }
  const pages = cloud && pagesOf(cloud);
  if (!pages) {
    const where = l10n.t(
      'by the person who signed in, under My Apps, or by an administrator in Entra, under Enterprise applications.',
    );
    return `${stays} ${where}`;
  }
  const { myApps, entra } = pages;
  const byAdministrator = l10n.t('by an administrator, under Enterprise applications, {0}.', entra);
  const byPerson =
    myApps === undefined ? [] : [l10n.t('by the person who signed in, under My Apps, {0}, or', myApps)];
  return [stays, ...byPerson, byAdministrator].join(between.sentences);
}
