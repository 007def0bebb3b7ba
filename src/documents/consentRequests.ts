import type { ConsentRequest } from '../core/overview/consentRequests';
import { csvText } from '../core/basics/csvText';
import { exchangeAllowListCommands } from '../core/rules/exchangeAllowList';
import { permissionNames } from '../core/identity/permissions';
import { editionNames } from '../wording/backupSets/perSet';
import { administratorMail } from './administratorText';
import { cloudName } from '../wording/backupSets/clouds';
import { exchangeAllowListNote } from '../wording/identity/consent';
import { plainText } from '../wording/basics/plainText';
import { l10n } from '../wording/basics/l10n';
import { inLanguageOf } from '../wording/basics/languages';
import { between } from '../wording/basics/between';

/** A request with the link on which its administrator consents. */
export interface LinkedRequest {
  readonly request: ConsentRequest;
  readonly link: string;
}

/**
 * A text for each tenant in its language, to be copied into a mail, under a line that names it.
 * @param engineer who asks; empty: not known
 */
export function consentRequestsText(linked: readonly LinkedRequest[], engineer: string): string {
  const texts = linked.flatMap((one) =>
    inLanguageOf(one.request.sets[0]?.set.tenant, () => requestText(one, engineer)),
  );
  const intro = l10n.t(
    'A text for the administrator of each tenant: {0}. Nothing was sent. The files note that you asked.',
    linked.length,
  );
  return [l10n.t('Consent Requests'), '', intro, ...texts, ''].join('\n');
}

/** In the language of now. */
function requestText({ request, link }: LinkedRequest, engineer: string): readonly string[] {
  const { tenant, sets, signer, permissions } = request;
  const heading = `${plainText(tenant.tenant)} · ${cloudName(tenant.cloud)}`;
  const mail = administratorMail({
    sets: sets.map(({ set, method }) => ({ name: set.name, from: set.authentication.method, to: method })),
    signer,
    tenant: tenant.tenant,
    cloudName: cloudName(tenant.cloud),
    clientId: tenant.clientId,
    accounts: eachAccount(sets.map(({ set }) => set.account)),
    edition: editionNames(sets),
    engineer,
    consentLink: link,
    permissions,
  });
  return ['', line, heading, line, '', mail, ...exchangeLines(request)];
}

const line = '='.repeat(72);

/** Exchange must let the app in, too: its own list of apps. */
function exchangeLines({ tenant: { clientId }, permissions }: ConsentRequest): readonly string[] {
  return permissions.some(({ resource }) => resource === 'exchange')
    ? [
        '',
        exchangeAllowListNote(),
        ...(exchangeAllowListCommands(clientId) ?? []).map((command) => `  ${command}`),
      ]
    : [];
}

/** For a mail merge: a line for each tenant and app. @param askedAt ISO 8601 */
export function consentRequestsCsv(linked: readonly LinkedRequest[], askedAt: string): string {
  return csvText([
    [
      l10n.t('Tenant'),
      l10n.t('App (client) ID'),
      l10n.t('Permissions'),
      l10n.t('Consent link'),
      l10n.t('Asked on'),
    ],
    ...linked.map(({ request: { tenant, permissions }, link }) => [
      plainText(tenant.tenant),
      tenant.clientId,
      permissionNames(permissions).join(' '),
      link,
      askedAt,
    ]),
  ]);
}

/** What a line of the list says of a tenant. */
export function requestedWords({ sets, names }: ConsentRequest): string {
  return l10n.t('Backup sets: {0} · {1}', sets.length, names.join(between.names));
}

/** Before anything names an app that comes from a file: whose it is. */
export function confirmAppWords(of: readonly ConsentRequest[]): {
  readonly what: string;
  readonly detail: string;
} {
  const [first] = of;
  const tenants = of.slice(0, 10).map(({ tenant }) => plainText(tenant.tenant));
  const more = of.length - tenants.length;
  const all = [...tenants, ...(more > 0 ? [l10n.t('… and {0} more', more)] : [])].join(between.names);
  return {
    what: l10n.t(
      'Is {0} your app in the cloud {1}?',
      first?.tenant.clientId ?? '',
      first ? cloudName(first.tenant.cloud) : '',
    ),
    detail: l10n.t(
      "The client ID comes from the file, and you haven't confirmed it for this cloud yet. Compare it with your app registration in Entra: administrators who accept let this app into their tenants. Tenants: {0}",
      all,
    ),
  };
}

function eachAccount(accounts: readonly string[]): readonly string[] {
  return [...new Map(accounts.map((account) => [account.trim().toLowerCase(), account.trim()])).values()];
}
