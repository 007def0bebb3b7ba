import assert from 'node:assert/strict';
import { basicSet, nothingHere } from '../../../builders';
import type { BackupSet, Source } from '../../../../src/core/backupSets/backupSet';
import { goesStaleAt, stalenessOf } from '../../../../src/core/evidence/staleness';
import { judgeAnswer, pathOf, permissionChecks, readPlan } from '../../../../src/core/evidence/graphReads';
import { permissionNames, permissionsFor } from '../../../../src/core/identity/permissions';
import { judge } from '../../../../src/core/rules/rules';
import { type LocalState, type SetStatus, statusOf } from '../../../../src/core/overview/setStatus';
import {
  type VerificationCheck,
  checksOf,
  untestedSources,
  verifiedAs,
} from '../../../../src/core/evidence/verification';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const at = '2026-11-22T10:00:00.000Z';
const day = 24 * 60 * 60 * 1000;
const needed = (sources: readonly Source[], level: 'test' | 'custom' = 'custom') =>
  permissionsFor(sources, { level, method: 'modern', roleCheck: false, on: new Date(at) });
const check = (
  id: VerificationCheck['id'],
  result: VerificationCheck['result'],
  params: Record<string, string> = {},
) => ({ id, result, params });

describe('What a verification reads', () => {
  const planned = (
    sources: readonly Source[],
    granted: readonly string[],
    byPassword: readonly Source[] = [],
  ) =>
    readPlan({ sources: new Set(sources), byPassword: new Set(byPassword), signer: 'ownAccount' }, granted);
  const tested = (sources: readonly Source[]) => permissionNames(needed(sources, 'test'));
  const ids = (sources: readonly Source[], granted: readonly string[]) =>
    planned(sources, granted).reads.map(({ id }) => id);

  const table: readonly [Source, readonly string[]][] = [
    ['mailboxes', ['mailbox', 'mailboxSettings', 'calendar', 'contacts']],
    ['oneDrive', ['drive']],
    ['personalSites', ['personalSites']],
    ['sharePointSites', ['sites']],
    ['publicFolders', []],
    ['teams', ['teams', 'channels']],
  ];
  for (const [source, expected] of table) {
    it(`is, for ${source}, what a test asks for beside the organization: ${expected.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(ids([source], tested([source])), ['organization', ...expected]);
    });
  }

  it('asks with each permission of a test for a read, and reads ids alone', () => {
    const sources = table.map(([source]) => source);
    const { reads } = planned(sources, tested(sources));
    assert.deepEqual(new Set(reads.map(({ permission }) => permission)), new Set(tested(sources)));
    for (const { path } of reads) assert.match(path, /^\/v1\.0\/[\w/{}]+\?\$select=\w+(&\$top=1)?$/);
  });

  it('is what the permissions reach: those of an earlier version, wider ones, as well', () => {
    const sources = table.map(([source]) => source);
    const before = permissionNames(needed(sources));
    assert.deepEqual(ids(sources, before), [
      ...['organization', 'mailbox', 'calendar', 'contacts', 'drive', 'personalSites', 'sites'],
      ...['teams', 'channels', 'groups'],
    ]);
  });

  it('leaves another person’s own mailbox, drive and teams alone: they say nothing of the sets', () => {
    const sources = table.map(([source]) => source);
    const toVerify = {
      sources: new Set(sources),
      byPassword: new Set<Source>(),
      signer: 'anotherPerson',
    } as const;
    const { reads, open } = readPlan(toVerify, tested(sources));
    assert.ok(reads.every(({ path, of }) => !path.includes('/me/') && of === undefined));
    const others = open.filter(({ params }) => params['reason'] === 'anotherPerson');
    const ofOthers = new Set(others.map(({ params }) => params['for']));
    assert.deepEqual([...ofOthers], ['mailboxes', 'oneDrive', 'teams']);
    assert.ok(others.every(({ result }) => result === 'unknown'));
  });

  it('leaves a source open, once, that no permission reaches: nothing is wrong with it', () => {
    const { reads, open } = planned(['mailboxes', 'oneDrive', 'teams'], ['User.Read']);
    assert.deepEqual(
      reads.map(({ id }) => id),
      ['organization'],
    );
    assert.deepEqual(open, [
      check('mailbox', 'unknown', { for: 'mailboxes', reason: 'noAccess' }),
      check('drive', 'unknown', { for: 'oneDrive', reason: 'noAccess' }),
      check('teams', 'unknown', { for: 'teams', reason: 'noAccess' }),
    ]);
    const found = { at, checks: [check('refresh', 'passed'), ...open] };
    assert.equal(verifiedAs(found, ['mailboxes', 'teams']), 'passed');
    assert.deepEqual(untestedSources(found, ['teams', 'mailboxes']), ['mailboxes', 'teams']);
    assert.deepEqual(untestedSources(found, ['publicFolders']), []);
  });

  it('leaves open, with the reason, what Graph has not and what the stored password does', () => {
    const { reads, open } = planned(
      ['sharePointSites', 'publicFolders'],
      ['Sites.Read.All'],
      ['sharePointSites'],
    );
    assert.deepEqual(
      reads.map(({ id }) => id),
      [],
    );
    assert.deepEqual(open, [
      check('sites', 'unknown', { for: 'sharePointSites', reason: 'storedPassword' }),
      check('publicFolders', 'unknown', { for: 'publicFolders', reason: 'notInGraph' }),
    ]);
  });

  it('goes on from a team to its channels, and nowhere from what is no team’s id', () => {
    const channels = planned(['teams'], tested(['teams'])).reads.find(({ id }) => id === 'channels')!;
    const within = (value: unknown) => pathOf(channels, { value });
    assert.equal(within([{ id: grant }]), `/v1.0/teams/${grant}/channels?$select=id`);
    for (const value of [undefined, [], [{}], [{ id: '../me' }], [{ id: 7 }]]) {
      assert.equal(within(value), undefined);
    }
    assert.equal(pathOf(channels, undefined), undefined);
  });
});

describe('Permissions, verified', () => {
  it('pass as one check where nothing is missing, whatever the case', () => {
    assert.deepEqual(permissionChecks(needed(['oneDrive']), ['user.read', 'FILES.READWRITE.ALL', 'extra']), [
      check('permissions', 'passed'),
    ]);
  });

  it('fail for each source apart', () => {
    assert.deepEqual(permissionChecks(needed(['mailboxes', 'oneDrive']), ['Mail.ReadWrite']), [
      check('permissions', 'failed', { resource: 'graph', missing: 'User.Read' }),
      check('permissions', 'failed', {
        for: 'mailboxes',
        resource: 'graph',
        missing: 'Calendars.ReadWrite Contacts.ReadWrite',
      }),
      check('permissions', 'failed', { for: 'oneDrive', resource: 'graph', missing: 'Files.ReadWrite.All' }),
    ]);
  });
});

describe('An answer of Graph', () => {
  const [organization, drive] = readPlan(
    { sources: new Set(['oneDrive'] as const), byPassword: new Set(), signer: 'ownAccount' },
    ['User.Read', 'Files.Read'],
  ).reads;
  const tenantId = '5C2F7F0A-8a35-4c0b-9a51-0d2f6f1c0a01';
  const judged = (status: number, body: Record<string, unknown>) => {
    const { result, params } = judgeAnswer(drive!, { status, body }, tenantId);
    return [result, params['reason'], params['code']];
  };

  it('passes with the shape that is documented', () => {
    assert.deepEqual(judged(200, { id: 'b!1' }), ['passed', undefined, undefined]);
  });

  it('is the organization of the tenant, whatever the case of its id', () => {
    const own = { value: [{ id: tenantId.toLowerCase() }] };
    assert.equal(judgeAnswer(organization!, { status: 200, body: own }, tenantId).result, 'passed');
    const other = { value: [{ id: 'a94b1d6e-2f07-4b8c-8e13-7be4f90c0b02' }] };
    assert.equal(judgeAnswer(organization!, { status: 200, body: other }, tenantId).result, 'failed');
  });

  it('stays open in another shape, and with a status that says nothing of the authorization', () => {
    for (const body of [{}, { id: 7 }, { value: [] }]) assert.equal(judged(200, body)[0], 'unknown');
    assert.deepEqual(judged(500, {}), ['unknown', 'status', '']);
    assert.deepEqual(judged(400, { error: { code: 'BadRequest' } }), ['unknown', 'status', 'BadRequest']);
  });

  it('fails where Microsoft says that there is no license, no mailbox, or a lock, whatever the status', () => {
    const told = (code: string, message: unknown) => ({ error: { code, message } });
    const cases: readonly (readonly [number, Record<string, unknown>, string])[] = [
      [400, told('BadRequest', 'Tenant does not have a SPO license.'), 'noLicense'],
      [403, told('Forbidden', 'Failed to get license information for the user.'), 'noLicense'],
      [404, told('MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, …'), 'notThere'],
      [401, told('MailboxNotEnabledForRESTAPI', ''), 'notThere'],
      [400, told('MailboxNotSupportedForRESTAPI', ''), 'notThere'],
      [423, told('resourceLocked', 'The site is locked.'), 'locked'],
      [423, {}, 'locked'],
    ];
    for (const [status, body, reason] of cases)
      assert.deepEqual(judged(status, body).slice(0, 2), ['failed', reason]);
    for (const message of [undefined, 7, 'Sublicensed', `${'x'.repeat(501)} license`]) {
      assert.equal(judged(400, told('BadRequest', message))[1], 'status');
    }
  });

  it('fails if access or the token is refused, or nothing is there, and tells Graph’s word for it', () => {
    assert.deepEqual(judged(401, { error: { code: 'InvalidAuthenticationToken' } })[1], 'tokenRefused');
    assert.deepEqual(judged(403, { error: { code: 'accessDenied' } }), ['failed', 'denied', 'accessDenied']);
    assert.deepEqual(judged(404, { error: { code: '[x](command:y)' } }), ['failed', 'notThere', '']);
    for (const error of [undefined, null, 'x', { code: 7 }, { code: 'a'.repeat(61) }]) {
      assert.equal(judged(403, { error })[2], '');
    }
  });
});

describe('What a verification says of a set', () => {
  const verification = (...checks: VerificationCheck[]) => ({ at, checks });
  const renewed = check('refresh', 'passed');

  it('is refused where the renewal failed, and unknown where it could not be tried', () => {
    assert.equal(verifiedAs(verification(check('refresh', 'failed')), []), 'refused');
    assert.equal(verifiedAs(verification(check('refresh', 'unknown')), []), 'unknown');
    assert.equal(verifiedAs(verification(), []), 'unknown');
  });

  it('is failed where a check of its own failed; what another set of the grant needs is not its matter', () => {
    const found = verification(renewed, check('drive', 'failed', { for: 'oneDrive' }));
    assert.equal(verifiedAs(found, ['oneDrive', 'mailboxes']), 'failed');
    assert.equal(verifiedAs(found, ['mailboxes']), 'passed');
    assert.equal(verifiedAs(found, undefined), 'passed');
    assert.deepEqual(checksOf(found, ['mailboxes']), [renewed]);
    assert.equal(verifiedAs(verification(renewed, check('organization', 'failed')), undefined), 'failed');
  });

  it('is passed where a check stays open', () => {
    assert.equal(verifiedAs(verification(renewed, check('publicFolders', 'unknown')), []), 'passed');
  });
});

describe('The forecast', () => {
  const last = Date.parse(at);
  it('is ninety days after the last use', () => {
    assert.equal(new Date(goesStaleAt(at)).toISOString(), '2027-02-20T10:00:00.000Z');
  });

  it('tells so many days ahead, to the millisecond, and when it is over', () => {
    const stale = last + 90 * day;
    assert.equal(stalenessOf(stale, stale - 14 * day - 1, 14), undefined);
    assert.equal(stalenessOf(stale, stale - 14 * day, 14), 'soon');
    assert.equal(stalenessOf(stale, stale - 1, 0), undefined);
    assert.equal(stalenessOf(stale, stale, 0), 'over');
  });
});

describe('The status of a set whose authorization is here', () => {
  const set: BackupSet = { ...basicSet(), authentication: { method: 'modern', grant } };
  const now = Date.parse(at) + 80 * day;
  const status = (here: Partial<LocalState>, days = 14): SetStatus =>
    statusOf(set, judge(set), { ...nothingHere, grant: true, ...here }, { now, days });
  const reasons = (here: Partial<LocalState>, days?: number) =>
    status(here, days)
      .reasons.map(({ id }) => id)
      .filter((id) => id !== 'notDone');
  const refused = { at, checks: [check('refresh', 'failed')] };

  it('asks to authorize again where Microsoft refused, and then speaks of nothing else', () => {
    assert.deepEqual(reasons({ verification: refused, lastUsed: at }), ['refused']);
  });

  it('asks for action where a check failed', () => {
    const verification = { at, checks: [check('refresh', 'passed'), check('organization', 'failed')] };
    assert.deepEqual(reasons({ verification }), ['checkFailed']);
  });

  it('asks for action where it goes stale within the days chosen, with its date', () => {
    assert.deepEqual(reasons({ lastUsed: at }), ['goesStale']);
    assert.deepEqual(reasons({ lastUsed: at }, 9), []);
    assert.equal(status({ lastUsed: at }).staleAt, Date.parse(at) + 90 * day);
    const longAgo = new Date(now - 91 * day).toISOString();
    assert.deepEqual(reasons({ lastUsed: longAgo }), ['stale']);
  });

  it('says nothing of a grant that is not here', () => {
    const gone = status({ grant: false, lastUsed: at, verification: refused });
    assert.deepEqual(
      gone.reasons.map(({ id }) => id),
      ['notHere', 'notDone'],
    );
    assert.equal(gone.verified, undefined);
    assert.equal(gone.staleAt, undefined);
  });
});
