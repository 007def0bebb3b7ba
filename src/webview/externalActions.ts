import * as vscode from 'vscode';
import { adminConsentLink } from '../core/identity/adminConsent';
import { type Cloud, type CloudPages, pagesOf } from '../core/backupSets/clouds';
import { withMethods } from '../core/steps/group';
import type { Migration } from '../migration/migration';
import { cloudHere } from '../signIn/signIn';
import { commitMessage } from '../documents/commitMessage';
import { type HandOff, administratorMail, administratorMarkdown } from '../documents/administratorText';
import { editionNames } from '../wording/backupSets/perSet';
import { cloudName } from '../wording/backupSets/clouds';
import { problemWords } from '../wording/identity/problems';
import { copyText, openInBrowser } from '../window/browser';
import { showInformation } from '../window/messages';
import type { ButtonId } from './protocol';
import { l10n } from '../wording/basics/l10n';
import { inLanguageOf } from '../wording/basics/languages';

export type ExternalActionButton = Extract<
  ButtonId,
  | 'copyDeviceCode'
  | 'openSignOutPage'
  | 'copySignOutLink'
  | 'copyAdministratorText'
  | 'copyAdministratorMail'
  | 'copyAdminConsent'
  | 'openEntra'
  | 'openSecurityInfo'
  | 'openPasswordPage'
  | 'openPermissionSetting'
  | 'openProxySetting'
  | 'openErrorPage'
  | 'copyCorrelationId'
  | 'copyCommitMessage'
>;

/**
 * Addresses and texts that leave for the browser or the clipboard: all of the set's own cloud, and none holds a secret.
 * A device code is one that the person types on Microsoft's page.
 */
export async function runExternalAction(
  migration: Migration,
  button: ExternalActionButton,
  engineer: string,
): Promise<void> {
  const { state } = migration;
  const { first: set } = migration.sets;
  const { at } = state;
  const cloud = set.tenant && cloudHere(set.tenant.cloud);
  const problem = state.problem?.kind === 'microsoft' ? state.problem : undefined;
  switch (button) {
    case 'copyDeviceCode':
      return copy(at.step === 'waiting' ? at.device?.userCode : undefined);
    case 'openSignOutPage':
      return open(cloud?.signOutPage);
    case 'copySignOutLink':
      return copy(cloud?.signOutPage);
    case 'openEntra':
      return open(pageOf(migration, 'entra'));
    case 'openSecurityInfo':
      return open(pageOf(migration, 'securityInfo'));
    case 'openPasswordPage':
      return open(pageOf(migration, 'password'));
    case 'openErrorPage':
      return open(cloud && `${cloud.errorPage}${problem?.numbers[0] ?? ''}`);
    case 'openPermissionSetting':
      return openSetting('backupAuth.signIn.permissions');
    case 'openProxySetting':
      return openSetting('http.proxy');
    case 'copyCorrelationId':
      return copy(problem?.correlationId);
    case 'copyCommitMessage':
      return copy(commitMessageOf(migration));
    case 'copyAdminConsent':
      return copy(cloud && handOffOf(migration, cloud, engineer)?.consentLink);
    case 'copyAdministratorText':
    case 'copyAdministratorMail': {
      const form = button === 'copyAdministratorMail' ? administratorMail : administratorMarkdown;
      const text = inLanguageOf(migration.sets.first.tenant, () => {
        const handOff = cloud && handOffOf(migration, cloud, engineer);
        return handOff && form(handOff);
      });
      return copy(text);
    }
  }
}

function pageOf({ sets }: Migration, page: keyof CloudPages): string | undefined {
  const { tenant } = sets.first;
  return tenant && pagesOf(tenant.cloud)?.[page];
}

/** Undefined: it isn't saved. */
function commitMessageOf({ state, sets }: Migration): string | undefined {
  const { at, choices } = state;
  if (at.step !== 'saved' || choices.method === undefined) return undefined;
  return commitMessage({
    sets: withMethods(sets.members, choices.method).map(({ set, method }) => ({
      name: set.name,
      from: set.authentication.method,
      to: method,
    })),
    by: at.authorized.person.name,
  });
}

/** Undefined: the set names no app, or no method is chosen. */
function handOffOf(migration: Migration, cloud: Cloud, engineer: string): HandOff | undefined {
  const { state } = migration;
  const { first: set, members, permissions } = migration.sets;
  const { judgement } = migration.facts;
  const { clientId, tenant } = set.tenant ?? {};
  const { method } = state.choices;
  if (clientId === undefined || tenant === undefined || method === undefined) return undefined;
  const edition = editionNames(members);
  const { problem } = state;
  return {
    sets: withMethods(members, method).map((one) => ({
      name: one.set.name,
      from: one.set.authentication.method,
      to: one.method,
    })),
    signer: judgement[method].signer,
    tenant,
    cloudName: cloudName(cloud.id),
    clientId,
    accounts: [set.account],
    edition,
    engineer,
    consentLink: adminConsentLink(cloud, tenant, clientId, permissions),
    permissions,
    refusal: problem?.kind === 'microsoft' ? problemWords(problem) : undefined,
  };
}

async function openSetting(id: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openSettings', id);
}

async function open(address: string | undefined): Promise<void> {
  if (address === undefined || (await openInBrowser(address))) return;
  const copyLink = l10n.t('Copy Link');
  const answer = await showInformation(l10n.t("VS Code didn't open the browser."), copyLink);
  if (answer === copyLink) await copyText(address);
}

async function copy(text: string | undefined): Promise<void> {
  if (text !== undefined) await copyText(text);
}
