import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import type { ImportedSet } from '../../../src/import/importedSet';
import { type MergePlan, mergePlan } from '../../../src/import/mergePlan';
import { newEntry } from '../../../src/import/newEntry';
import { basicSet } from '../../builders';
import { assertLinear } from '../linear';

const set = (id: string, more: Partial<BackupSet> = {}) =>
  basicSet({ id, name: `Set ${id}`, tenantId: 'contoso', ...more });
const told = (id: string, more: Partial<ImportedSet> = {}): ImportedSet => ({
  id,
  name: `Set ${id}`,
  ...more,
});

const ownerOfAll = (tenant: string) => new Map([[undefined, { tenant, account: '' }]]);

function plan(
  imported: ImportedSet[],
  sets: BackupSet[],
  broken: string[] = [],
  isWhole?: (tenant: string) => boolean,
): MergePlan {
  const ids = new Set([...sets.map(({ id }) => id), ...broken]);
  const tenants = [
    { id: 'contoso', tenant: 'contoso.com' },
    { id: 'fabrikam', tenant: 'fabrikam.com' },
    { id: 'lab', tenant: 'contoso.com' },
  ];
  return mergePlan(imported, { sets, ids, tenants }, ownerOfAll('contoso'), isWhole);
}

/** How many items of arrays the work walks over by spreading and `for … of`. */
function arraySteps(work: () => void): number {
  const iterator = Object.getOwnPropertyDescriptor(Array.prototype, Symbol.iterator)!;
  let steps = 0;
  Object.defineProperty(Array.prototype, Symbol.iterator, {
    ...iterator,
    value: function* (this: unknown[]) {
      for (let index = 0; index < this.length; index++) {
        steps++;
        yield this[index];
      }
    },
  });
  try {
    work();
  } finally {
    Object.defineProperty(Array.prototype, Symbol.iterator, iterator);
  }
  return steps;
}

describe('Merging what was imported', () => {
  it('adds what the file does not have, by id', () => {
    assert.deepEqual(plan([told('1'), told('2')], [set('1')]), {
      add: [told('2')],
      stay: [{ id: '1', name: 'Set 1', differs: [] }],
      notTold: [],
      gone: [],
      clash: [],
    });
  });

  it('takes time linear in what was imported: equal ids, sets that are there already, tenants of the file', () => {
    const imported = (
      n: number,
      id: (at: number) => string,
      more: (at: number) => Partial<ImportedSet> = () => ({}),
    ) => Array.from({ length: n }, (_, at) => told(id(at), more(at)));
    const tenants = (n: number) =>
      Array.from({ length: n }, (_, at) => ({ id: `t${at}`, tenant: `t${at}.example` }));
    const merged = (sets: ImportedSet[], there: BackupSet[] = [], listed = tenants(1)) =>
      mergePlan(
        sets,
        { sets: there, ids: new Set(there.map(({ id }) => id)), tenants: listed },
        ownerOfAll('t0'),
      );
    assertLinear(
      (n) => imported(n, () => '1'),
      (sets) => merged(sets),
      10_000,
    );
    assertLinear(
      (n) => imported(n, () => '1'),
      (sets) => merged(sets, [set('1')]),
      10_000,
    );
    assertLinear(
      (n) => ({ sets: imported(n, String, (at) => ({ tenant: `T${at}.example` })), listed: tenants(n) }),
      ({ sets, listed }) => assert.equal(merged(sets, [], listed).add.length, sets.length),
      2_000,
    );
  });

  it('says where the file tells otherwise, and lets it stand', () => {
    const there = set('1', {
      account: 'backup@contoso.com',
      accountRole: 'ordinary',
      sources: ['mailboxes'],
      authentication: { method: 'modern' },
    });
    const differently = told('1', {
      name: 'Other',
      account: 'other@contoso.com',
      tenant: 'fabrikam',
      accountRole: 'globalAdministrator',
      sources: ['teams'],
      method: 'basic',
    });
    const { add, stay } = plan([differently], [there]);
    assert.deepEqual(add, []);
    assert.deepEqual(stay[0]?.differs, ['name', 'account', 'tenant', 'accountRole', 'sources', 'method']);
    const alike = told('1', {
      account: 'BACKUP@contoso.com ',
      accountRole: 'unknown',
      sources: ['mailboxes'],
    });
    assert.deepEqual(plan([alike], [there]).stay[0]?.differs, []);
  });

  it('knows a tenant by its domain, where the file has it once', () => {
    const { add, clash } = plan(
      [
        told('1', { tenant: 'Fabrikam.com' }),
        told('2', { tenant: 'contoso.com' }),
        told('3', { tenant: 'lab' }),
        told('4', { tenant: 'tailspin.com' }),
      ],
      [],
    );
    assert.deepEqual(
      add.map(({ id, tenant }) => [id, tenant]),
      [
        ['1', 'fabrikam'],
        ['3', 'lab'],
      ],
    );
    assert.deepEqual(
      clash.map(({ set, why }) => [set.id, why]),
      [
        ['2', 'tenantAmbiguous'],
        ['4', 'tenantUnknown'],
      ],
    );
    const there = set('5', { tenantId: 'fabrikam' });
    assert.deepEqual(plan([told('5', { tenant: 'fabrikam.com' })], [there]).stay[0]?.differs, []);
  });

  it('only tells of sets that the file has under that tenant and the server did not name', () => {
    const { notTold } = plan([told('1')], [set('2'), set('3', { tenantId: 'fabrikam' })]);
    assert.deepEqual(
      notTold.map(({ id }) => id),
      ['2'],
    );
  });

  it('tells what is gone under tenants all of whose backup users were asked, also where none told of a set', () => {
    const sets = [set('2'), set('3', { tenantId: 'fabrikam' }), set('4', { tenantId: 'lab' })];
    const { notTold, gone } = plan([told('1')], sets, [], (tenant) => tenant === 'fabrikam');
    assert.deepEqual(
      [notTold, gone].map((some) => some.map(({ id }) => id)),
      [['2'], ['3']],
    );
  });

  it('adds a set to the tenant of its backup user', () => {
    const owners = new Map([['fabrikam-backup', { tenant: 'fabrikam', account: '' }]]);
    const target = {
      sets: [],
      ids: new Set<string>(),
      tenants: [{ id: 'fabrikam', tenant: 'fabrikam.com' }],
    };
    const { add, clash } = mergePlan(
      [told('1', { loginName: 'fabrikam-backup' }), told('2', { loginName: 'other' })],
      target,
      owners,
    );
    assert.deepEqual([add.map(({ id }) => id), clash.map(({ set: { id } }) => id)], [['1'], ['2']]);
  });

  it('adds nothing that is told twice and differently, or whose id an entry with problems has', () => {
    const { add, clash } = plan(
      [told('1'), told('1', { name: 'Other' }), told('2'), told('2'), told('3')],
      [],
      ['3'],
    );
    assert.deepEqual(add, [told('2')]);
    assert.deepEqual(
      clash.map(({ set: { id }, why }) => [id, why]),
      [
        ['1', 'toldTwice'],
        ['3', 'brokenEntry'],
      ],
    );
  });

  it('adds nothing to a tenant that the file does not have', () => {
    const { add, clash } = plan([told('1', { tenant: 'northwind' }), told('2', { tenant: 'fabrikam' })], []);
    assert.deepEqual([add.map(({ id }) => id), clash.map(({ why }) => why)], [['2'], ['tenantUnknown']]);
  });

  it('looks at each of many equal ids a few times, not once for each other', () => {
    const steps = (count: number) =>
      arraySteps(() =>
        plan(
          Array.from({ length: count }, () => told('1')),
          [],
        ),
      );
    const [some, many] = [steps(200), steps(400)];
    assert.ok(many < 3 * some, `${some} steps for 200, ${many} for 400`);
    assert.equal(
      plan(
        Array.from({ length: 40_000 }, () => told('1')),
        [],
      ).add.length,
      1,
    );
  });

  it('keeps its wits where an id is a name of JavaScript’s own', () => {
    assert.deepEqual(plan([told('__proto__'), told('constructor')], []).add.length, 2);
  });
});

describe('The entry of an imported set', () => {
  it('leaves unknown what nobody told', () => {
    assert.deepEqual(
      newEntry(told('1', { loginName: 'x' }), { tenant: 'contoso', account: 'a@contoso.com' }),
      {
        id: '1',
        name: 'Set 1',
        tenant: 'contoso',
        account: 'a@contoso.com',
        accountRole: 'unknown',
        authentication: { method: 'basic' },
      },
    );
  });

  it('has what the set told itself', () => {
    const own = told('1', {
      tenant: 'fabrikam',
      account: 'b@fabrikam.com',
      accountRole: 'ordinary',
      sources: ['teams'],
      method: 'modern',
    });
    const { name, ...rest } = newEntry(own, { tenant: 'contoso', account: 'a@contoso.com' });
    assert.equal(name, 'Set 1');
    assert.deepEqual(rest, {
      id: '1',
      tenant: 'fabrikam',
      account: 'b@fabrikam.com',
      accountRole: 'ordinary',
      sources: ['teams'],
      authentication: { method: 'modern' },
    });
  });
});
