import { plainText } from '../../wording/basics/plainText';
import { editionName } from '../../wording/rules/editionName';
import type { Part } from '../protocol';
import type { ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

/** For who comes here because a backup failed: what this program can't do, what is known, and where to look. */
export function backupFailed({ row }: ScreenModel): Part[] {
  if (row?.status.stage === undefined || row.status.stage === 'toMigrate') return [];
  const { set, status } = row;
  const product = editionName(set.edition);
  const { edition } = set.authentication;
  const now = set.edition?.version;
  const changed =
    edition !== undefined && now !== undefined && edition !== now
      ? l10n.t(
          '{0} was {1} at the last authorization, and is {2} now.',
          product,
          plainText(edition),
          plainText(now),
        )
      : l10n.t("The file shows no change of the product's version since it was authorized.");
  const job =
    status.laterJob === undefined
      ? l10n.t('No successful job after the change is known on this computer.')
      : l10n.t('Last successful job at AhsayCBS: {0}.', plainText(status.laterJob));
  return [
    {
      kind: 'details',
      summary: l10n.t('Backup failed?'),
      parts: [
        {
          kind: 'text',
          tone: 'strong',
          text: l10n.t("Authorizing here doesn't repair a backup: {0} uses its own authorization.", product),
        },
        { kind: 'text', tone: 'normal', text: `${job} ${changed}` },
        {
          kind: 'list',
          title: l10n.t('Likely causes'),
          items: [
            {
              text: l10n.t('The password of the account was changed or reset.'),
              detail: l10n.t('Microsoft then ends its authorizations. Authorize again in {0}.', product),
            },
            {
              text: l10n.t("The consent of {0}'s app was removed, or never given for the tenant.", product),
              detail: l10n.t('An administrator grants it in Entra, under Enterprise applications.'),
            },
            {
              text: l10n.t('A Conditional Access policy blocks the sign-in.'),
              detail: l10n.t("Find the reason in Entra's sign-in log of the account."),
            },
            {
              text: l10n.t('{0} was upgraded.', product),
              detail: l10n.t('After an upgrade to 9.0 or later, authorize each backup set again once.'),
            },
          ],
        },
      ],
    },
  ];
}
