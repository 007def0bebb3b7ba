import type { AftercareId, BackupSet, TargetMethod } from '../../core/backupSets/backupSet';
import type { SecretPlace } from '../../core/evidence/doctor';
import type { GrantFacts } from '../../core/identity/grant';
import type { ExcludedSet } from '../../core/steps/group';
import type { Facts, MigrationState } from '../../core/steps/migrationState';
import type { Permission } from '../../core/identity/permissions';
import type { Retirement } from '../../core/overview/retirements';
import type { Authorized } from '../../core/identity/signedIn';
import type { QueueNow } from '../../core/steps/queueState';
import type { WindowKind } from '../../core/identity/signInWays';
import { plainText } from '../../wording/basics/plainText';
import { editionName } from '../../wording/rules/editionName';
import type { Button, ButtonId, Part, Snapshot, StepId } from '../protocol';
import type { Difference } from '../../core/backupSets/difference';
import type { Member } from '../../core/steps/member';
import type { SetRow } from '../../overview/rows';

/** A set of the migration, and what is to be told of it alone. Its texts are those of the file. */
export interface ScreenMember extends Member {
  /** Undefined: none is chosen yet. */
  readonly method: TargetMethod | undefined;
  /** What Microsoft switches off underneath it, as of today. */
  readonly retirements: readonly Retirement[];
  /** Once saved: what can be taken back. */
  readonly aftercare: readonly AftercareId[];
}

/** All that a screen is made of, read anew for each snapshot. */
export interface ScreenModel extends Facts {
  /** Its texts are made plain by `plainSet`, so that they can stand within sentences. */
  readonly set: BackupSet;
  /** All sets of the migration with the method that each gets; `set` stands for them. */
  readonly members: readonly ScreenMember[];
  /** Of several, those that do not go along. */
  readonly leftOut: readonly ExcludedSet[];
  /** The one set as the view shows it now. Undefined: several, or no file has it. */
  readonly row: SetRow | undefined;
  /** The next one to migrate, in the order of the view. */
  readonly nextSet: SetRow | undefined;
  /** The queue that this migration is a step of. */
  readonly queue: QueueNow | undefined;
  readonly state: MigrationState;
  readonly permissions: readonly Permission[];
  /** Grants already here that the rules admit for the chosen method. */
  readonly usable: readonly { readonly facts: GrantFacts; readonly authorized: Authorized }[];
  /** Once saved: the authorizations that it took the place of, and that nobody names any more. */
  readonly formerGrants: readonly GrantFacts[];
  /** Once saved, in a Git folder: a file of theirs has changes that aren't committed. */
  readonly uncommitted: boolean;
  /** What of the entry changed since Continue. */
  readonly differences: readonly Difference[];
  readonly waitingForAdministrator: boolean;
  /** The button that put something on the clipboard just now. */
  readonly copied: ButtonId | undefined;
  /** The edition's name from the file, or a word for it; of several products all names. */
  readonly edition: string;
  readonly cloudName: string;
  /** What the browser will open, to sign in or out. */
  readonly signInHost: string;
  /** The problem's sentence, where it belongs to the code box. */
  readonly problemText: string | undefined;
  /** Which window this is decides what the browser can reach. */
  readonly window: WindowKind;
  /** Where VS Code keeps secrets here: simply on this computer, in the browser's profile, in a Linux keyring. */
  readonly storage: SecretPlace;
}

/** A sentence of one product is none of several. */
export function hasSeveralProducts({ members }: Pick<ScreenModel, 'members'>): boolean {
  return new Set(members.map(({ set }) => editionName(set.edition))).size > 1;
}

/** One screen of the page; `pageView.ts` puts the frame around it. */
export interface Screen {
  readonly id: string;
  /** Undefined: no migration is begun. */
  readonly step: StepId | undefined;
  readonly heading: string;
  readonly parts: readonly Part[];
  readonly buttons: readonly Button[];
  readonly focus: Snapshot['focus'];
  /** Said to a screen reader after the heading. */
  readonly news?: string | undefined;
}

/** The set with its texts made safe to stand within our sentences; ids and addresses stay what they are. */
export function plainSet(set: BackupSet): BackupSet {
  const { tenant, edition } = set;
  return {
    ...set,
    name: plainText(set.name),
    account: plainText(set.account),
    tenantId: plainText(set.tenantId),
    tenant: tenant && { ...tenant, tenant: plainText(tenant.tenant) },
    edition: edition && {
      name: plainText(edition.name),
      kind: plainText(edition.kind),
      version: plainText(edition.version),
    },
  };
}

export function warning(text: string): Part {
  return { kind: 'text', tone: 'warning', text };
}

export function quiet(text: string): Part {
  return { kind: 'text', tone: 'quiet', text };
}
