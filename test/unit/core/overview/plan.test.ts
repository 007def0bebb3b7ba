import assert from 'node:assert/strict';
import {
  basicSet,
  clientId,
  edition,
  judged,
  member,
  nothingHere,
  ownGrant,
  setOn,
  tenant,
  tenantId,
} from '../../../builders';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../../../src/core/identity/grant';
import { type Plan, planOf } from '../../../../src/core/overview/plan';
import { judge } from '../../../../src/core/rules/rules';
import { statusOf } from '../../../../src/core/overview/setStatus';
import type { JudgedSet, PlanStep } from '../../../../src/core/overview/planStep';

const needed = ['User.Read', 'Mail.ReadWrite'];
const permissions = [{ resource: 'graph', names: needed, reason: 'mailboxes', level: 'custom' }] as const;
let made = 0;

/** A grant of the sets' own account for Hybrid. */
function grant(more: Partial<GrantFacts> = {}, intent: Partial<GrantFacts['intent']> = {}): GrantFacts {
  made += 1;
  return ownGrant({
    id: `aaaaaaaa-0000-4000-8000-${String(made).padStart(12, '0')}`,
    granted: needed,
    authorizedAt: '2026-09-01T08:00:00.000Z',
    intent: { file: 'file:///elsewhere.json', set: 'x', method: 'hybrid', acknowledged: [], ...intent },
    ...more,
  });
}

function administratorsGrant(intent: Partial<GrantFacts['intent']> = {}): GrantFacts {
  return grant({ person: member('admin@contoso.com'), role: 'confirmed' }, { method: 'modern', ...intent });
}

function plan(sets: readonly JudgedSet[], grants: readonly GrantFacts[] = []): Plan {
  return planOf(sets, { grants, permissions: () => permissions });
}

/** A plan in few words: step by step the ids with their methods, and how the authorization comes. */
function words({ steps }: Plan): string[] {
  return steps.map(
    ({ account, sets, way, signer }: PlanStep) =>
      `${account}: ${sets.map(({ set, method }) => `${set.id} ${method ?? '?'}`).join(', ')}; ${way.kind} ${signer}`,
  );
}

function exceptions({ steps }: Plan): string[] {
  return steps.flatMap(({ sets }) =>
    sets.flatMap(({ set, exceptions: found }) =>
      found.map((one) => `${set.id} ${one.id}${'rule' in one ? ` ${one.rule}` : ''}`),
    ),
  );
}

const sites = { sources: ['sharePointSites'] } as const;

describe('A plan', () => {
  it('groups by tenant, then by account, whatever the order and the file', () => {
    const other = { id: 'fabrikam', tenant: 'fabrikam.com', cloud: 'global', clientId } as const;
    const found = plan([
      judged(basicSet({ id: '1' })),
      judged(basicSet({ id: '2', tenantId: 'fabrikam', tenant: other })),
      judged(basicSet({ id: '3', account: 'Backup@Contoso.com ', file: 'file:///other.json' })),
      judged(basicSet({ id: '4', account: 'second@contoso.com' })),
    ]);
    assert.deepEqual(
      found.tenants.map(({ name, accounts }) => [name, accounts.map((account) => account.name)]),
      [
        ['contoso.onmicrosoft.com', ['backup@contoso.com', 'second@contoso.com']],
        ['fabrikam.com', ['backup@contoso.com']],
      ],
    );
    assert.deepEqual(words(found), [
      'backup@contoso.com: 1 modern, 3 modern; signIn globalAdministrator',
      'second@contoso.com: 4 modern; signIn globalAdministrator',
      'backup@contoso.com: 2 modern; signIn globalAdministrator',
    ]);
  });

  it('needs one authorization for an account before 9.1, and one for each set from then on', () => {
    const on = (version: string) =>
      plan(['1', '2'].map((id) => judged(setOn(version, ['mailboxes'], { id })))).steps.length;
    assert.deepEqual([on('8.3.6.0'), on('9.0'), on('9.1')], [1, 1, 2]);
  });

  it('takes Hybrid and Modern of one account into one step, which an administrator authorizes', () => {
    const found = plan([judged(basicSet({ id: '1', ...sites })), judged(basicSet({ id: '2' }))]);
    assert.deepEqual(words(found), ['backup@contoso.com: 1 hybrid, 2 modern; signIn globalAdministrator']);
    assert.equal(found.steps[0]?.signerBy, 'modernForOrdinaryAccount');
    assert.deepEqual(words(plan([judged(basicSet({ id: '1', ...sites }))])), [
      'backup@contoso.com: 1 hybrid; signIn anyMember',
    ]);
  });

  it('does not share an authorization between two apps', () => {
    const app = { ...tenant, clientId: '5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a02' };
    const found = plan([judged(basicSet({ id: '1' })), judged(basicSet({ id: '2', tenant: app }))]);
    assert.equal(found.steps.length, 2);
  });

  it('lists each exception with its rule', () => {
    const found = plan([
      judged(basicSet({ id: 'sites', ...sites })),
      judged(basicSet({ id: 'unknown sources', sources: undefined })),
      judged(basicSet({ id: 'unknown role', accountRole: 'unknown' })),
      judged(basicSet({ id: 'ordinary' })),
      judged(basicSet({ id: 'administrator', accountRole: 'globalAdministrator' })),
      judged(setOn('9.0', ['sharePointSites'], { id: 'limits', accountRole: 'globalAdministrator' })),
      judged(basicSet({ id: 'asked', accountRole: 'globalAdministrator' }), {
        waitingForAdministrator: true,
      }),
    ]);
    assert.deepEqual(exceptions(found), [
      'sites hybridForNow siteSourcesCloseModern',
      'unknown sources undecided sourcesUnknown',
      'unknown role roleUnknown modernForUnknownRole',
      'ordinary administrator modernForOrdinaryAccount',
      'limits limits siteSourcesWithGaps',
      'asked waitingForAdministrator',
    ]);
  });

  it('keeps what is blocked out of its steps, with every rule', () => {
    const without = { ...tenant, clientId: undefined };
    const found = plan([
      judged(basicSet({ id: '1', edition: edition('8.0') })),
      judged(basicSet({ id: '2', tenant: without })),
      judged(basicSet({ id: '3', tenant: undefined, tenantId: 'nobody' })),
      judged(basicSet({ id: '4', faults: ['duplicateId'] })),
      judged(basicSet({ id: '5' })),
    ]);
    const blocked = found.tenants.flatMap(({ accounts }) => accounts.flatMap((account) => account.blocked));
    assert.deepEqual(
      blocked.map(({ set, rules }) => [set.id, rules]),
      [
        ['1', ['productTooOld']],
        ['2', ['clientIdMissing']],
        ['4', ['duplicateId']],
        ['3', ['tenantUnknown']],
      ],
    );
    assert.equal(found.blocked, 4);
    assert.deepEqual(words(found), ['backup@contoso.com: 5 modern; signIn globalAdministrator']);
  });

  it('leaves a set to Test This Authorization that another sign-in may not help', () => {
    const applied = { by: 'Kim Lee', at: '2026-09-20T10:00:00Z' };
    const done = { method: 'modern', grant: 'bbbbbbbb-0000-4000-8000-000000000000', applied } as const;
    const set = basicSet({ authentication: done });
    const judgement = judge(set);
    const ahead = { now: Date.parse('2026-10-01'), days: 14 };
    const status = (lastUsed: string) =>
      statusOf(set, judgement, { ...nothingHere, grant: true, lastUsed }, ahead);
    const found = (lastUsed: string) => {
      const { toVerify, inOrder, steps } = plan([
        { key: keyOf(set), set, judgement, status: status(lastUsed) },
      ]);
      return [toVerify, inOrder, steps.length];
    };
    assert.deepEqual(found('2026-09-20'), [0, 1, 0]);
    assert.deepEqual(found('2026-07-10'), [1, 0, 0], 'it goes stale soon');
    assert.deepEqual(found('2026-01-01'), [0, 0, 1], 'it is stale');
  });

  it('leaves sets that need nothing as they are, and counts them', () => {
    const done = { method: 'modern', grant: 'bbbbbbbb-0000-4000-8000-000000000000' } as const;
    const applied = { by: 'Kim Lee', at: '2026-09-20T10:00:00Z' };
    const found = plan([
      judged(basicSet({ id: '1', authentication: { ...done, applied } }), { grant: true }),
      judged(basicSet({ id: '2', authentication: done }), { grant: false }),
    ]);
    assert.deepEqual(
      [found.inOrder, words(found)],
      [1, ['backup@contoso.com: 2 modern; signIn globalAdministrator']],
    );
  });

  it('has no authorization to make for what is left to do in the product, and counts how far all are', () => {
    const applied = { by: 'Kim Lee', at: '2026-09-20T10:00:00Z' };
    const backupRan = { ...applied, on: '2026-09-21' };
    const grantId = 'bbbbbbbb-0000-4000-8000-000000000000';
    const modern = { method: 'modern', grant: grantId } as const;
    const found = plan([
      judged(basicSet({ id: '1', authentication: modern }), { grant: true }),
      judged(basicSet({ id: '2', authentication: { ...modern, applied } }), { grant: true }),
      judged(basicSet({ id: '3', authentication: { ...modern, applied, backupRan } }), { grant: true }),
      judged(basicSet({ id: '4', authentication: { method: 'hybrid', grant: grantId, applied }, ...sites }), {
        grant: true,
      }),
      judged(basicSet({ id: '5', authentication: { method: 'modern' } })),
    ]);
    assert.deepEqual([words(found), found.toVerify, found.toUpgrade, found.inOrder], [[], 0, 1, 3]);
    assert.deepEqual(found.progress, { toMigrate: 0, recorded: 1, done: 3, backupRan: 1, all: 4 });
  });

  it('authorizes a set again by its own method, and moves a Hybrid that is due for review', () => {
    const hybrid = { method: 'hybrid', grant: 'bbbbbbbb-0000-4000-8000-000000000000' } as const;
    const found = plan([
      judged(basicSet({ id: 'lost', authentication: hybrid }), { grant: false }),
      judged(
        setOn('9.0', ['sharePointSites'], { id: 'review', authentication: { ...hybrid, edition: '8.4' } }),
      ),
    ]);
    assert.deepEqual(
      found.steps.flatMap(({ sets }) => sets.map(({ set, method }) => `${set.id} ${method}`)),
      ['lost hybrid', 'review modern'],
    );
  });

  it('asks nobody to sign in where a grant is here that serves all sets of the step', () => {
    const two = [judged(basicSet({ id: '1', ...sites })), judged(basicSet({ id: '2', ...sites }))];
    assert.deepEqual(words(plan(two, [grant()])), ['backup@contoso.com: 1 hybrid, 2 hybrid; use anyMember']);
    const mixed = [...two, judged(basicSet({ id: '3' }))];
    assert.equal(plan(mixed, [grant()]).steps[0]?.way.kind, 'signIn');
    assert.equal(plan(mixed, [administratorsGrant()]).steps[0]?.way.kind, 'use');
    assert.deepEqual(exceptions(plan([judged(basicSet({ id: '3' }))], [administratorsGrant()])), []);
  });

  it('uses no grant of another account, another tenant or another app', () => {
    const one = [judged(basicSet({ ...sites }))];
    for (const foreign of [
      grant({ account: 'other@contoso.com' }),
      grant({ tenant: 'fabrikam.com', tenantId: clientId }),
      grant({ clientId: tenantId }),
      grant({ granted: ['User.Read'] }),
    ]) {
      assert.equal(plan(one, [foreign]).steps[0]?.way.kind, 'signIn');
    }
  });

  it('counts the sets that were recorded without authorizing here', () => {
    const authentication = { method: 'modern', recordedBy: 'Kim Lee', recordedAt: '2026-09-01' } as const;
    const recorded = ['1', '2'].map((id) => judged(basicSet({ id, authentication })));
    assert.equal(plan([...recorded, judged(basicSet({ id: '3' }))]).recordedWithout, 2);
  });

  it('uses the youngest grant', () => {
    const younger = grant({ authorizedAt: '2026-10-01T08:00:00.000Z' });
    const { way } = plan([judged(basicSet({ ...sites }))], [grant(), younger, grant()]).steps[0]!;
    assert.equal(way.kind === 'use' && way.grant.id, younger.id);
  });

  it('takes the youngest by its time, not by the text of it', () => {
    const younger = grant({ authorizedAt: '2026-09-01T07:30:00-02:00' });
    const { way } = plan([judged(basicSet({ ...sites }))], [grant(), younger, grant()]).steps[0]!;
    assert.equal(way.kind === 'use' && way.grant.id, younger.id);
  });

  it('finishes an unsaved authorization first, with what was chosen for it and the sets it serves', () => {
    const set = basicSet({ id: '1' });
    const unsaved = grant({}, { file: set.file, set: '1', method: 'hybrid' });
    const found = plan(
      [
        judged(basicSet({ id: '2', ...sites })),
        judged(set, { pending: unsaved.id }),
        judged(basicSet({ id: '3' })),
      ],
      [unsaved],
    );
    assert.deepEqual(words(found), [
      'backup@contoso.com: 2 hybrid, 1 hybrid; save anyMember',
      'backup@contoso.com: 3 modern; signIn globalAdministrator',
    ]);
  });

  it('finishes it for each set of its group, with the method of each, whichever is asked for', () => {
    const set = basicSet({ id: '1' });
    const others = [{ file: set.file, set: '2', method: 'hybrid' as const }];
    const unsaved = administratorsGrant({ file: set.file, set: '1', method: 'modern', others });
    const second = judged(basicSet({ id: '2' }), { pending: unsaved.id });
    assert.deepEqual(words(plan([second], [unsaved])), ['backup@contoso.com: 2 hybrid; save anyMember']);
    assert.deepEqual(words(plan([judged(set, { pending: unsaved.id }), second], [unsaved])), [
      'backup@contoso.com: 1 modern, 2 hybrid; save globalAdministrator',
    ]);
  });

  it('asks for a new authorization where the finished one is no longer admitted', () => {
    const set = basicSet({ id: '1' });
    const unsaved = grant({ clientId: tenantId }, { file: set.file, set: '1', method: 'hybrid' });
    assert.equal(plan([judged(set, { pending: unsaved.id })], [unsaved]).steps[0]?.way.kind, 'signIn');
  });
});
