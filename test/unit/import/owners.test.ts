import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import { ownersTyped, proposedOwners, rememberedOwners, unknownOwners } from '../../../src/import/owners';
import { basicSet } from '../../builders';
import { assertLinear } from '../linear';

const tenants = [
  { id: 'contoso', tenant: 'contoso.com', backupUsers: { 'contoso-backup': 'backup@contoso.com' } },
  { id: 'fabrikam', tenant: 'fabrikam.com' },
];
const set = (id: string, tenantId: string, account: string): BackupSet => basicSet({ id, tenantId, account });
const told = (id: string, loginName?: string) => ({
  id,
  name: `Set ${id}`,
  ...(loginName === undefined ? {} : { loginName }),
});
const whole = { sets: 1, needsTenant: true, needsAccount: true };

describe('Whose the sets of a backup user are', () => {
  it('is what the file remembers, unless two tenants have the login name', () => {
    assert.deepEqual(
      [...rememberedOwners(tenants)],
      [['contoso-backup', { tenant: 'contoso', account: 'backup@contoso.com' }]],
    );
    const twice = [
      ...tenants,
      { id: 'lab', tenant: 'lab.com', backupUsers: { 'contoso-backup': 'x@lab.com' } },
    ];
    assert.deepEqual([...rememberedOwners(twice)], []);
  });

  it('is asked once for each backup user with new sets, and only for what the import does not have', () => {
    const remembered = rememberedOwners(tenants);
    const imported = [
      told('1', 'contoso-backup'),
      told('2', 'new-user'),
      told('3', 'new-user'),
      told('4', 'old-user'),
      { ...told('5'), tenant: 'contoso' },
      { ...told('6', 'whole'), tenant: 'contoso', account: 'a@contoso.com' },
    ];
    assert.deepEqual(unknownOwners(imported, new Set(['4']), remembered), [
      { loginName: 'new-user', ...whole, sets: 2 },
      { loginName: undefined, sets: 1, needsTenant: false, needsAccount: true },
    ]);
  });

  it('is proposed: first of its sets in the file, then by its name, then each other account once', () => {
    const sets = [
      set('1', 'contoso', 'backup@contoso.com'),
      set('2', 'contoso', 'BACKUP@contoso.com'),
      set('3', 'fabrikam', 'admin@fabrikam.com'),
      set('4', 'nowhere', 'x@nowhere.com'),
    ];
    const ask = { loginName: 'sales@fabrikam.com', ...whole };
    assert.deepEqual(proposedOwners(ask, [told('3', 'sales@fabrikam.com')], { sets, tenants }), [
      { tenant: 'fabrikam', account: 'admin@fabrikam.com' },
      { tenant: 'fabrikam', account: 'sales@fabrikam.com' },
      { tenant: 'contoso', account: 'backup@contoso.com' },
    ]);
    const tenantOnly = { ...ask, loginName: undefined, needsAccount: false };
    assert.deepEqual(
      proposedOwners(tenantOnly, [], { sets: [], tenants }).map(({ tenant }) => tenant),
      ['contoso', 'fabrikam'],
    );
  });

  it('is, of an account that was typed, the tenant that has it or its domain, or any', () => {
    const tenantsFor = (text: string, sets: readonly BackupSet[] = []) =>
      ownersTyped(text, tenants, sets).map(({ tenant }) => tenant);
    assert.deepEqual(tenantsFor(' new@FABRIKAM.com '), ['fabrikam']);
    assert.deepEqual(tenantsFor('new@tailspin.com'), ['contoso', 'fabrikam']);
    assert.deepEqual(tenantsFor('new@tailspin.com', [set('1', 'contoso', 'new@tailspin.com')]), ['contoso']);
    assert.deepEqual(tenantsFor('contoso'), []);
  });

  it('takes time linear in what was imported and in what the file has', () => {
    assertLinear(
      (n) => Array.from({ length: n }, (_, at) => set(String(at), 'contoso', `u${at}@contoso.com`)),
      (sets) => {
        const imported = sets.map(({ id }) => told(id, 'user'));
        const ask = { loginName: 'user', ...whole };
        assert.equal(proposedOwners(ask, imported, { sets, tenants }).length, sets.length);
        assert.equal(unknownOwners(imported, new Set(), new Map()).length, 1);
      },
      5_000,
    );
  });
});
