import '../wording/l10n';
import assert from 'node:assert/strict';
import { reportFields } from '../../../src/documents/reportFields';
import { basicSet, edition, tenant } from '../../builders';
import { canary, when } from '../migration/savedEstate';
import { secret, modern, laterJob, known, forget, report, fileName, text, column } from './reportSamples';

afterEach(forget);

describe('The report', () => {
  it('tells of each set what it was and is, by which rule, who authorized it, and what was checked', () => {
    const csv = text('csv', modern);
    const said = (label: string) => column(csv, label)[0];
    assert.equal(said('Method before'), 'Basic');
    assert.equal(said('Method'), 'Modern');
    assert.equal(said('Rule'), 'Modern is the suggested method.');
    assert.match(said('Source of the rule') ?? '', /^the product's manual/);
    assert.equal(said('Authorized by'), 'admin@contoso.com');
    assert.equal(said('Authorized at'), when);
    assert.equal(said('Role'), 'Global Administrator: confirmed');
    assert.match(said('Limits acknowledged') ?? '', /site features/);
    assert.equal(said('Checks'), 'Tenant: Passed; Person: Passed, with a note');
    assert.equal(said('Correlation ID'), secret.correlationId);
    assert.match(said('Test') ?? '', /^the authorization works from this computer \(2026-11-22T09/);
    assert.equal(said('Done in the product: stated by'), 'Kim Lee');
    assert.match(
      said('Aftercare open') ?? '',
      /^Password removed from AhsayOBM: .*role removed from admin@contoso\.com/,
    );
  });

  it('tells what was taken back, what is left, how the team plans, and who holds the authorization', () => {
    const tick = { by: 'Sam Roe', at: '2026-11-22T08:00:00Z' };
    const aftercare = { passwordRemoved: tick, roleRemoved: tick };
    const authentication = { ...modern.authentication, heldBy: 'Kim Lee', aftercare };
    const set = {
      ...modern,
      authentication,
      team: { customer: 'Contoso', wave: 'Pilot', due: '2026-12-01' },
    };
    const csv = text('csv', set);
    const said = (label: string) => column(csv, label)[0];
    assert.match(
      said('Aftercare done') ?? '',
      /^Password removed from AhsayOBM \(Sam Roe, 2026-11-22T08:00:00Z\); Glob/,
    );
    assert.match(said('Aftercare open') ?? '', /^Password changed at Microsoft: [^:]*$/);
    assert.deepEqual(['Customer', 'Owner', 'Wave', 'Due', 'Held by'].map(said), [
      'Contoso',
      '',
      'Pilot',
      // As every text that a spreadsheet would make a number or a date of.
      "'2026-12-01",
      'Kim Lee',
    ]);
    const json = JSON.parse(text('json', set)) as { backupSets: Record<string, unknown>[] };
    assert.deepEqual(json.backupSets[0]?.['team'], set.team);
    assert.deepEqual(json.backupSets[0]['aftercare'], aftercare);
  });

  it('tells of a record without authorizing who made it, when, and by which document', () => {
    const authentication = {
      method: 'hybrid',
      recordedBy: 'Kim Lee',
      recordedAt: when,
      document: 'CHG-7',
    } as const;
    const csv = text('csv', basicSet({ authentication }));
    const said = (label: string) => column(csv, label)[0];
    assert.deepEqual(
      ['Recorded without authorizing here by', 'Recorded at', 'By document', 'Role', 'Password'].map(said),
      ['Kim Lee', when, 'CHG-7', '', 'Password still needed'],
    );
  });

  it('tells of a check that waited for a statement that it was stated: what is saved waits for nothing', () => {
    const [row] = report(modern).rows;
    assert.ok(row);
    const stated = { ...row, checks: [{ id: 'person', result: 'statement' } as const] };
    const [checks] = reportFields(stated, fileName).filter(({ label }) => label === 'Checks');
    assert.equal(checks?.value, 'Person: Stated by the engineer');
  });

  it('tells of a later backup job as evidence that backups run, and as no more than that', () => {
    const [told] = column(text('csv', modern), 'Later backup job');
    assert.equal(
      told,
      `AhsayCBS lists a successful backup job on ${laterJob}, so backups run. It doesn't say which authentication the job used.`,
    );
    assert.ok(text('details', modern).includes(laterJob));
    assert.ok(text('json', modern).includes(`"laterJob": "${laterJob}"`));
    const applied = { by: 'Kim Lee', at: '2026-11-23T08:00:00Z' };
    const statedSince = { ...modern, authentication: { ...modern.authentication, applied } };
    assert.equal(column(text('csv', statedSince), 'Later backup job')[0], '');
  });

  it('tells each check of the verification that concerns the set, by what came of it', () => {
    known.found = [
      { id: 'organization', result: 'passed', params: {} },
      {
        id: 'permissions',
        result: 'failed',
        params: { resource: 'graph', missing: 'Mail.ReadWrite Calendars.ReadWrite' },
      },
      {
        id: 'mailbox',
        result: 'failed',
        params: { for: 'mailboxes', reason: 'denied', status: '403', code: 'ErrorAccessDenied' },
      },
      {
        id: 'calendar',
        result: 'unknown',
        params: { for: 'mailboxes', reason: 'status', status: '500', code: '' },
      },
      { id: 'teams', result: 'failed', params: { for: 'teams', reason: 'denied', status: '403', code: '' } },
    ];
    const csv = text('csv', modern);
    const markdown = text('details', modern);
    for (const [label, words] of [
      ['Test: passed', 'Renewal; Organization'],
      [
        'Test: failed',
        'Permissions (Mail.ReadWrite Calendars.ReadWrite); Mail folders (403 ErrorAccessDenied)',
      ],
      ['Test: open', 'Calendars (500)'],
    ] as const) {
      assert.deepEqual(column(csv, label), [words]);
      assert.ok(markdown.includes(`\n| ${label} | ${words} |\n`), label);
    }
    known.found = [];
    assert.deepEqual(column(text('csv', modern), 'Test: failed'), ['']);
    assert.ok(!text('details', modern).includes('Test: open'), 'nothing to say');
  });

  it('says of a refused renewal by which word and number Microsoft refused', () => {
    known.found = [
      { id: 'refresh', result: 'failed', params: { error: 'invalid_grant', numbers: '50173 700082' } },
    ];
    const told = column(text('csv', modern), 'Test: failed');
    assert.deepEqual(told, ['Renewal (invalid_grant AADSTS50173 AADSTS700082)']);
  });

  it('names what stops a Basic set, and that it fails for mail', () => {
    const csv = text('csv', basicSet({ edition: edition('8.3.0') }));
    assert.match(column(csv, 'Rule')[0] ?? '', /too old/);
    assert.match(column(csv, 'Ends at Microsoft')[0] ?? '', /since January 2023/);
    assert.equal(column(csv, 'Aftercare open')[0], '');
  });

  it('names behind Hybrid the rule that closes Modern for now, or else the one on who signs in', () => {
    const hybrid = basicSet({ authentication: { method: 'hybrid' } });
    const { rows } = report({ ...hybrid, sources: ['sharePointSites'] }, { ...hybrid, id: '2' });
    assert.deepEqual(
      rows.map(({ rule }) => rule),
      ['siteSourcesCloseModern', 'hybridAnyAccount'],
    );
  });

  it('marks what ends at Microsoft by the user’s own setting alone', () => {
    const ends = () => column(text('csv', modern), 'Ends at Microsoft')[0] ?? '';
    assert.equal(ends(), '');
    known.overrides = { mailboxes: { exchange: ['EWS.AccessAsUser.All'] } };
    assert.match(ends(), /asks Exchange for: Mailboxes\..*since 1 October 2026/);
    assert.match(text('json', modern), /"id": "settingAsksExchange"/);
  });

  it('sums up by tenant', () => {
    const other = { ...tenant, id: 'f', tenant: 'fabrikam.com' };
    const { tenants } = report(
      basicSet({ id: '3', tenant: other }),
      modern,
      basicSet({ id: '2', tenant: { ...tenant, tenant: 'Contoso.onmicrosoft.com' } }),
    );
    const counted = tenants.map(({ tenant: name, sets, methods, progress, needAction }) => [
      name,
      sets,
      methods.basic,
      methods.modern,
      progress.done,
      needAction,
    ]);
    assert.deepEqual(counted, [
      ['contoso.onmicrosoft.com', 2, 1, 1, 1, 1],
      ['fabrikam.com', 1, 1, 0, 0, 1],
    ]);
  });

  it('holds no token in any form, though a grant with tokens was at hand', () => {
    assert.ok(JSON.stringify(secret).includes(canary), 'the search is not blind');
    for (const form of ['short', 'details', 'csv', 'json'] as const) {
      const content = text(form, modern);
      // The short one names no grant: only that it's about the same set shows.
      const of = form === 'short' ? modern.name : (secret.correlationId ?? '?');
      assert.ok(content.includes(of), `${form} was made of that grant`);
      assert.ok(!content.includes(canary), form);
    }
  });
});
