import assert from 'node:assert/strict';
import { basicSet, clientId, edition, nothingHere } from '../../builders';
import type { BackupSet, CloudId } from '../../../src/core/backupSets/backupSet';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import type { LocalState } from '../../../src/core/overview/setStatus';
import { sharedActions } from '../../../src/overview/sharedActions';
import { rowsOf, type Rows } from '../../../src/overview/rows';

function setIn(
  tenant: string,
  account: string,
  id: string,
  more: Partial<BackupSet> = {},
  cloud: CloudId = 'global',
) {
  return basicSet({
    id,
    name: `Set ${id}`,
    account,
    sources: ['oneDrive'],
    tenantId: tenant,
    tenant: { id: tenant, tenant, cloud, clientId },
    ...more,
  });
}

function rows(
  sets: readonly BackupSet[],
  here: Partial<LocalState> = {},
  running: readonly string[] = [],
): Rows {
  return rowsOf(sets, () => ({ ...nothingHere, ...here }), new Set(running));
}

/** Tenants, accounts and sets as nested arrays of names. */
function nested({ tenants }: Rows): unknown {
  return tenants.map((tenant) => [
    tenant.name,
    ...tenant.accounts.map((account) => [account.name, ...account.sets.map(({ set }) => set.id)]),
  ]);
}

describe('The rows of the view', () => {
  it('group sets by tenant, then account, sorted by name, sets in the order of the file', () => {
    const all = rows([
      setIn('fabrikam.com', 'b@fabrikam.com', '3'),
      setIn('contoso.com', 'z@contoso.com', '2'),
      setIn('contoso.com', 'a@contoso.com', '9'),
      setIn('contoso.com', 'a@contoso.com', '1'),
    ]);
    assert.deepEqual(nested(all), [
      ['contoso.com', ['a@contoso.com', '9', '1'], ['z@contoso.com', '2']],
      ['fabrikam.com', ['b@fabrikam.com', '3']],
    ]);
  });

  it('merge one tenant of several files, whatever its case and its name there', () => {
    const other = setIn('Contoso.com', 'A@contoso.com', '1', {
      file: 'file:///other/backup-sets.json',
      tenantId: 'c',
    });
    const all = rows([setIn('contoso.com', 'a@contoso.com ', '1'), other]);
    assert.deepEqual(nested(all), [['contoso.com', ['a@contoso.com ', '1', '1']]]);
  });

  it('keep tenants of two clouds apart', () => {
    const all = rows([setIn('contoso.com', 'a@x', '1'), setIn('contoso.com', 'a@x', '2', {}, 'practice')]);
    assert.equal(all.tenants.length, 2);
  });

  it('show a set whose tenant the file does not have under the name it gives', () => {
    const all = rows([setIn('nowhere', 'a@x', '1', { tenant: undefined })]);
    assert.deepEqual(nested(all), [['nowhere', ['a@x', '1']]]);
    assert.equal(all.tenants[0]?.tenant, undefined);
  });

  it('count the sets that need action at the account, at the tenant and in all', () => {
    const modern = { authentication: { method: 'modern' } } as const;
    const all = rows([
      setIn('contoso.com', 'a@x', '1'),
      setIn('contoso.com', 'b@x', '2'),
      setIn('contoso.com', 'b@x', '3', modern),
      setIn('fabrikam.com', 'c@x', '4', modern),
    ]);
    const [contoso, fabrikam] = all.tenants;
    assert.deepEqual([contoso?.sets, contoso?.needAction], [3, 2]);
    assert.deepEqual([fabrikam?.sets, fabrikam?.needAction], [1, 0]);
    assert.equal(contoso?.accounts[1]?.needAction, 1);
    assert.equal(all.needAction, 2);
  });

  it('have ids that differ, and stay when the estate is read again', () => {
    const sets = [
      setIn('contoso.com', 'a@x', '1', { faults: ['duplicateId'] }),
      setIn('contoso.com', 'a@x', '1', { faults: ['duplicateId'] }),
      setIn('contoso.com', 'a@x', '1#1'),
      setIn('contoso.com', 'a@x', '2'),
    ];
    const ids = (all: Rows) => all.sets.map(({ id }) => id);
    assert.equal(new Set(ids(rows(sets))).size, sets.length);
    assert.deepEqual(ids(rows(sets)), ids(rows(sets)));
  });

  it('find a set by its key, and nothing by a key that is gone', () => {
    const set = setIn('contoso.com', 'a@x', '1');
    const all = rows([set]);
    assert.equal(all.find(keyOf(set))?.set, set);
    assert.equal(all.find('file:///gone#1'), undefined);
  });

  it('find the first of several sets with one key', () => {
    const [first, second] = ['First', 'Second'].map((name) =>
      setIn('contoso.com', 'a@x', '1', { name, faults: ['duplicateId'] }),
    );
    assert.equal(rows([first!, second!]).find(keyOf(first!))?.set.name, 'First');
  });

  it('look at each of ten thousand sets once', () => {
    const asked = new Map<string, number>();
    const sets = Array.from({ length: 10_000 }, (_, n) =>
      setIn(`t${n % 100}.com`, `a${n % 500}@x`, String(n)),
    );
    const all = rowsOf(
      sets,
      (key) => {
        asked.set(key, (asked.get(key) ?? 0) + 1);
        return nothingHere;
      },
      new Set(),
    );
    assert.equal(all.tenants.length, 100);
    assert.equal(all.needAction, 10_000);
    assert.deepEqual([...new Set(asked.values())], [1]);
  });
});

describe('What the commands offer for a set', () => {
  const offered = (
    more: Partial<BackupSet>,
    here: Partial<LocalState> = {},
    running: readonly string[] = [],
  ) => [...rows([setIn('contoso.com', 'a@x', '1', more)], here, running).sets[0]!.actions];
  const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';

  it('is migrating where the set is Basic', () => {
    assert.deepEqual(offered({}), ['migrate', 'recordWithout']);
  });

  it('is migrating too where something blocks it: the page says what', () => {
    assert.deepEqual(offered({ edition: undefined }), ['migrate']);
  });

  it('is nothing where the entry cannot be told from another', () => {
    assert.deepEqual(offered({ faults: ['duplicateId'] }), []);
  });

  it('is moving back to Hybrid where Modern was closed to a Modern set, and not where it is open', () => {
    const authentication = { method: 'modern' } as const;
    assert.deepEqual(offered({ authentication, sources: ['personalSites'] }), [
      'migrate',
      'authorizeAgain',
      'recordWithout',
    ]);
    assert.deepEqual(offered({ authentication }), ['authorizeAgain', 'recordWithout']);
  });

  it('is authorizing again, verifying and forgetting where the set is Modern and authorized here', () => {
    assert.deepEqual(offered({ authentication: { method: 'modern', grant } }, { grant: true }), [
      'authorizeAgain',
      'verify',
      'forget',
      'markApplied',
    ]);
  });

  it('is recording without authorizing where the record has no authorization, or needs a new one', () => {
    const authentication = { method: 'modern', grant, edition: '8.3.6.0' } as const;
    assert.ok(!offered({ authentication }, { grant: false }).includes('recordWithout'));
    assert.ok(offered({ authentication, edition: edition('9.0.0.0') }).includes('recordWithout'));
    assert.ok(!offered({ edition: edition('8.3.0.0') }).includes('recordWithout'), 'blocked');
  });

  it('is stating a backup, or taking back what was stated, once it is done in the product', () => {
    const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
    const authentication = { method: 'modern', grant, applied } as const;
    assert.deepEqual(offered({ authentication }, { grant: true }), [
      'authorizeAgain',
      'verify',
      'forget',
      'markBackupRan',
      'takeBackApplied',
      'aftercare',
    ]);
    const backupRan = { on: '2026-11-21', by: 'Kim Lee', at: applied.at };
    const ran = { ...authentication, backupRan };
    assert.deepEqual(offered({ authentication: ran }, { grant: true }).slice(3), [
      'takeBackApplied',
      'takeBackBackupRan',
      'aftercare',
    ]);
  });

  it('is undoing where the entry that Save replaced is kept, unless the set is Basic again', () => {
    const authentication = { method: 'modern', grant } as const;
    assert.ok(offered({ authentication }, { undoable: true }).includes('undo'));
    assert.ok(!offered({ authentication }, { undoable: false }).includes('undo'));
    assert.ok(!offered({}, { undoable: true }).includes('undo'));
  });

  it('is offered for an account and a tenant where it is for one of their sets', () => {
    const modern = { authentication: { method: 'modern', grant } } as const;
    const all = rows([setIn('contoso.com', 'a@x', '1'), setIn('contoso.com', 'b@x', '2', modern)]);
    const [first, second] = all.tenants[0]!.accounts.map(({ sets }) => sharedActions(sets));
    assert.deepEqual([first, second], [['recordWithout'], ['markApplied']]);
  });

  it('is authorizing again, and now, where the authorization is not here; there is nothing to forget', () => {
    assert.deepEqual(offered({ authentication: { method: 'modern', grant } }, { grant: false }), [
      'authorizeAgain',
      'authorizeAgainNow',
      'markApplied',
    ]);
  });

  it('is authorizing again, and now, where Microsoft refused to renew the authorization', () => {
    const verification = {
      at: '2026-11-22T10:00:00.000Z',
      checks: [{ id: 'refresh', result: 'failed', params: {} }],
    } as const;
    const refused = offered({ authentication: { method: 'modern', grant } }, { grant: true, verification });
    assert.equal(refused.includes('authorizeAgainNow'), true);
  });

  it('is migrating a Hybrid set on to Modern where Modern is open to it, and only there', () => {
    const hybrid = { authentication: { method: 'hybrid', grant } } as const;
    assert.equal(offered(hybrid, { grant: true }).includes('migrate'), true);
    assert.equal(
      offered({ ...hybrid, sources: ['sharePointSites'] }, { grant: true }).includes('migrate'),
      false,
    );
  });

  it('is showing and cancelling where a migration runs, waits for Save, or waits for an administrator', () => {
    const key = keyOf(setIn('contoso.com', 'a@x', '1'));
    assert.equal(offered({}, {}, [key]).includes('running'), true);
    assert.equal(offered({}, { pending: grant }).includes('running'), true);
    assert.equal(offered({}, { waitingForAdministrator: true }).includes('running'), true);
  });
});
