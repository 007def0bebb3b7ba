import assert from 'node:assert/strict';
import type { Log } from 'sarif';
import { version } from '../../../../package.json';
import { CalledIn, entry, fileOf } from '../playedTerminal';

describe('The findings of a check as SARIF', () => {
  let place: CalledIn;
  beforeEach(() => (place = new CalledIn()));
  afterEach(() => place.end());

  const sarif = async (...paths: string[]) => {
    const { code, out } = await place.run('check', '--format', 'sarif', ...paths);
    return { code, log: JSON.parse(out) as Log };
  };

  it('are a run of this version, with an empty list if nothing is wrong', async () => {
    place.write('backup-sets.json', fileOf(entry('1')));
    const { code, log } = await sarif();
    assert.equal(code, 0);
    assert.equal(log.version, '2.1.0');
    assert.match(log.$schema!, /sarif-2\.1\.0\.json$/);
    const [run, ...others] = log.runs;
    assert.deepEqual(others, []);
    assert.equal(run!.tool.driver.name, 'backup-auth');
    assert.equal(run!.tool.driver.semanticVersion, version);
    assert.equal(run!.columnKind, 'utf16CodeUnits');
    assert.deepEqual(run!.results, []);
    assert.deepEqual(run!.tool.driver.rules, []);
  });

  it('have a rule, a level, a sentence, and lines and columns from 1', async () => {
    place.write(
      'a b/backup-sets.json',
      '{\n  "backupSets": [\n    { "id": "1" }\n  ],\n  "password": "hunter2hunter2"\n}',
    );
    const { code, log } = await sarif();
    assert.equal(code, 1);
    const [{ results, tool }] = log.runs as [Log['runs'][number]];
    const told = results!.map(({ ruleId, level, locations }) => {
      const { artifactLocation, region } = locations![0]!.physicalLocation!;
      return [ruleId, level, artifactLocation!.uri, region!.startLine, region!.startColumn];
    });
    assert.ok(
      told.some((one) => one.join() === 'missing,error,a%20b/backup-sets.json,3,5'),
      JSON.stringify(told),
    );
    assert.ok(told.some((one) => one.join() === 'secretInFile,warning,a%20b/backup-sets.json,5,3'));
    for (const { ruleId, ruleIndex, message, partialFingerprints } of results!) {
      assert.equal(tool.driver.rules![ruleIndex!]!.id, ruleId);
      assert.ok(message.text!.endsWith('.'));
      assert.match(Object.values(partialFingerprints!).join(), /^[0-9a-f]{64}$/);
    }
    for (const { id, shortDescription, defaultConfiguration } of tool.driver.rules!) {
      assert.ok(id && shortDescription!.text);
      assert.ok(['note', 'warning', 'error'].includes(defaultConfiguration!.level!));
    }
    const ids = tool.driver.rules!.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(!JSON.stringify(log).includes('hunter2'));
  });

  it('stay the same findings when lines move, and differ from each other', async () => {
    const prints = async () => {
      const { log } = await sarif();
      return log.runs[0]!.results!.map(({ partialFingerprints: one }) => Object.values(one!).join());
    };
    const one = fileOf(entry('1', { tenant: 'x' }), entry('2', { tenant: 'y' }));
    place.write('backup-sets.json', one);
    const before = await prints();
    assert.equal(new Set(before).size, 2);
    place.write('backup-sets.json', `\n\n${JSON.stringify(one)}`);
    assert.deepEqual(await prints(), before);
  });

  it('take text of the file for no place, link or address', async () => {
    const other = new CalledIn();
    place.write('{0}?#.backup-sets.json', fileOf(entry('1', { tenant: '{0} [x](https://evil.example)' })));
    const { log } = await sarif();
    const [result] = log.runs[0]!.results!;
    assert.ok(!result!.message.text!.includes(']('));
    assert.ok(!result!.message.text!.includes('{0}'));
    const { uri } = result!.locations![0]!.physicalLocation!.artifactLocation!;
    assert.equal(uri, '%7B0%7D%3F%23.backup-sets.json');
    other.write('backup-sets.json', '');
    const outside = await sarif(other.folder);
    assert.match(
      outside.log.runs[0]!.results![0]!.locations![0]!.physicalLocation!.artifactLocation!.uri!,
      /^file:\/\/\//,
    );
    other.end();
  });
});
