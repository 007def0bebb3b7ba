import type { NewEntry } from '../../estate/file/insertEntries';
import type { ListedTenant } from '../../estate/file/tenants';
import { listBackupSets } from '../../import/ahsayCbs';
import type { Imported, ImportedSet } from '../../import/importedSet';
import { type MergePlan, type MergeTarget, mergePlan } from '../../import/mergePlan';
import { newEntry } from '../../import/newEntry';
import { type Owner, type Unknown, rememberedOwners, unknownOwners } from '../../import/owners';
import { type Step, askInSteps } from '../../window/steps';
import { plainText } from '../../wording/basics/plainText';
import type { CommandContext } from '../context';
import { sayRefused } from '../sayRefused';
import { AhsaySession } from './ahsaySession';
import { serverSteps } from './askAhsayCbs';
import { importFromFile } from './importFile';
import { type GivenOwners, askOwners } from './ownerStep';
import { ImportPreview, chooseSets } from './setsStep';
import { l10n } from '../../wording/basics/l10n';

/** The file that sets are added to, as it is on disk. */
export type ImportTarget = Omit<MergeTarget, 'tenants'> & { readonly tenants: readonly ListedTenant[] };

/** What a person chose to add. */
export interface ChosenSets {
  readonly sets: readonly ImportedSet[];
  readonly entries: readonly NewEntry[];
  /** See `editBackupUsers`. */
  readonly backupUsers: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly plan: MergePlan;
  readonly preview: ImportPreview;
}

/** The questions of an import, and what is known after each. */
export class ImportRun {
  private readonly session: AhsaySession;
  private readonly remembered: ReadonlyMap<string | undefined, Owner>;
  /** Answers of this run; going back keeps them. */
  private readonly given: GivenOwners = new Map();
  private imported: Imported | undefined;
  private isFile = false;
  /** Backup users that the server was asked about, and whether they are all that it has. */
  private asked: { readonly loginNames: ReadonlySet<string>; readonly areAll: boolean } | undefined;
  private chosen: ChosenSets | undefined;

  constructor(
    private readonly target: ImportTarget,
    storage: CommandContext['storage'],
  ) {
    this.session = new AhsaySession(storage);
    this.remembered = rememberedOwners(target.tenants);
  }

  /** Undefined: given up, refused, or nothing is new, which was said. */
  async ask(): Promise<ChosenSets | undefined> {
    const { server, password, users } = serverSteps(this.session, {
      onFile: () => this.readFile(),
      isServer: () => !this.isFile,
      noteOf: (loginName) => this.noteOf(loginName),
      remembered: [...this.remembered.keys()].filter((name) => name !== undefined),
      onUsers: (loginNames, areAll) => this.list(loginNames, areAll),
    });
    const steps: readonly Step[] = [
      {
        ask: (place) => {
          this.isFile = false;
          this.imported = undefined;
          return server.ask(place);
        },
      },
      password,
      users,
      {
        isAsked: () => (this.imported ? this.unknown().length > 0 : this.remembered.size === 0),
        ask: (place) => askOwners(place, this.unknown(), this.imported?.sets ?? [], this.target, this.given),
      },
      {
        ask: async (place) => {
          const { imported } = this;
          if (!imported) return 'givenUp';
          const plan = this.plan(imported.sets);
          const preview = new ImportPreview(plan, imported);
          const answer = await chooseSets(place, preview, (set) => this.belongsTo(set));
          if (answer.kind === 'given') this.chosen = this.choiceOf(answer.value, plan, preview);
          return answer.kind === 'given' ? 'next' : answer.kind === 'back' ? 'back' : 'givenUp';
        },
      },
    ];
    const finished = await askInSteps(l10n.t('Import from AhsayCBS'), steps);
    return finished ? this.chosen : undefined;
  }

  private async readFile(): Promise<'next' | 'again' | 'givenUp'> {
    try {
      this.imported = await importFromFile();
    } catch (error) {
      await sayRefused(error);
      return 'givenUp';
    }
    if (!this.imported) return 'again';
    this.isFile = true;
    this.asked = undefined;
    return 'next';
  }

  private async list(loginNames: readonly string[], areAll: boolean): Promise<'next' | 'givenUp'> {
    const title = l10n.t('Asking {0} for its backup sets', this.session.server?.origin ?? '');
    const all = await this.session.askInTurn(loginNames, title, listBackupSets);
    if (all === 'refused') return 'givenUp';
    const sum = (what: 'otherTypes' | 'unreadable') => all.reduce((total, one) => total + one[what], 0);
    this.imported = {
      sets: all.flatMap(({ sets }) => sets),
      otherTypes: sum('otherTypes'),
      unreadable: sum('unreadable'),
    };
    this.asked = { loginNames: new Set(loginNames), areAll };
    return 'next';
  }

  private unknown(): readonly Unknown[] {
    return unknownOwners(this.imported?.sets ?? [], this.target.ids, this.remembered);
  }

  private ownerOf(loginName: string | undefined): Owner | undefined {
    const given = this.given.get(loginName);
    return given === 'leftOut' ? undefined : (given ?? this.remembered.get(loginName));
  }

  private plan(imported: readonly ImportedSet[]): MergePlan {
    const { target, given } = this;
    const owners = new Map(this.remembered);
    for (const [loginName, owner] of given) if (owner !== 'leftOut') owners.set(loginName, owner);
    const isLeftOut = ({ id, loginName }: ImportedSet) =>
      given.get(loginName) === 'leftOut' && !target.ids.has(id);
    const kept = imported.filter((set) => !isLeftOut(set));
    return mergePlan(kept, target, owners, (tenant) => this.isWhole(tenant));
  }

  /** Every backup user of the tenant, as far as the file or the server knows, was asked. */
  private isWhole(tenant: string): boolean {
    if (!this.asked) return false;
    const { loginNames, areAll } = this.asked;
    const users = Object.keys(this.target.tenants.find(({ id }) => id === tenant)?.backupUsers ?? {});
    return users.length > 0 && (areAll || users.every((name) => loginNames.has(name)));
  }

  private noteOf(loginName: string): string | undefined {
    const owner = this.remembered.get(loginName);
    return owner && plainText(`${this.domainOf(owner.tenant)} · ${owner.account}`);
  }

  private belongsTo({ loginName, tenant, account }: ImportedSet): string {
    const owner = this.ownerOf(loginName);
    return plainText(`${this.domainOf(tenant ?? owner?.tenant)} · ${account ?? owner?.account ?? ''}`);
  }

  private domainOf(id: string | undefined): string {
    return this.target.tenants.find((tenant) => tenant.id === id)?.tenant ?? '';
  }

  private choiceOf(sets: readonly ImportedSet[], plan: MergePlan, preview: ImportPreview): ChosenSets {
    const entries = sets.map((set) => {
      const owner = this.ownerOf(set.loginName);
      return newEntry(set, { tenant: owner?.tenant ?? '', account: owner?.account ?? '' });
    });
    const backupUsers = new Map<string, Record<string, string>>();
    const asked = new Set(
      this.unknown()
        .filter(isWholeQuestion)
        .map(({ loginName }) => loginName),
    );
    for (const loginName of new Set(sets.map((set) => set.loginName))) {
      const owner = asked.has(loginName) ? this.ownerOf(loginName) : undefined;
      if (loginName === undefined || !owner) continue;
      const accounts = backupUsers.get(owner.tenant) ?? {};
      backupUsers.set(owner.tenant, { ...accounts, [loginName]: owner.account });
    }
    return { sets, entries, backupUsers, plan, preview };
  }
}

/** Where the import told the tenant or the account itself, the answer holds for these sets only. */
function isWholeQuestion({ needsTenant, needsAccount }: Unknown): boolean {
  return needsTenant && needsAccount;
}
