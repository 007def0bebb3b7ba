import { l10n } from 'vscode';
import type { Permission } from '../core/permissions';
import { permissionReason } from './permissions';

/** What a hand-off to an administrator names. No code, no token, and nobody is asked for one. */
export interface HandOff {
  readonly tenant: string;
  readonly clientId: string;
  readonly account: string;
  readonly edition: string;
  readonly consentLink: string;
  readonly permissions: readonly Permission[];
}

/** A text to send by mail or chat, as Markdown that reads well as plain text too. */
export function administratorText({
  tenant,
  clientId,
  account,
  edition,
  consentLink,
  permissions,
}: HandOff): string {
  return [
    l10n.t('Microsoft 365 backup with {0}: consent for an app in {1}', edition, tenant),
    '',
    l10n.t('The backup of {0} moves from Basic to Modern authentication. For that, please', account),
    '',
    `- ${l10n.t('either come to my computer and sign in there yourself,')}`,
    `- ${l10n.t('or open this link on yours, compare the app’s ID, and accept: {0}', consentLink)}`,
    '',
    l10n.t('App (client) ID: {0}', clientId),
    '',
    l10n.t('Permissions asked for:'),
    '',
    ...permissions.map(({ names, reason }) => `- ${names.join(', ')}: ${permissionReason(reason, edition)}`),
    '',
    l10n.t(
      'The link grants consent only. Please do not send me a code, a password or a number of your authenticator app: none is needed, and I will never ask for one.',
    ),
  ].join('\n');
}
