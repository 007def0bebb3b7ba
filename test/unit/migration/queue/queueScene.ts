import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type BackupSet, keyOf } from '../../../../src/core/backupSets/backupSet';
import type { JudgedSet } from '../../../../src/core/overview/planStep';
import { statusOf } from '../../../../src/core/overview/setStatus';
import { judge } from '../../../../src/core/rules/rules';
import type { QueueState } from '../../../../src/core/steps/queueState';
import { makePlan } from '../../../../src/migration/makePlan';
import { Queue } from '../../../../src/migration/queue/queue';
import type { QueueServices } from '../../../../src/migration/queue/queueServices';
import type { QueuePlaces } from '../../../../src/migration/queue/queueStore';
import { temporaryFolder } from '../../../vscodeHost/leftovers';
import { backupSet, evidence, MigrationHarness } from '../migrationHarness';

export const accounts = ['a@contoso.com', 'b@contoso.com', 'c@contoso.com'];

/** One set for each account, and two for the first. */
function estate(): BackupSet[] {
  const sets = accounts.map((account, n) => backupSet({ id: String(n), name: `Set ${n}`, account }));
  return [...sets, backupSet({ id: '9', name: 'Set 9', account: accounts[0]! })];
}

/** A window with an estate of three accounts, a folder of its own, and the queues that a test opens. */
export class QueueScene {
  readonly harness = new MigrationHarness(...estate());
  readonly ended: QueueState[] = [];
  readonly lost: string[] = [];
  readonly queues: Queue[] = [];
  /** How often the view and the page were told. */
  changes = 0;

  private constructor(
    readonly folder: string,
    private readonly remove: () => Promise<void>,
  ) {}

  static async begin(): Promise<QueueScene> {
    const temporary = await temporaryFolder('queue');
    return new QueueScene(temporary.path, () => temporary.remove());
  }

  async end(): Promise<void> {
    for (const queue of this.queues.splice(0)) await queue.dispose();
    await this.remove();
  }

  open(of = this.harness, window = 'contoso'): Queue {
    const queue = new Queue({
      migrations: of.migrations,
      plan: this.planOf(of),
      find: (key) => this.judged(of).find((one) => one.key === key),
      places: this.places(window),
      changed: () => (this.changes += 1),
      ended: (queue) => this.ended.push(queue),
      lost: (by) => this.lost.push(by),
    });
    this.queues.push(queue);
    return queue;
  }

  planOf({ localGrants, services }: MigrationHarness): QueueServices['plan'] {
    return async (sets) => {
      await localGrants.known();
      return makePlan(sets, localGrants.all, services);
    };
  }

  places(window = 'contoso', formerFile?: string): QueuePlaces {
    const owner = { name: window, opens: ['file:///estate'] };
    return {
      lockFolder: join(this.folder, 'shared'),
      file: join(this.folder, 'own/queue.json'),
      formerFile,
      owner,
    };
  }

  judged(of = this.harness): JudgedSet[] {
    return of.sets.map((set) => {
      const judgement = judge(set);
      const key = keyOf(set);
      return { key, set, judgement, status: statusOf(set, judgement, of.localGrants.localState(key)) };
    });
  }

  async start(queue = this.open()): Promise<Queue> {
    const { steps } = await this.planOf(this.harness)(this.judged());
    assert.deepEqual(await queue.start(steps), { kind: 'running' });
    return queue;
  }

  /** "2 of 3: b@contoso.com", of what is on the page. */
  onPage(queue: Queue, of = this.harness): string {
    const migration = of.migrations.onPage;
    const now = migration && queue.at(migration);
    return now ? `${now.at} of ${now.of}: ${now.account}` : 'nothing';
  }

  async saveStep(): Promise<void> {
    const migration = this.harness.migrations.onPage!;
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmApp', on: true });
    const before = this.harness.opened.length;
    migration.dispatch({ type: 'authorize', by: 'browser' });
    await this.harness.until(() => this.harness.opened.length > before);
    migration.submit('good');
    const who = evidence(migration.sets.first.account);
    this.harness.attempts.at(-1)!.finish({ evidence: who, tokenCache: 'a-refresh-token' });
    await this.harness.until(() => migration.state.at.step === 'confirm');
    migration.dispatch({ type: 'save' });
    await this.harness.until(() => migration.state.at.step === 'saved');
  }

  /** What is on the page goes from its first screen to Confirm. */
  async authorizeHybrid(who: ReturnType<typeof evidence>): Promise<void> {
    const migration = this.harness.migrations.onPage!;
    migration.dispatch({ type: 'choose', method: 'hybrid' });
    migration.dispatch({ type: 'continue' });
    migration.dispatch({ type: 'confirmApp', on: true });
    migration.dispatch({ type: 'authorize', by: 'browser' });
    await this.harness.until(() => this.harness.opened.length > 0);
    migration.submit('good');
    this.harness.attempts[0]!.finish({ evidence: who, tokenCache: 'a-refresh-token' });
    await this.harness.until(() => migration.state.at.step === 'confirm');
  }
}
