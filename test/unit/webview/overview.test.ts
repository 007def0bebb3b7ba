import '../wording/l10n';
import assert from 'node:assert/strict';
import { type BackupSet, keyOf } from '../../../src/core/backupSets/backupSet';
import type { LocalState } from '../../../src/core/overview/setStatus';
import { rowsOf } from '../../../src/overview/rows';
import { pageView } from '../../../src/webview/pageView';
import type { Part, Snapshot } from '../../../src/webview/protocol';
import isToPage from '../../../src/webview/protocol.toPage.schema.json?check';
import { basicSet, edition, nothingHere, setOn, tenant } from '../../builders';
import { factsAt } from './sampleModel';

const recorded = {
  method: 'modern',
  grant: 'b2f7c0de-0000-4000-8000-000000000001',
  authorizedBy: { name: 'admin@contoso.com' },
  authorizedAt: '2026-11-19T09:00:00.000Z',
  edition: '8.3.6.0',
  role: 'confirmed',
} as const;
const applied = { by: 'Kim Lee', at: '2026-11-20T09:00:00.000Z' };
const tick = { by: 'Kim Lee', at: '2026-11-23T09:00:00.000Z' };
const aftercare = { passwordRemoved: tick, passwordChanged: tick, roleRemoved: tick };
const backupRan = { on: '2026-11-21', by: 'Kim Lee', at: '2026-11-22T09:00:00.000Z' };

/** The page of the first of these sets, where nothing is begun. */
function pageOf(
  set: BackupSet,
  local: Partial<LocalState> = {},
  others: readonly BackupSet[] = [],
): Snapshot {
  const here = { ...nothingHere, grant: set.authentication.grant !== undefined, ...local };
  const rows = rowsOf([set, ...others], () => here, new Set());
  const row = rows.find(keyOf(set));
  assert.ok(row);
  const members = [
    { key: row.key, set, judgement: row.judgement, method: undefined, retirements: [], aftercare: [] },
  ];
  const [, nextSet] = rows.sets;
  const facts = { row, members, nextSet, judgement: row.judgement };
  const snapshot = pageView(factsAt({ set, at: { step: 'overview' }, facts }), 1);
  assert.ok(isToPage({ type: 'snapshot', snapshot }), JSON.stringify(snapshot));
  return snapshot;
}

const migrated = (authentication: BackupSet['authentication'], more: Partial<BackupSet> = {}) =>
  setOn('8.3.6.0', ['mailboxes'], { authentication, ...more });
const primary = ({ buttons }: Snapshot) =>
  buttons.filter(({ look }) => look === 'primary').map(({ id }) => id);
const all = <K extends Part['kind']>({ parts }: Snapshot, kind: K) =>
  parts.filter((part): part is Extract<Part, { kind: K }> => part.kind === kind);

describe('The page of a set', () => {
  it('has one primary action, which goes from Migrate to nothing to do', () => {
    assert.deepEqual(primary(pageOf(basicSet())), ['begin']);
    assert.deepEqual(primary(pageOf(migrated(recorded))), ['markApplied']);
    assert.deepEqual(primary(pageOf(migrated({ ...recorded, applied }))), ['checkJobs']);
    assert.deepEqual(primary(pageOf(migrated({ ...recorded, applied, backupRan }))), ['aftercare']);
    assert.deepEqual(primary(pageOf(migrated({ ...recorded, applied, backupRan, aftercare }))), []);
    assert.deepEqual(primary(pageOf(basicSet({ tenant: undefined }))), ['openEntry']);
    assert.deepEqual(primary(pageOf(basicSet({ tenant: { ...tenant, clientId: undefined } }))), [
      'enterClientId',
    ]);
  });

  it('says first what its primary action does: to move on authorizes anew, too', () => {
    const hybrid = { ...recorded, method: 'hybrid', edition: '8.3.6.0', applied } as const;
    const page = pageOf(setOn('9.0.0.0', ['sharePointSites'], { authentication: hybrid }));
    assert.deepEqual(primary(page), ['begin']);
    const [first] = all(page, 'text').filter(({ tone }) => tone === 'strong');
    assert.match(first?.text ?? '', /^Hybrid was chosen because Modern was closed\./);
  });

  it('says in its folded line that the sources are unknown, and not that something is', () => {
    assert.match(pageOf(basicSet({ sources: undefined })).about?.summary ?? '', / · sources unknown$/);
  });

  it('leads to the next set where its own is finished', () => {
    const done = migrated({ ...recorded, applied, backupRan, aftercare });
    assert.deepEqual(primary(pageOf(done, {}, [basicSet({ id: '2', name: 'Next one' })])), ['nextSet']);
  });

  it('says its state by icon and words, and its name once', () => {
    const states = [
      pageOf(basicSet()),
      pageOf(setOn('8.3.0.0')),
      pageOf(basicSet({ tenant: undefined })),
      pageOf(basicSet(), { pending: recorded.grant }),
      pageOf(migrated(recorded)),
      pageOf(migrated({ ...recorded, applied })),
      pageOf(migrated({ ...recorded, applied, backupRan })),
    ].map(({ state }) => [state.icon, state.text]);
    assert.deepEqual(states, [
      ['toMigrate', 'Basic'],
      ['blocked', 'Basic · upgrade first'],
      ['blocked', 'Basic · blocked'],
      ['inProgress', 'Basic · migration in progress'],
      ['recorded', 'Recorded as Modern'],
      ['done', 'Modern · done in AhsayOBM'],
      ['backupRan', 'Modern · a backup ran'],
    ]);
    const { heading, parts, buttons } = pageOf(basicSet());
    assert.doesNotMatch(JSON.stringify([heading, parts, buttons]), /Finance mailboxes/);
  });

  it('is green for a backup that ran after the change, and for nothing before that', () => {
    const tones = [recorded, { ...recorded, applied }, { ...recorded, applied, backupRan }].map((one) =>
      all(pageOf(migrated(one)), 'banner').map(({ tone }) => tone),
    );
    assert.deepEqual(tones, [[], [], ['good']]);
  });

  it("lists the product's own clicks for its version while the change is to be made there", () => {
    const clicks = (set: BackupSet) => all(pageOf(set), 'steps').flatMap(({ items }) => items);
    const client = clicks(migrated(recorded));
    assert.equal(client[0], 'In the client, open Backup Sets > Finance mailboxes > General.');
    assert.ok(client.some((line) => line.startsWith('Leave user name and password blank')));
    const hybrid = clicks(migrated({ ...recorded, method: 'hybrid' }));
    assert.ok(!hybrid.some((line) => line.includes('blank')));
    const console = clicks(migrated({ ...recorded, edition: '9.1.0.0' }, { edition: edition('9.1.0.0') }));
    assert.equal(console[0], 'In the web console, open User > Backup Set > Finance mailboxes.');
    assert.deepEqual(clicks(migrated({ ...recorded, applied })), []);
  });

  it('tells its history with the newest first: record, test, statements, jobs', () => {
    const job = { at: '2026-11-21 03:12', since: applied.at };
    const verification = {
      at: '2026-11-19T10:00:00.000Z',
      checks: [{ id: 'refresh', result: 'passed', params: {} }],
    } as const;
    const [told] = all(
      pageOf(migrated({ ...recorded, applied, backupRan }), { job, verification }),
      'history',
    );
    assert.deepEqual(
      told?.items.map(({ text }) => text),
      [
        'A backup succeeded, says Kim Lee',
        'A backup job succeeded, says AhsayCBS',
        'Done in AhsayOBM, says Kim Lee',
        'Authorization tested: it works',
        'Recorded as Modern: admin@contoso.com signed in, for AhsayOBM 8.3.6.0',
      ],
    );
    assert.deepEqual(all(pageOf(basicSet()), 'history'), []);
  });

  it('tells who recorded it without authorizing, and lists the product’s own clicks then', () => {
    const without = {
      method: 'modern',
      recordedBy: 'Kim Lee',
      recordedAt: '2026-11-19T09:00:00.000Z',
    } as const;
    const snapshot = pageOf(migrated(without));
    assert.equal(
      all(snapshot, 'history')[0]?.items[0]?.text,
      'Recorded as Modern by Kim Lee, not authorized here',
    );
    assert.equal(all(snapshot, 'steps').length, 1);
    assert.deepEqual(primary(snapshot), ['markApplied']);
  });

  it('says for who comes with a failed backup that authorizing here repairs none', () => {
    const asked = (set: BackupSet) =>
      all(pageOf(set), 'details').find(({ summary }) => summary === 'Backup failed?');
    assert.match(JSON.stringify(asked(migrated(recorded))), /Authorizing here doesn't repair a backup/);
    const upgraded = migrated(recorded, { edition: edition('9.0.0.0') });
    assert.match(
      JSON.stringify(asked(upgraded)),
      /was 8\.3\.6\.0 at the last authorization, and is 9\.0\.0\.0 now/,
    );
    assert.equal(asked(basicSet()), undefined);
  });

  it('offers what else can be done, each once, by the names of the commands', () => {
    const offered = (snapshot: Snapshot) =>
      [...all(snapshot, 'buttons').flatMap(({ buttons }) => buttons), ...snapshot.buttons].map(
        ({ id }) => id,
      );
    const done = offered(pageOf(migrated({ ...recorded, applied }), { undoable: true }));
    for (const id of ['checkJobs', 'markBackupRan', 'begin', 'verify', 'takeBackApplied', 'undo', 'forget'])
      assert.ok(done.includes(id as never), `${id} of ${done.join()}`);
    assert.equal(new Set(done).size, done.length);
    assert.deepEqual(offered(pageOf(basicSet())), ['recordWithout', 'openEntry', 'exportReport', 'begin']);
    // What is said to be done next in the product can be marked, also where something else presses more.
    assert.ok(offered(pageOf(migrated(recorded), { grant: false })).includes('markApplied'));
    // A way that is blocked leads nowhere.
    assert.deepEqual(offered(pageOf(setOn('8.3.0.0'))), ['openEntry', 'exportReport']);
  });

  it('shows aftercare once it is done in the product: what was ticked by whom, and what is open', () => {
    const items = (set: BackupSet) =>
      all(pageOf(set), 'checks').flatMap((part) =>
        part.items.map(({ result, text }) => `${result}: ${text}`),
      );
    const some = migrated({ ...recorded, applied, aftercare: { passwordRemoved: tick } });
    assert.match(items(some)[0] ?? '', /^passed: Password removed from AhsayOBM: Kim Lee, /);
    assert.match(items(some)[1] ?? '', /^statement: Password changed at Microsoft\. /);
    assert.match(
      items(some)[2] ?? '',
      /^statement: Global Administrator role removed from admin@contoso\.com\. /,
    );
    assert.deepEqual(items(migrated(recorded)), []);
    const hybrid = pageOf(migrated({ ...recorded, method: 'hybrid', applied }));
    assert.match(JSON.stringify(hybrid.parts), /Password still needed\./);
  });

  it('names rules with their sources once, at the end and folded', () => {
    const snapshot = pageOf(basicSet());
    const last = snapshot.parts.at(-1);
    assert.ok(last?.kind === 'details' && last.summary.startsWith('Rules and their sources'));
    const before = JSON.stringify(snapshot.parts.slice(0, -1));
    assert.doesNotMatch(before, /Source: /);
  });

  it('takes the place of Saved once the change is made in the product', () => {
    const row = rowsOf([migrated({ ...recorded, applied })], () => nothingHere, new Set()).sets[0];
    const authorized = {
      grant: recorded.grant,
      person: { name: 'admin@contoso.com', objectId: 'o', tenantId: 't', homeTenantId: 't' },
      granted: [],
      role: 'confirmed',
      checks: [],
    } as const;
    const at = { step: 'saved', authorized } as const;
    assert.equal(pageView(factsAt({ at }), 1).screen, 'saved');
    assert.equal(pageView(factsAt({ at, facts: { row } }), 1).screen, 'overview');
  });
});
