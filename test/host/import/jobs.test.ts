import assert from 'node:assert/strict';
import { checkJobs } from '../../../src/commands/import/checkJobs';
import type { CommandContext } from '../../../src/commands/context';
import { type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import type { Memory } from '../../../src/migration/memory/memory';
import { rowsOf } from '../../../src/overview/rows';
import { systemUser } from '../../../src/practice/ahsayCbs/systemUser';
import { memoryInMemory } from '../../unit/migration/memoryInMemory';
import { backupSet, FakeMigrations } from '../stubs';
import { importScene, original } from './importScene';

describe('Check Backup Jobs at AhsayCBS', () => {
  const scene = importScene();
  const { text, passwords, answers } = scene;

  const now = Date.parse('2026-11-26T12:00:00Z');
  const { id, more } = { id: '1692322592995', more: '1701234567890' };
  const authentication = { method: 'modern', authorizedAt: '2026-11-20T10:00:00.000Z' } as const;
  let memory: Memory;
  /** How often something was said before each time that the view was told to look again. */
  let refreshed: number[];

  beforeEach(() => {
    memory = memoryInMemory();
    refreshed = [];
  });

  const jobOf = (each: string) => memory.jobAfter(keyOf(backupSet({ id: each })));

  async function check(...sets: readonly BackupSet[]): Promise<void> {
    const migrations = new FakeMigrations();
    await checkJobs({
      overview: {
        settled: () => Promise.resolve(),
        rows: rowsOf(sets, (key) => migrations.localState(key), new Set()),
      },
      localGrants: { fire: () => void refreshed.push(scene.said.length) },
      services: { memory, now: () => now },
      storage: scene.storage,
    } as unknown as CommandContext);
  }

  it('looks for later jobs with the same questions, remembers those it finds, and says how many', async () => {
    const sets = [id, more, 'elsewhere', 'basic'].map((each) =>
      backupSet({ id: each, ...(each === 'basic' ? {} : { authentication }) }),
    );
    answers([/^Password/, { text: 'wrong' }]);
    await check(...sets);
    assert.deepEqual(
      [scene.said[0]?.message, scene.said[0]?.modal],
      ['AhsayCBS refused: "Incorrect SysUser or SysPwd."', true],
    );
    assert.equal(jobOf(id), undefined);

    const person = answers();
    await check(...sets);
    assert.deepEqual(
      scene.said.slice(1).map(({ message }) => message),
      ['A later successful job: 1 of 2 backup sets. Migrated sets of other backup users: 1.'],
    );
    assert.deepEqual(jobOf(id), { at: '2026-11-24 22:41:07', since: authentication.authorizedAt });
    assert.deepEqual([more, 'elsewhere', 'basic'].map(jobOf), [undefined, undefined, undefined]);
    assert.deepEqual(refreshed, [1, 1]);
    assert.deepEqual(person.places(), ['1/3', '2/3', '3/3']);
    assert.equal(await text(), original);
  });

  it('costs nobody a kept password where the server is too old to tell of jobs', async () => {
    const kept = { origin: scene.server.origin, user: systemUser.user };
    await passwords().keep(kept, systemUser.password);
    scene.presses = 'Delete Stored Password';
    scene.server.calls.delete('ListBackupJobStatus');
    answers([/Type the address/, { line: kept.origin }]);
    await check(backupSet({ id, authentication }));
    assert.equal(scene.said.length, 1);
    assert.match(scene.said[0]?.message ?? '', /HTTP 404/);
    assert.match(scene.said[0]?.detail ?? '', /it lists backup jobs from 9\.1 on/);
    assert.equal(await passwords().read(kept), systemUser.password);
    assert.deepEqual(refreshed, [1]);
  });
});
