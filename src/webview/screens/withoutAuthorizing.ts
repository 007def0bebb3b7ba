import type { Part } from '../protocol';
import { quiet, type ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

/** An equal way: for a set that is migrated in the product itself, or will be while its administrator is on the phone. */
export function withoutAuthorizing({ row, edition }: ScreenModel): Part[] {
  if (!row?.actions.has('recordWithout')) return [];
  return [
    {
      kind: 'group',
      title: l10n.t('Migrated in {0} itself?', edition),
      parts: [
        quiet(
          l10n.t(
            "Record the method without an app, a consent, or a sign-in here. Account, role, and permissions aren't checked. {0}'s own steps follow as a checklist.",
            edition,
          ),
        ),
        {
          kind: 'buttons',
          buttons: [
            {
              id: 'recordWithout',
              label: l10n.t('Record Without Authorizing…'),
              enabled: true,
              look: 'secondary',
            },
          ],
        },
      ],
    },
  ];
}
