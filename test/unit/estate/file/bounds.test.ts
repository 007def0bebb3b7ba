import assert from 'node:assert/strict';
import { readBackupSets, readBackupSetsText } from '../../../../src/estate/file/readFile';
import { entryListOf } from '../../../../src/estate/file/entries';
import { Findings } from '../../../../src/estate/findings/findings';
import { tenantsIn } from '../../../../src/estate/file/tenants';
import { maxValues } from '../../../../src/estate/jsonc/plainValue';
import { hostile, ordinary } from '../../../bench/bounds/files';
import { assertLinear } from '../../linear';
import { bytesOf } from './fixture';
import { estate, file, idsOf, read, readValue, set } from './reading';

const size = 60_000;

describe('A file of any content is answered, in time linear in its size:', () => {
  for (const [what, make] of Object.entries({ ...ordinary, ...hostile })) {
    it(what, () => {
      assertLinear(
        (n) => bytesOf(make(n)),
        (bytes) => {
          const { problems } = readBackupSets(file, bytes);
          assert.ok(problems.length <= 501);
          assert.ok(!idsOf(problems).includes('defect'));
          for (const { params } of problems)
            for (const text of Object.values(params)) assert.ok(text.length <= 1_000);
        },
        size,
      );
    });
  }
});

describe('A file that is read for an edit or an import is linear, too:', () => {
  const wholes = [
    'equal keys',
    'equal keys in each entry',
    'comments never closed',
    'long keys',
    'equal ids',
  ];
  for (const what of wholes) {
    it(what, () => assertLinear((n) => bytesOf(hostile[what]!(n)), entryListOf, size));
  }

  for (const what of ['tenants', 'equal tenants']) {
    it(`${what}, to choose one`, () => assertLinear((n) => bytesOf(hostile[what]!(n)), tenantsIn, size));
  }
});

describe('What is found wrong is bounded:', () => {
  it('a hundred thousand equal keys are counted, and no other file is kept from being read', () => {
    const { problems } = read(`{ "backupSets": [], "x": { ${'"a": 1, '.repeat(100_000)} "b": 2 } }`);
    assert.equal(problems.length, 501);
    assert.deepEqual(problems.at(-1)?.params, { count: '99499' });
  });

  it('nothing is made of what nobody would be told', () => {
    const findings = new Findings();
    let made = 0;
    for (let n = 0; n < 1_000_000; n++) {
      findings.add('error', () => ({
        id: 'missing',
        params: { property: `p${++made}` },
        source: 'schema',
        path: [],
      }));
    }
    assert.deepEqual([made, findings.told.length, findings.more], [500, 500, 999_500]);
  });

  it('errors come before warnings, however many of these there are', () => {
    const warned = Array.from({ length: 600 }, (_, n) => ({
      ...set,
      id: `w${n}`,
      account: 'a+b@contoso.com',
    }));
    const { problems } = readValue(estate(...warned, { ...set, name: '' }));
    assert.equal(problems[0]?.id, 'noText');
    assert.equal(problems.length, 501);
  });

  it('a value is quoted, not repeated', () => {
    const { problems } = readValue(
      estate({ ...set, tenant: 't'.repeat(400) }, { ...set, id: '2', name: 'n'.repeat(10_001) }),
    );
    assert.deepEqual(idsOf(problems), ['unknownTenant', 'tooLong']);
    assert.deepEqual(problems[1]?.params, { property: 'name', limit: '10000' });
  });

  it('a long name is told by its beginning', () => {
    const key = 'k'.repeat(2_000);
    const text = `{ "backupSets": [], "${key}": 1, "${key}": 2 }`;
    const [problem] = readBackupSetsText(file, text).problems;
    assert.deepEqual(Object.values(problem?.params ?? {}), [key.slice(0, 1_000)]);
  });

  it('more values than memory should hold are refused by their number', () => {
    const result = readBackupSetsText(file, `{ "backupSets": [${'{},'.repeat(maxValues / 2)}{}] }`);
    assert.equal(result.kind, 'broken');
    assert.deepEqual(
      [idsOf(result.problems), result.problems[0]?.params],
      [['tooManyValues'], { limit: '6000000' }],
    );
  });

  it('a defect of ours is the problem of one file', () => {
    const { kind, problems } = readBackupSets(file, null as unknown as Uint8Array);
    assert.deepEqual(
      [kind, idsOf(problems), problems[0]?.params],
      ['broken', ['defect'], { detail: 'TypeError' }],
    );
  });
});
