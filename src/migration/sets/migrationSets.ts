import { type AftercareId, type BackupSet, keyOf, type SetKey } from '../../core/backupSets/backupSet';
import { groupJudgement, type ExcludedSet, withMethods } from '../../core/steps/group';
import type { Judgement } from '../../core/rules/judgement';
import type { MigrationState } from '../../core/steps/migrationState';
import { aftercareOf } from '../../core/rules/aftercare';
import type { Permission } from '../../core/identity/permissions';
import type { GrantFacts } from '../../core/identity/grant';
import type { Subject } from '../../core/steps/subject';
import type { TenantConsent } from '../../core/backupSets/tenantConsent';
import { compareSubjects, type Looked } from './compareSubjects';
import { currentMembers } from './currentMembers';
import { permissionsOf } from '../permissionsOf';
import { reusableGrants } from '../reusableGrants';
import type { MigrationServices } from '../services';
import type { Difference } from '../../core/backupSets/difference';
import type { Member } from '../../core/steps/member';

/**
 * The sets of one migration. Until Continue they are what the files say; Continue freezes them with their methods, and
 * from then on the files are only compared with them.
 */
export class MigrationSets {
  private frozen: Frozen | undefined;
  private refused: readonly ExcludedSet[] = [];

  /**
   * @param begun at least one, as they were when the migration began
   * @param state of the migration, as it is at each call
   */
  constructor(
    private readonly begun: readonly BackupSet[],
    private readonly state: () => MigrationState,
    private readonly services: Pick<MigrationServices, 'find' | 'sets' | 'now' | 'permissionOverrides'>,
  ) {}

  /** Of the first set. */
  get key(): SetKey {
    return keyOf(this.begun[0] ?? { file: '', id: '' });
  }

  get keys(): readonly SetKey[] {
    return this.begun.map(keyOf);
  }

  /** Freezes the sets as files say them now. Nothing happens until a method is chosen. */
  freeze(): void {
    const { method } = this.state().choices;
    if (method === undefined) return;
    const { members, leftOut } = this.now;
    this.frozen = { subjects: withMethods(members, method), judgement: groupJudgement(members), leftOut };
  }

  /** From now on the files count again. */
  thaw(): void {
    this.frozen = undefined;
  }

  /** Save refused these, and saved the others. */
  refuse(sets: readonly ExcludedSet[]): void {
    this.refused = sets;
  }

  /** The sets as files say them now, whatever Continue froze. */
  get now(): ReturnType<typeof currentMembers> {
    return currentMembers(this.begun, this.services.find);
  }

  /** The set that stands for all. */
  get first(): BackupSet {
    const [first] = this.frozen?.subjects ?? this.members;
    if (!first) throw new Error('A migration is about a set.');
    return first.set;
  }

  /** With the methods that they get; empty until a method is chosen. */
  get subjects(): readonly Subject[] {
    const { method } = this.state().choices;
    if (this.frozen) return this.frozen.subjects;
    return method === undefined ? [] : withMethods(this.members, method);
  }

  /** What the rules say of all of them together. */
  get judgement(): Judgement {
    return this.frozen?.judgement ?? groupJudgement(this.members);
  }

  /** Those that go along; at least one. */
  get members(): readonly Member[] {
    return this.look().members;
  }

  /** Of several, those that vanished, changed or were refused, so that they do not go along. */
  get leftOut(): readonly ExcludedSet[] {
    const all = [...(this.frozen?.leftOut ?? []), ...this.look().leftOut, ...this.refused];
    return all.filter(({ key }, index) => all.findIndex((other) => other.key === key) === index);
  }

  /** What of the entry is not as Continue froze it; of several sets, only if none goes along. */
  get differences(): readonly Difference[] {
    return this.look().differences;
  }

  /** What will be asked for, with the reasons; empty until a method is chosen. */
  get permissions(): readonly Permission[] {
    const { permissions: level, checkRole: roleCheck } = this.state().choices;
    return permissionsOf(this.subjects, { level, roleCheck }, this.services);
  }

  /** Of these grants, the ones that the rules admit for the chosen method. */
  usable(kept: readonly GrantFacts[]): ReturnType<typeof reusableGrants> {
    const { subjects, services } = this;
    const level = this.state().choices.permissions;
    return subjects.length === 0 ? [] : reusableGrants(kept, subjects, services, level);
  }

  /** What the file knows by now of the tenant's consent: it is noted while a migration is under way. */
  get consent(): TenantConsent | undefined {
    return this.services.find(this.key)?.tenant?.consent;
  }

  /** Grants that sets of this workspace name now. */
  get namedByFiles(): ReadonlySet<string | undefined> {
    return new Set(this.services.sets().map(({ authentication }) => authentication.grant));
  }

  /** What can be taken back, now that this set of it is Modern. */
  aftercareOf({ key, set }: Member): readonly AftercareId[] {
    return aftercareOf(this.services.find(key) ?? set, set.authentication.method);
  }

  private look(): Looked {
    if (!this.frozen) return { ...this.now, differences: [] };
    const { at, choices } = this.state();
    if (at.step === 'saved') {
      const left = new Set(this.refused.map(({ key }) => key));
      const members = this.frozen.subjects.filter(({ key }) => !left.has(key));
      return { members, leftOut: [], differences: [] };
    }
    return compareSubjects(this.frozen.subjects, this.services, {
      level: choices.permissions,
      ours: 'authorized' in at ? at.authorized.grant : undefined,
      resolved: 'authorized' in at ? at.authorized.person.tenantId : undefined,
    });
  }
}

/** What Continue froze. */
interface Frozen {
  /** At least one. */
  readonly subjects: readonly Subject[];
  /** What the rules said of all of them together. */
  readonly judgement: Judgement;
  /** Sets that did not go along already then. */
  readonly leftOut: readonly ExcludedSet[];
}
