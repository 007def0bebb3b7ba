import * as vscode from 'vscode';
import { type Asked, groupAsked, selectedGrants } from '../selection';
import { chooseSet } from '../chooseSets';
import { workspaceIdentity } from '../../migration/memory/workspaceIdentity';
import type { Authorization } from '../../core/evidence/authorizations';
import { currentAuthorizations } from '../../tree/currentAuthorizations';
import { showInformation, showModal } from '../../window/messages';
import { pickMany, pickOne } from '../../window/questions';
import { authorizationWords } from '../../wording/evidence/authorizations';
import { cloudName } from '../../wording/backupSets/clouds';
import { deleteAction, deleteQuestion, deletionDetail } from '../../wording/evidence/deletion';
import { plainText } from '../../wording/basics/plainText';
import type { CommandContext } from '../context';
import { l10n } from '../../wording/basics/l10n';

/** Delete from This Computer: of rows of the view Authorizations, of a set (for all that name it), or chosen. */
export async function deleteAuthorization(
  context: CommandContext,
  asked: Asked,
  selected: Asked,
): Promise<void> {
  const ids = selectedGrants(asked, selected) ?? (await idsChosen(context, asked));
  if (ids.length > 0) await deleteGrants(context, ids, deleteQuestion({ count: ids.length }));
}

/** Delete Unused Authorizations: those that no file of any workspace has named for 30 days. */
export async function deleteUnused(context: CommandContext): Promise<void> {
  const unused = (await authorizationsHere(context)).filter((one) => one.unused);
  if (unused.length === 0) {
    void showInformation(
      l10n.t(
        'No authorization on this computer is unused. A file named each in the last 30 days, or only Save is missing.',
      ),
    );
    return;
  }
  const ids = unused.map(({ facts }) => facts.id);
  await deleteGrants(context, ids, deleteQuestion({ count: ids.length }));
}

/** Delete Authorizations for This Tenant: of a row of the view, or chosen. */
export async function deleteForTenant(context: CommandContext, asked: Asked): Promise<void> {
  const all = await authorizationsHere(context);
  const tenant = groupAsked(asked) ?? (await tenantChosen(all));
  if (!tenant) return;
  // Whatever the view groups elsewhere: unused and ended ones are the tenant's, too.
  const ids = all.filter((one) => isOf(one, tenant)).map(({ facts }) => facts.id);
  if (ids.length > 0) await deleteGrants(context, ids, deleteQuestion({ count: ids.length }));
}

/**
 * Asks, naming what is lost, and deletes these grants.
 * @param other a button beside it, for what else can be done
 */
export async function deleteGrants(
  context: CommandContext,
  ids: readonly string[],
  question: string,
  ...other: readonly string[]
): Promise<void> {
  const wanted = new Set(ids);
  const authorizations = (await authorizationsHere(context)).filter(({ facts }) => wanted.has(facts.id));
  const naming = context.overview.rows.sets
    .map(({ set }) => set)
    .filter(({ authentication }) => wanted.has(authentication.grant?.toLowerCase() ?? ''));
  const detail = deletionDetail({ authorizations, naming, count: ids.length });
  if ((await showModal(question, detail, deleteAction(), ...other)) === deleteAction())
    await context.localGrants.delete(...ids);
}

/** All that are kept, with who uses them. */
export async function authorizationsHere(context: CommandContext): Promise<readonly Authorization[]> {
  await context.overview.settled();
  return currentAuthorizations(context, await workspaceIdentity(vscode.workspace));
}

/** The grant that a set names; of all that are here, those that the person ticks. */
async function idsChosen(context: CommandContext, asked: Asked): Promise<readonly string[]> {
  if (asked !== undefined) {
    const row = await chooseSet(asked, context.overview, 'forget', { placeholder: '', none: '' });
    return row?.set.authentication.grant === undefined ? [] : [row.set.authentication.grant.toLowerCase()];
  }
  const all = await authorizationsHere(context);
  if (all.length === 0) {
    void showInformation(l10n.t('No authorization is stored on this computer.'));
    return [];
  }
  const picks = all.map((authorization) => ({
    label: plainText(authorization.facts.person.name),
    description: authorizationWords(authorization, true),
    id: authorization.facts.id,
  }));
  const chosen = await pickMany(picks, {
    title: deleteAction(),
    placeHolder: l10n.t('Select authorizations to delete'),
    matchOnDescription: true,
  });
  return chosen?.map(({ id }) => id) ?? [];
}

type TenantOf = Pick<Authorization['facts'], 'cloud' | 'tenantId'>;

function isOf({ facts }: Authorization, { cloud, tenantId }: TenantOf): boolean {
  return facts.cloud === cloud && facts.tenantId.toLowerCase() === tenantId.toLowerCase();
}

async function tenantChosen(all: readonly Authorization[]): Promise<TenantOf | undefined> {
  const firsts = all.filter((one, index) => all.findIndex((other) => isOf(other, one.facts)) === index);
  if (firsts.length === 0) {
    void showInformation(l10n.t('No authorization is stored on this computer.'));
    return undefined;
  }
  const picks = firsts.map(({ facts }) => ({
    label: plainText(facts.tenant),
    description: cloudName(facts.cloud),
    facts,
  }));
  const placeHolder = l10n.t('Select a tenant whose authorizations to delete');
  return (await pickOne(picks, { placeHolder, matchOnDescription: true }))?.facts;
}
