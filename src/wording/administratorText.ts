import { l10n } from 'vscode';
import type { TargetMethod } from '../core/backupSet';
import type { Signer } from '../core/judgement';
import type { Permission } from '../core/permissions';
import { permissionReason } from './permissions';
import { methodName } from './status';

/** What a hand-off to an administrator names. No code, no token, and nobody is asked for one. */
export interface HandOff {
  readonly set: string;
  readonly method: TargetMethod;
  readonly signer: Signer;
  readonly tenant: string;
  readonly clientId: string;
  readonly account: string;
  readonly edition: string;
  readonly consentLink: string;
  readonly permissions: readonly Permission[];
}

/** A text to send by mail or chat, as Markdown that reads well as plain text too. */
export function administratorText(handOff: HandOff): string {
  const { set, method, signer, tenant, clientId, account, edition, consentLink, permissions } = handOff;
  return [
    l10n.t('Microsoft 365 backup with {0}: an authorization in {1}', edition, tenant),
    '',
    l10n.t(
      'The authentication of the backup set “{0}” ({1}) moves to {2}. For that:',
      set,
      account,
      methodName(method),
    ),
    '',
    `- ${whoSignsIn(signer, account)}`,
    `- ${l10n.t('To approve the app beforehand, open this link on your own computer, compare the app’s ID, and accept: {0}', consentLink)}`,
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

/** The link alone never finishes it: somebody whom the rules admit signs in where the authorization is kept. */
function whoSignsIn(signer: Signer, account: string): string {
  return signer === 'globalAdministrator'
    ? l10n.t(
        'A Global Administrator must sign in on my computer, where the authorization is kept. Please come over for it.',
      )
    : l10n.t('{0} signs in on my computer, once the app is approved.', account);
}
