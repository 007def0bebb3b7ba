import assert from 'node:assert/strict';
import {
  type Authorization,
  authorizationGroups,
  authorizationsOf,
  doneWith,
  type GrantUse,
  type KnownUses,
} from '../../../../src/core/evidence/authorizations';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../../../src/core/identity/grant';
import { grantFacts } from '../../migration/savedEstate';
import { basicSet, clientId } from '../../../builders';

const id = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const now = Date.parse('2026-11-26T12:00:00Z');
const daysAgo = (days: number) => new Date(now - days * 24 * 60 * 60 * 1000).toISOString();
const use = (days: number, workspaceId = 'other'): GrantUse => ({
  grant: id,
  workspaceId,
  workspace: `workspace ${workspaceId}`,
  file: 'backup-sets.json',
  at: daysAgo(days),
});
const naming = basicSet({
  authentication: { method: 'modern', grant: id.toUpperCase() },
});

function one(change: Partial<GrantFacts>, known: Partial<KnownUses>): Authorization {
  const all = authorizationsOf(
    [{ ...grantFacts(id), ...change }],
    { sets: [], pending: new Set(), uses: [], usesSince: daysAgo(80), workspaceId: 'this', ...known },
    now,
  );
  return all[0] ?? assert.fail();
}
const flags = ({ notSaved, unused, ended }: Authorization) =>
  [notSaved && 'notSaved', unused && 'unused', ended && 'ended'].filter((flag) => flag !== false);

describe('An authorization that is kept here', () => {
  it('is in use as long as a set of this workspace names it, however long ago it was made', () => {
    const found = one(
      { authorizedAt: daysAgo(79), refreshedAt: daysAgo(1) },
      { sets: [naming], uses: [use(50)] },
    );
    assert.deepEqual(flags(found), []);
    assert.deepEqual(found.sets, [naming]);
  });

  it('is not named by a set of another tenant', () => {
    const foreign = basicSet({
      tenant: { id: 'fabrikam', tenant: 'fabrikam.com', cloud: 'global', clientId },
      authentication: { method: 'modern', grant: id },
    });
    assert.deepEqual(one({}, { sets: [foreign] }).sets, []);
  });

  it('is unused when no file has named it for 30 days, and not a day earlier', () => {
    const authorizedAt = daysAgo(60);
    assert.deepEqual(flags(one({ authorizedAt }, { uses: [use(31), use(45, 'this')] })), ['unused']);
    assert.deepEqual(flags(one({ authorizedAt }, { uses: [use(29), use(45, 'this')] })), []);
  });

  it('is not unused before uses have been noted for 30 days, as after an update or in a new container', () => {
    const authorizedAt = daysAgo(60);
    for (const usesSince of [undefined, daysAgo(0), daysAgo(29)])
      assert.deepEqual(
        flags(one({ authorizedAt, refreshedAt: daysAgo(1) }, { usesSince })).includes('unused'),
        false,
      );
    assert.deepEqual(flags(one({ authorizedAt }, { usesSince: daysAgo(31) })), ['unused']);
  });

  it('is ended 90 days after its last renewal; one that is not saved is neither', () => {
    const old = { authorizedAt: daysAgo(200) };
    assert.deepEqual(flags(one({ ...old, refreshedAt: daysAgo(91) }, { sets: [naming] })), ['ended']);
    assert.deepEqual(flags(one({ ...old, refreshedAt: daysAgo(89) }, { sets: [naming] })), []);
    assert.deepEqual(flags(one(old, { uses: [use(100)] })), ['unused', 'ended']);
    assert.deepEqual(flags(one(old, { pending: new Set([id]) })), ['notSaved']);
    assert.deepEqual(flags(one({ authorizedAt: daysAgo(70) }, {})), ['notSaved']);
  });

  it('tells which other workspaces named it, the last first', () => {
    const { elsewhere } = one({}, { uses: [use(3, 'a'), use(1, 'this'), use(2, 'b')] });
    assert.deepEqual(
      elsewhere.map(({ workspaceId }) => workspaceId),
      ['b', 'a'],
    );
  });
});

describe('An administrator’s authorization, when sets are marked as done', () => {
  const applied = { by: 'Kim Lee', at: daysAgo(0) };
  const done = { ...naming, authentication: { ...naming.authentication, applied } };
  const ids = (change: Partial<GrantFacts>, sets: readonly BackupSet[], marked = sets) =>
    doneWith([one(change, { sets })], marked).map(({ facts }) => facts.id);

  it('is needed no more when every set that names it is done', () => {
    for (const role of ['confirmed', 'unchecked'] as const)
      assert.deepEqual(ids({ role }, [done, done]), [id]);
  });

  it('is needed by another set that is not; of an ordinary account’s, nobody is asked', () => {
    assert.deepEqual(ids({}, [done, naming], [done]), []);
    for (const role of ['notNeeded', 'notHeld'] as const) assert.deepEqual(ids({ role }, [done]), []);
    assert.deepEqual(
      ids({}, [done], [{ ...done, authentication: { method: 'modern', grant: 'other' } }]),
      [],
    );
  });
});

describe('The view of authorizations', () => {
  it('groups them by tenant, with those that are unused and ended last, each once', () => {
    const base = one({ authorizedAt: daysAgo(1) }, { uses: [use(1)] });
    const guid = { ...base, facts: { ...base.facts, tenant: base.facts.tenantId } };
    const fabrikam = { ...base, facts: { ...base.facts, tenantId: 'ffff', tenant: 'fabrikam.com' } };
    const groups = authorizationGroups([
      { ...base, unused: true, ended: true },
      { ...base, ended: true },
      guid,
      base,
      fabrikam,
    ]);
    assert.deepEqual(
      groups.map((group) => [group.kind === 'tenant' ? group.name : group.kind, group.authorizations.length]),
      [
        ['contoso.onmicrosoft.com', 2],
        ['fabrikam.com', 1],
        ['unused', 1],
        ['ended', 1],
      ],
    );
    assert.deepEqual(authorizationGroups([]), []);
  });
});
