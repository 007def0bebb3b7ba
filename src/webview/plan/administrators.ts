import type { PlannedTenant } from '../../core/overview/plan';
import type { ConsentState } from '../../core/identity/consent';
import { dayCountWords } from '../../wording/basics/counts';
import { plainText } from '../../wording/basics/plainText';
import { setCountWords } from '../../wording/basics/setCounts';
import { consentWords } from '../../wording/identity/consent';
import type { Part, RowView } from '../protocol';
import { quiet } from '../screens/screen';
import type { PlanModel } from './planModel';
import { l10n } from '../../wording/basics/l10n';
import { asSentence, between } from '../../wording/basics/between';

const day = 24 * 60 * 60 * 1000;

/** What each tenant's administrator must do, once for all of its sets, and what is known of it. */
export function administrators({ plan, now }: PlanModel, most: number): Part[] {
  const needs = plan.tenants.flatMap((tenant) => needsOf(tenant, now));
  if (needs.length === 0) return [];
  const more = needs.length - most;
  return [
    {
      kind: 'group',
      title: l10n.t('What administrators must do'),
      parts: [
        { kind: 'rows', items: needs.slice(0, most) },
        ...(more > 0 ? [quiet(l10n.t('… and {0} more', more))] : []),
        {
          kind: 'buttons',
          buttons: [
            {
              id: 'requestConsent',
              label: l10n.t('Request Consent for Tenants…'),
              enabled: true,
              look: 'secondary',
            },
          ],
        },
      ],
    },
  ];
}

function needsOf({ name, consents, accounts }: PlannedTenant, now: number): RowView[] {
  const tenant = plainText(name);
  const row = (text: string, detail: string, asked: boolean): RowView => ({
    icon: asked ? 'inProgress' : 'attention',
    state: asked ? l10n.t('Asked') : l10n.t('To do'),
    text,
    detail,
    buttons: [],
  });
  const open = consents.filter(({ known }) => known.state !== 'confirmed');
  const administrators = accounts.filter(({ steps }) =>
    steps.some(({ way, signer }) => way.kind === 'signIn' && signer === 'globalAdministrator'),
  );
  return [
    ...open.map(({ clientId, permissions, sets, known, exchange }) =>
      row(
        l10n.t('{0}: consent to app {1}, once for {2}', tenant, clientId, setCountWords(sets)),
        [
          asSentence(permissions.join(between.names)),
          knownWords(known, now),
          ...(exchange ? [l10n.t('Exchange must list the app, too: the request has the commands.')] : []),
        ].join(between.sentences),
        known.state === 'asked',
      ),
    ),
    ...(administrators.length > 0
      ? [
          row(
            l10n.t('{0}: a Global Administrator signs in', tenant),
            administrators.map((account) => plainText(account.name)).join(between.names),
            false,
          ),
        ]
      : []),
  ];
}

function knownWords(known: ConsentState, now: number): string {
  if (known.state !== 'asked') return consentWords(known);
  const days = Math.max(0, Math.floor((now - Date.parse(known.at)) / day));
  return days === 0
    ? l10n.t('Asked today, no answer yet.')
    : l10n.t('Asked {0} ago, no answer.', dayCountWords(days));
}
