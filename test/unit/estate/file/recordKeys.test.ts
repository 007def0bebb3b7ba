import assert from 'node:assert/strict';
import { aftercareIds, teamKeys } from '../../../../src/core/backupSets/backupSet';
import { authenticationOf } from '../../../../src/estate/file/authenticationOf';
import { recordKeys } from '../../../../src/estate/file/recordKeys';
import { readBackupSetsText } from '../../../../src/estate/file/readFile';
import schema from '../../../../schemas/backup-sets.schema.json';

const statement = { by: 'Kim Lee', at: '2026-11-22T10:00:00Z' };

function read(set: object, tenant: object = {}) {
  return readBackupSetsText(
    'file:///a',
    JSON.stringify({
      tenants: [{ id: 'contoso', tenant: 'contoso.com', cloud: 'global', ...tenant }],
      backupSets: [
        {
          id: '1',
          name: 'Finance',
          tenant: 'contoso',
          account: 'a@contoso.com',
          authentication: { method: 'modern' },
          ...set,
        },
      ],
    }),
  );
}
const setOf = (set: object, tenant: object = {}) => {
  const { kind, problems, ...rest } = read(set, tenant);
  assert.deepEqual([kind, problems], ['read', []]);
  const [found] = 'sets' in rest ? rest.sets : [];
  return found ?? assert.fail();
};

describe('What the program reads of a record', () => {
  it('is what the schema describes of it, in every depth', () => {
    const { properties } = schema.definitions.authentication;
    assert.deepEqual(Object.keys(recordKeys).sort(), Object.keys(properties).sort());
    assert.deepEqual(Object.keys(properties.aftercare.properties), [...aftercareIds]);
    assert.deepEqual(Object.keys(recordKeys['aftercare']!), [...aftercareIds]);
  });

  it('leaves what it does not know to the person, and is the very object where there is none', () => {
    const known = { method: 'modern' as const, aftercare: { roleRemoved: statement } };
    assert.equal(authenticationOf(known), known);
    const other = { ...known, aftercare: { roleRemoved: { ...statement, note: 'x' }, mine: 1 }, ticket: 1 };
    assert.deepEqual(authenticationOf(other), known);
  });

  it('is refused where a tick has no name or no time, each with its own words', () => {
    const wrong = (authentication: object) =>
      read({ authentication: { method: 'modern', ...authentication } }).problems.map(({ id, params }) => [
        id,
        params['property'],
        params['format'],
      ]);
    assert.deepEqual(wrong({ aftercare: { roleRemoved: { by: 'Kim' } } }), [['missing', 'at', undefined]]);
    assert.deepEqual(wrong({ aftercare: { roleRemoved: { by: 'Kim', at: 'today' } } }), [
      ['malformed', 'at', 'dateTime'],
    ]);
    assert.deepEqual(wrong({ recordedAt: 'today' }), [['malformed', 'recordedAt', 'dateTime']]);
    assert.deepEqual(wrong({ backupRan: { on: '2026-02-31', ...statement } }), [['malformed', 'on', 'date']]);
  });
});

describe('How a team plans its work', () => {
  it('is told by the set, and by its tenant where the set says nothing', () => {
    const tenant = { customer: 'Contoso', wave: 'Pilot', due: '2026-12-01' };
    assert.deepEqual(setOf({ wave: 'Wave 2', ticket: 'CHG-7' }, tenant).team, {
      customer: 'Contoso',
      wave: 'Wave 2',
      due: '2026-12-01',
      ticket: 'CHG-7',
    });
    assert.deepEqual(setOf({}, tenant).team, tenant);
    assert.ok(!('team' in setOf({})));
  });

  it('is one object for the sets of a tenant that say nothing else', () => {
    const entry = (id: string) => ({
      id,
      name: id,
      tenant: 'contoso',
      account: 'a@contoso.com',
      authentication: { method: 'basic' },
    });
    const text = JSON.stringify({
      tenants: [{ id: 'contoso', tenant: 'contoso.com', cloud: 'global', owner: 'Kim' }],
      backupSets: [entry('1'), { ...entry('2'), owner: 'Kim' }],
    });
    const found = readBackupSetsText('file:///a', text);
    assert.ok(found.kind === 'read');
    assert.equal(found.sets[0]?.team, found.sets[1]?.team);
  });

  it('is short text and a day, and the schema has the same for tenants and sets', () => {
    for (const part of [schema.definitions.tenant, schema.definitions.backupSet])
      assert.deepEqual(
        teamKeys.filter((key) => !(key in part.properties)),
        [],
      );
    const wrong = (set: object) => read(set).problems.map(({ id, params }) => [id, params['property']]);
    assert.deepEqual(wrong({ due: 'soon' }), [['malformed', 'due']]);
    assert.deepEqual(wrong({ owner: 'x'.repeat(201) }), [['tooLong', 'owner']]);
    assert.deepEqual(wrong({ ticket: 7 }), [['wrongType', 'ticket']]);
  });
});
