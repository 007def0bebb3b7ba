import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { CalledIn, entry, fileOf, saved } from '../playedTerminal';

interface Found {
  readonly backupSets: number;
  readonly findings: readonly Record<string, unknown>[];
}

describe('A check of backup sets files', () => {
  let place: CalledIn;
  beforeEach(() => (place = new CalledIn()));
  afterEach(() => place.end());

  const check = async (code: number): Promise<Found> => {
    const { out, ...ran } = await place.run('check', '--format', 'json');
    assert.equal(ran.code, code, out);
    return JSON.parse(out) as Found;
  };

  it('finds no record of the examples that no command writes', async () => {
    cpSync('examples', place.folder, { recursive: true });
    const { out } = await place.run('check', '--format', 'json');
    const { findings, backupSets } = JSON.parse(out) as Found;
    assert.ok(backupSets >= 20);
    assert.deepEqual(
      findings.filter(({ about }) => about === 'record'),
      [],
    );
  });

  it('finds records that no command writes, each at its value', async () => {
    place.write(
      'backup-sets.json',
      fileOf(
        entry('1', {
          authentication: { method: 'basic', applied: { by: 'Kim', at: '2026-11-21T08:00:00Z' } },
        }),
        entry('2', { authentication: { method: 'modern', role: 'confirmed' } }),
        entry('3', { authentication: { ...saved, authorizedAt: '2027-11-20T10:00:00.000Z' } }),
      ),
    );
    const { findings } = await check(1);
    assert.deepEqual(
      findings
        .filter(({ about }) => about === 'record')
        .map(({ rule, level, line, backupSet }) => [rule, level, line, backupSet]),
      [
        ['recordOfBasic', 'error', 17, '1'],
        ['recordIncomplete', 'error', 30, '2'],
        ['timeAhead', 'error', 46, '3'],
      ],
    );
  });

  it('names a password or a token by its place, and shows it nowhere', async () => {
    const secret = 'hunter2-hunter2-hunter2';
    place.write('backup-sets.json', { ...fileOf(entry('1', { password: secret })), token: secret });
    for (const format of ['text', 'json', 'sarif']) {
      const { code, out, error } = await place.run('check', '--format', format);
      assert.equal(code, 1);
      assert.ok(out.includes('secretInFile'));
      assert.ok(!`${out}${error}`.includes('hunter2'));
    }
    const { findings } = await check(1);
    assert.deepEqual(
      findings.filter(({ about }) => about === 'secret').map(({ line }) => line),
      [18, 21],
    );
  });

  it('fails from the level on that is asked for', async () => {
    place.write('backup-sets.json', { ...fileOf(entry('1')), password: 'hunter2-hunter2' });
    assert.equal((await place.run('check')).code, 1);
    assert.equal((await place.run('check', '--fail-on', 'error')).code, 0);
  });

  it('prints a stable shape as JSON', async () => {
    place.write('backup-sets.json', fileOf(entry('1', { tenant: 'contso' })));
    const { findings, ...others } = await check(1);
    assert.deepEqual(others, {
      version: 1,
      at: '2026-11-26T12:00:00.000Z',
      files: [{ file: 'backup-sets.json', readable: true, backupSets: 1 }],
      backupSets: 1,
    });
    const [{ message, ...first }] = findings as [Record<string, unknown>];
    assert.match(String(message), /contso/);
    assert.deepEqual(first, {
      rule: 'unknownTenant',
      about: 'file',
      level: 'error',
      file: 'backup-sets.json',
      line: 13,
      column: 17,
      endLine: 13,
      endColumn: 25,
    });
  });

  it('prints hostile text on one line, without anything that a terminal or a log obeys', async () => {
    const tenant = '\u001b[2J\n::add-mask::x ##vso[task.complete] \u202e';
    place.write('backup-sets.json', fileOf(entry('1', { tenant })));
    const { out } = await place.run('check');
    for (const obeyed of ['\u001b', '\u202e', '\n::', '##vso']) assert.ok(!out.includes(obeyed), obeyed);
    assert.equal(out.split('\n').length, 4);
  });

  it('reads ten thousand sets', async () => {
    place.write('backup-sets.json', fileOf(...Array.from({ length: 10_000 }, (_, n) => entry(`${n}`))));
    assert.equal((await check(0)).backupSets, 10_000);
  });
});
