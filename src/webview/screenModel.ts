import * as vscode from 'vscode';
import type { BackupSet } from '../core/backupSets/backupSet';
import { secretPlaceOf } from '../core/evidence/doctor';
import type { Estate } from '../estate/estate';
import type { UncommittedFiles } from '../estate/uncommittedFiles';
import type { Problem } from '../core/identity/problem';
import { type WindowKind, windowKindOf } from '../core/identity/signInWays';
import type { TenantConsent } from '../core/backupSets/tenantConsent';
import { formerGrants } from '../migration/formerGrants';
import type { LocalGrants } from '../migration/grants/localGrants';
import type { Migration } from '../migration/migration';
import type { QueueHandle } from '../migration/queue/queueHandle';
import { nextToMigrate } from '../overview/nextSet';
import type { Overview } from '../overview/overview';
import { cloudHere } from '../signIn/signIn';
import { editionNames } from '../wording/backupSets/perSet';
import { cloudName } from '../wording/backupSets/clouds';
import { problemWords } from '../wording/identity/problems';
import { membersOf } from './membersOf';
import type { ButtonId } from './protocol';
import { isBesideTheBox } from './pageView';
import { type ScreenModel, plainSet } from './screens/screen';

export interface ScreenParts {
  readonly localGrants: Pick<LocalGrants, 'all' | 'localState'>;
  readonly queue: Pick<QueueHandle, 'queue'>;
  readonly overview: Pick<Overview, 'rows'>;
  readonly estate: Pick<Estate, 'addressOf'>;
}

/** All that a screen is made of, as it is now. @param last `failed`: what kept a button from its work; it comes first. `copied`: the button that copied something */
export function screenModelOf(
  migration: Migration,
  { localGrants, queue, overview, estate }: ScreenParts,
  git: Pick<UncommittedFiles, 'has'>,
  last: { readonly failed?: Problem | undefined; readonly copied?: ButtonId | undefined },
): ScreenModel {
  const { sets, facts } = migration;
  const problem = last.failed ?? migration.state.problem;
  const state = { ...migration.state, problem };
  const set = withConsent(plainSet(sets.first), sets.consent);
  const members = membersOf(migration);
  const files = new Set(members.map((member) => member.set.file));
  const host = (set.tenant && cloudHere(set.tenant.cloud))?.host ?? '';
  const window = windowHere();
  return {
    set,
    members,
    leftOut: sets.leftOut,
    row: members.length > 1 ? undefined : overview.rows.find(migration.key),
    nextSet: nextToMigrate(overview.rows, migration.key),
    queue: queue.queue?.at(migration),
    state,
    ...facts,
    differences: sets.differences,
    formerGrants: state.at.step === 'saved' ? formerGrants(sets, localGrants.all) : [],
    uncommitted: state.at.step === 'saved' && [...files].some((file) => git.has(estate.addressOf(file))),
    permissions: sets.permissions,
    usable: state.at.step === 'review' ? sets.usable(localGrants.all) : [],
    waitingForAdministrator: localGrants.localState(migration.key).waitingForAdministrator,
    copied: last.copied,
    edition: editionNames(members),
    cloudName: set.tenant ? cloudName(set.tenant.cloud) : '',
    signInHost: host,
    problemText: problem && isBesideTheBox(problem) ? problemWords(problem).what : undefined,
    window,
    storage: secretPlaceOf(window, process.platform),
  };
}

/** What Continue froze knows nothing of a consent that was noted since. */
function withConsent(set: BackupSet, consent: TenantConsent | undefined): BackupSet {
  return set.tenant && consent ? { ...set, tenant: { ...set.tenant, consent } } : set;
}

function windowHere(): WindowKind {
  return windowKindOf({ remoteName: vscode.env.remoteName, web: vscode.env.uiKind === vscode.UIKind.Web });
}
