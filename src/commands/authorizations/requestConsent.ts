import * as vscode from 'vscode';
import { type Asked, isRow, selectedRows } from '../selection';
import { adminConsentLink } from '../../core/identity/adminConsent';
import { askedEdits, type ConsentRequest, consentRequests } from '../../core/overview/consentRequests';
import { withConfirmedApps } from '../../migration/confirmApps';
import { permissionsOf } from '../../migration/permissionsOf';
import { cloudHere } from '../../signIn/signIn';
import { showInformation, showModal, showWarning } from '../../window/messages';
import { type PickItem, pickMany } from '../../window/questions';
import { cloudName } from '../../wording/backupSets/clouds';
import { consentWords } from '../../wording/identity/consent';
import {
  confirmAppWords,
  consentRequestsCsv,
  consentRequestsText,
  type LinkedRequest,
  requestedWords,
} from '../../documents/consentRequests';
import { plainText } from '../../wording/basics/plainText';
import { problemWords } from '../../wording/identity/problems';
import { dayStamp } from '../../wording/basics/locale';
import type { CommandContext } from '../context';
import { showReadOnly } from '../editor/readOnlyDocument';
import { saveAs } from '../../documents/saveAs';
import type { PermissionLevel } from '../../core/identity/permissionOverrides';
import { l10n } from '../../wording/basics/l10n';

/**
 * Request Consent for Tenants: a text for the administrator of each tenant whose consent isn't known, in one document,
 * and a CSV for a mail merge. The files note who was asked. Nothing is sent.
 */
export async function requestConsent(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { overview, services } = context;
  await overview.settled();
  const level = await levelToAskFor(services.permissionLevel());
  if (!level) return;
  const requests = requestsFor(context, level, [asked, selected]);
  if (requests.length === 0) {
    void showInformation(l10n.t('No tenant of these backup sets needs a request for consent.'));
    return;
  }
  const chosen = isRow(asked) ? requests : await choose(requests);
  const linked = linksOf(await withConfirmedApps(chosen, services.memory, confirms));
  if (linked.length === 0) return;
  const at = new Date(services.now()).toISOString();
  await showReadOnly(l10n.t('Consent Requests'), consentRequestsText(linked, services.memory.statedBy));
  await noteAsked(linked, at, context);
  await offerCsv(linked, at);
}

/** Who signs in is consented to by users themselves. Undefined: then nothing is requested. */
async function levelToAskFor(level: PermissionLevel): Promise<PermissionLevel | undefined> {
  if (level !== 'identity') return level;
  const request = l10n.t('Request Test Access');
  const answer = await showInformation(
    l10n.t(
      'By your settings, a sign-in asks only who signs in. Users can consent to that themselves, so no tenant needs a request. To test access, an administrator most likely must consent.',
    ),
    request,
  );
  return answer === request ? 'test' : undefined;
}

function requestsFor(
  { overview, localGrants, services }: CommandContext,
  level: PermissionLevel,
  [asked, selected]: readonly [Asked, Asked],
): readonly ConsentRequest[] {
  return consentRequests(selectedRows(overview.rows, asked, selected), {
    grants: localGrants.all,
    permissions: (wanted) => permissionsOf(wanted, { level }, services),
  });
}

interface RequestPick extends PickItem {
  readonly request: ConsentRequest;
}

/** Tenants that nobody was asked for are ticked. */
async function choose(requests: readonly ConsentRequest[]): Promise<readonly ConsentRequest[]> {
  const picks = requests.map((request): RequestPick => ({
    label: plainText(request.tenant.tenant),
    description: `${cloudName(request.tenant.cloud)} · ${consentWords(request.known)}`,
    detail: requestedWords(request),
    picked: request.known.state === 'unknown',
    request,
  }));
  const chosen = await pickMany(picks, {
    title: l10n.t('Request Consent for Tenants'),
    placeHolder: l10n.t('Select the tenants whose administrators you ask'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.map(({ request }) => request) ?? [];
}

/** Asked once for each app and cloud that nobody confirmed here yet. */
async function confirms(of: readonly ConsentRequest[]): Promise<boolean> {
  const confirm = l10n.t('Confirm App');
  const { what, detail } = confirmAppWords(of);
  return (await showModal(what, detail, confirm)) === confirm;
}

function linksOf(requests: readonly ConsentRequest[]): readonly LinkedRequest[] {
  return requests.flatMap((request) => {
    const { tenant, permissions } = request;
    const cloud = cloudHere(tenant.cloud);
    return cloud
      ? [{ request, link: adminConsentLink(cloud, tenant.tenant, tenant.clientId, permissions) }]
      : [];
  });
}

async function noteAsked(
  linked: readonly LinkedRequest[],
  at: string,
  { estate }: CommandContext,
): Promise<void> {
  const { saveConsents } = await import('../../estate/save/saveConsents');
  const files = askedEdits(
    linked.map(({ request }) => request),
    at,
  );
  for (const [file, consents] of files) {
    const problem = await saveConsents(file, consents);
    if (!problem) continue;
    const name = vscode.workspace.asRelativePath(estate.addressOf(file));
    void showWarning(
      l10n.t('{0} has no note that you asked: {1}', plainText(name), problemWords(problem).what),
    );
  }
}

async function offerCsv(linked: readonly LinkedRequest[], at: string): Promise<void> {
  const save = l10n.t('Save CSV…');
  const answer = await showInformation(
    l10n.t('Consent requests are ready: {0}. Nothing was sent.', linked.length),
    save,
  );
  if (answer !== save) return;
  await saveAs({
    title: l10n.t('Save Consent Requests'),
    name: `consent-requests-${dayStamp(Date.parse(at))}.csv`,
    kind: { name: 'CSV', ending: 'csv' },
    text: consentRequestsCsv(linked, at),
  });
}
