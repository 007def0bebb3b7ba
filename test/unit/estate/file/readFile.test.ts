import assert from 'node:assert/strict';
import { readBackupSets } from '../../../../src/estate/file/readFile';
import { fixture } from './fixture';
import { estate, file, guid, otherGuid, read, readValue, set, tenant } from './reading';

describe('A backup-sets file is read', () => {
  it('with everything that it says of a set', () => {
    const result = readBackupSets(file, fixture('plain.json'));
    assert.deepEqual(result.problems, []);
    assert.deepEqual(result.kind === 'read' && result.sets[0], {
      file,
      id: '1',
      name: 'Größe 試験 😀',
      account: 'backup@contoso.com',
      accountRole: 'ordinary',
      sources: ['mailboxes'],
      authentication: { method: 'basic' },
      tenantId: 'contoso',
      tenant: { ...tenant, clientId: guid },
      edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
      faults: [],
    });
  });

  it('without the unknown properties of its authentication', () => {
    const result = readBackupSets(file, fixture('plain.json'));
    assert.deepEqual(result.kind === 'read' && result.sets[1]?.authentication, {
      method: 'modern',
      grant: '22222222-2222-4222-8222-222222222222',
    });
  });

  for (const name of [
    'crlf.json',
    'mixed-endings.json',
    'byte-order-mark.json',
    'no-last-newline.json',
    'tabs.json',
    'minified.json',
  ]) {
    it(`the same, however it is laid out: ${name}`, () => {
      assert.deepEqual(readBackupSets(file, fixture(name)), readBackupSets(file, fixture('plain.json')));
    });
  }

  it('with comments and trailing commas', () => {
    const result = readBackupSets(file, fixture('comments.jsonc'));
    assert.deepEqual(result.problems, []);
    assert.deepEqual(result.kind === 'read' && result.sets.map(({ id, name }) => [id, name]), [
      ['1', 'First'],
      ['2', 'Second'],
    ]);
  });

  it('with role and sources unknown where it does not tell them', () => {
    const [read] = readValue(estate(set)).sets;
    assert.equal(read?.accountRole, 'unknown');
    assert.equal(read.sources, undefined);
    assert.equal(read.edition, undefined);
    assert.equal(read.tenant?.clientId, undefined);
  });

  it('with the nearest edition, as a whole', () => {
    const edition = (name: string): unknown => ({ name, kind: 'OBM', version: '8.3.6.0' });
    const { sets } = readValue({
      edition: edition('file'),
      tenants: [tenant, { ...tenant, id: 'fabrikam', edition: edition('tenant') }],
      backupSets: [
        set,
        { ...set, id: '2', tenant: 'fabrikam' },
        { ...set, id: '3', tenant: 'fabrikam', edition: edition('set') },
      ],
    });
    assert.deepEqual(
      sets.map(({ edition }) => edition?.name),
      ['file', 'tenant', 'set'],
    );
  });

  it("with the tenant's own client ID before the file's for its cloud", () => {
    const { sets } = readValue({
      clientIds: { global: guid, china: otherGuid },
      tenants: [
        tenant,
        { ...tenant, id: 'own', clientId: otherGuid },
        { ...tenant, id: 'cn', cloud: 'china' },
        { ...tenant, id: 'gov', cloud: 'usGovDod' },
      ],
      backupSets: ['contoso', 'own', 'cn', 'gov'].map((tenantId) => ({
        ...set,
        id: tenantId,
        tenant: tenantId,
      })),
    });
    assert.deepEqual(
      sets.map(({ tenant }) => tenant?.clientId),
      [guid, otherGuid, otherGuid, undefined],
    );
  });

  it('and tells of an entry with a wrong value which value it is, and what else it says', () => {
    const { id, name, account } = set;
    const wrong = { ...set, authentication: { method: 'magic' } };
    const { sets, unreadable } = readValue({
      tenants: [tenant],
      backupSets: [set, wrong, { ...set, account: undefined }, { name: 7, tenant: '__proto__' }, 3],
    });
    assert.equal(sets.length, 1);
    const known = { cloud: 'global', tenant: tenant.tenant };
    const told = unreadable.map(({ tenant: of, ...one }) => ({
      ...one,
      ...(of ? { tenant: { cloud: of.cloud, tenant: of.tenant } } : {}),
    }));
    const file = unreadable[0]?.file;
    assert.deepEqual(told, [
      { file, index: 1, id, name, account, tenant: known, what: 'authentication.method' },
      { file, index: 2, id, name, tenant: known, what: 'account' },
      { file, index: 3, what: unreadable[2]?.what },
      { file, index: 4, what: '' },
    ]);
  });

  it('with no tenant for a set whose tenant the file does not have', () => {
    const { sets, problems } = readValue(estate({ ...set, tenant: 'Contoso' }));
    assert.equal(sets[0]?.tenant, undefined);
    assert.deepEqual(
      sets.map(({ tenantId, faults }) => [tenantId, faults]),
      [['Contoso', []]],
    );
    assert.deepEqual(problems[0], {
      id: 'unknownTenant',
      params: { tenant: 'Contoso', meant: 'contoso' },
      severity: 'error',
      source: 'estate',
      range: { start: { line: 12, character: 16 }, end: { line: 12, character: 25 } },
    });
  });

  it('with an empty list of sets where none is there', () => {
    assert.deepEqual(read('{ "backupSets": [] }'), { kind: 'read', sets: [], unreadable: [], problems: [] });
  });
});
