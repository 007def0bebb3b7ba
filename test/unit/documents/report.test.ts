import '../wording/l10n';
import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import type { PermissionOverrides } from '../../../src/core/identity/permissionOverrides';
import { type Report, reportOf } from '../../../src/core/overview/report';
import { judge } from '../../../src/core/rules/rules';
import { statusOf } from '../../../src/core/overview/setStatus';
import type { VerificationCheck } from '../../../src/core/evidence/verification';
import { setsOfCsv } from '../../../src/import/csvSets';
import { factsOf } from '../../../src/signIn/grantSecret';
import { reportFields } from '../../../src/documents/reportFields';
import { reportText } from '../../../src/documents/reportForms';
import { basicSet, edition, tenant } from '../../builders';
import { canary, grantFacts, when } from '../migration/savedEstate';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const at = new Date('2026-11-22T12:00:00Z');
const secret = { ...grantFacts(grant), tokenCache: canary };

const modern = basicSet({
  authentication: {
    method: 'modern',
    grant,
    authorizedBy: { name: 'admin@contoso.com', objectId: secret.person.objectId, tenantId: secret.tenantId },
    authorizedAt: when,
    role: 'confirmed',
    edition: '8.3.6.0',
    acknowledged: ['siteFeatures'],
    applied: { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' },
  },
});

const laterJob = '2026-11-22 02:13:07';

const renewed: VerificationCheck = { id: 'refresh', result: 'passed', params: {} };
/** What the verification found beside the renewal. */
let found: readonly VerificationCheck[] = [];

/** The user's setting. */
let overrides: PermissionOverrides = {};

afterEach(() => {
  found = [];
  overrides = {};
});

function report(...sets: readonly BackupSet[]): Report {
  const here = {
    grant: true,
    pending: undefined,
    waitingForAdministrator: false,
    job: { at: laterJob, since: '2026-11-21T08:00:00Z' },
  };
  return reportOf(
    sets.map((set) => {
      const judgement = judge(set);
      return {
        set,
        judgement,
        status: statusOf(set, judgement, here),
        before: set.authentication.method === 'basic' ? undefined : 'basic',
        // As the program gets it: with all that a kept grant holds beside its tokens.
        grant: set.authentication.grant === grant ? factsOf(secret) : undefined,
        verification: { at: '2026-11-22T09:00:00Z', checks: [renewed, ...found] },
      };
    }),
    at,
    overrides,
  );
}

const fileName = (file: string) => file.replace('file:///', '');
const text = (form: 'md' | 'csv' | 'json', ...sets: readonly BackupSet[]) =>
  reportText(report(...sets), form, fileName);

/** A reader of CSV by RFC 4180, for what a spreadsheet would see. */
function cells(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

function column(csv: string, label: string): string[] {
  const [head = [], ...rows] = cells(csv);
  const index = head.indexOf(label);
  assert.notEqual(index, -1, label);
  return rows.map((row) => row[index] ?? assert.fail());
}

describe('The report', () => {
  it('tells of each set what it was and is, by which rule, who authorized it, and what was checked', () => {
    const csv = text('csv', modern);
    const said = (label: string) => column(csv, label)[0];
    assert.equal(said('Method before'), 'Basic');
    assert.equal(said('Method'), 'Modern');
    assert.equal(said('Rule'), 'Modern is the suggested method.');
    assert.match(said('Source of the rule') ?? '', /^the product’s manual/);
    assert.equal(said('Authorized by'), 'admin@contoso.com');
    assert.equal(said('Authorized at'), when);
    assert.equal(said('Role'), 'Global Administrator: confirmed');
    assert.match(said('Limits acknowledged') ?? '', /site features/);
    assert.equal(said('Checks'), 'Tenant: Passed; Person: Passed, please read');
    assert.equal(said('Correlation ID'), secret.correlationId);
    assert.match(said('Verification') ?? '', /^the authorization works from this computer \(2026-11-22T09/);
    assert.equal(said('Applied by'), 'Kim Lee');
    assert.match(said('Can be taken back') ?? '', /role of admin@contoso\.com.*password that AhsayOBM holds/);
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
      `AhsayCBS tells of a successful backup job on ${laterJob}: backups run. It does not tell which authentication the job used.`,
    );
    assert.ok(text('md', modern).includes(laterJob));
    assert.ok(text('json', modern).includes(`"laterJob": "${laterJob}"`));
    const applied = { by: 'Kim Lee', at: '2026-11-23T08:00:00Z' };
    const statedSince = { ...modern, authentication: { ...modern.authentication, applied } };
    assert.equal(column(text('csv', statedSince), 'Later backup job')[0], '');
  });

  it('tells each check of the verification that concerns the set, by what came of it', () => {
    found = [
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
    const markdown = text('md', modern);
    for (const [label, words] of [
      ['Verification: passed', 'Renewal; Organization'],
      [
        'Verification: failed',
        'Permissions (Mail.ReadWrite Calendars.ReadWrite); Mail folders (403 ErrorAccessDenied)',
      ],
      ['Verification: open', 'Calendars (500)'],
    ] as const) {
      assert.deepEqual(column(csv, label), [words]);
      assert.ok(markdown.includes(`\n| ${label} | ${words} |\n`), label);
    }
    found = [];
    assert.deepEqual(column(text('csv', modern), 'Verification: failed'), ['']);
    assert.ok(!text('md', modern).includes('Verification: open'), 'nothing to say');
  });

  it('says of a refused renewal by which word and number Microsoft refused', () => {
    found = [
      { id: 'refresh', result: 'failed', params: { error: 'invalid_grant', numbers: '50173 700082' } },
    ];
    const told = column(text('csv', modern), 'Verification: failed');
    assert.deepEqual(told, ['Renewal (invalid_grant AADSTS50173 AADSTS700082)']);
  });

  it('names what stops a Basic set, and that it fails for mail', () => {
    const csv = text('csv', basicSet({ edition: edition('8.3.0') }));
    assert.match(column(csv, 'Rule')[0] ?? '', /too old/);
    assert.match(column(csv, 'Ends at Microsoft')[0] ?? '', /since January 2023/);
    assert.equal(column(csv, 'Can be taken back')[0], '');
  });

  it('marks what ends at Microsoft by the user’s own setting alone', () => {
    const ends = () => column(text('csv', modern), 'Ends at Microsoft')[0] ?? '';
    assert.equal(ends(), '');
    overrides = { mailboxes: { exchange: ['EWS.AccessAsUser.All'] } };
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
    const counted = tenants.map(({ tenant: name, sets, methods, applied, needAction }) => [
      name,
      sets,
      methods.basic,
      methods.modern,
      applied,
      needAction,
    ]);
    assert.deepEqual(counted, [
      ['contoso.onmicrosoft.com', 2, 1, 1, 1, 1],
      ['fabrikam.com', 1, 1, 0, 0, 1],
    ]);
  });

  it('holds no token in any form, though a grant with tokens was at hand', () => {
    assert.ok(JSON.stringify(secret).includes(canary), 'the search is not blind');
    for (const form of ['md', 'csv', 'json'] as const) {
      const content = text(form, modern);
      assert.ok(content.includes(secret.correlationId ?? '?'), `${form} was made of that grant`);
      assert.ok(!content.includes(canary), form);
    }
  });
});

describe('The report as CSV', () => {
  for (const evil of [
    '=cmd|/c calc!A1',
    '+1+1',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    ' =1+1',
    '\uff1d1+1',
  ]) {
    it(`lets a spreadsheet calculate nothing of ${JSON.stringify(evil)}`, () => {
      const params = { resource: 'graph', missing: evil, error: evil, code: evil };
      found = [{ id: 'permissions', result: 'failed', params }];
      const csv = text('csv', basicSet({ name: evil, id: evil, account: evil }));
      const [head = [], row = []] = cells(csv);
      assert.equal(row.length, head.length);
      for (const cell of row) assert.doesNotMatch(cell, /^\s*[=+\-@\uff1d]/u);
    });
  }

  for (const [name, shown] of [
    ['Finance;=1+1', "Finance;'=1+1"],
    ['Finance; "=1+1"', 'Finance; "\'=1+1"'],
    ['Finance,@x;-2', "Finance,'@x;'-2"],
    ["a;'=1", "a;''=1"],
  ] as const) {
    it(`lets a spreadsheet of other separators calculate nothing of ${name}`, () => {
      const csv = text('csv', basicSet({ name }));
      assert.deepEqual(column(csv, 'Name'), [shown]);
      for (const separator of [',', ';', '\t']) {
        for (const cell of csv.split(/\r\n/).flatMap((line) => line.split(separator))) {
          assert.doesNotMatch(cell, /^[\s"]*[=+\-@\uff1d]/u);
        }
      }
    });
  }

  it('keeps IDs, names and all else that import reads through a spreadsheet and back', () => {
    const names = ['=1+1', "'=1", "'x'", 'Finance;=1+1', 'a, "b"; -2', '007', '1-2', "'1E5"];
    const there = names.map((name, index) =>
      basicSet({
        id: `169232259299${index}`,
        name,
        sources: ['mailboxes', 'sharePointSites'],
        authentication: { method: 'hybrid' },
      }),
    );
    const csv = text('csv', ...there);
    assert.deepEqual(column(csv, 'ID').slice(0, 2), ["'1692322592990", "'1692322592991"]);
    const { sets, table } = setsOfCsv(csv.slice(1));
    assert.deepEqual(table?.faults, []);
    assert.deepEqual(
      sets,
      there.map(({ id, name, account }) => ({
        id,
        name,
        account,
        tenant: tenant.tenant,
        sources: ['mailboxes', 'sharePointSites'],
        method: 'hybrid',
      })),
    );
  });

  it('quotes what needs it, and ends each line with CRLF', () => {
    const name = 'A "quoted", name';
    const csv = text('csv', basicSet({ name }), basicSet({ id: '2', name: 'Zweigstelle Köln' }));
    assert.ok(csv.startsWith('\uFEFFTenant,'));
    assert.ok(csv.includes('"A ""quoted"", name"'));
    assert.deepEqual(column(csv, 'Name'), [name, 'Zweigstelle Köln']);
    assert.equal(csv.split('\r\n').length, 4);
    assert.doesNotMatch(csv.replaceAll('\r\n', ''), /[\r\n]/);
  });

  it('keeps a cell on its line, whatever a name holds', () => {
    const csv = text('csv', basicSet({ name: 'one\r\ntwo\u2028three' }));
    assert.deepEqual(column(csv, 'Name'), ['one two three']);
  });
});

describe('The report as Markdown', () => {
  it('shows names as they are, and makes no markup, HTML or link of them', () => {
    const name = '[click](command:evil) <img src=x> `a` | b *c* https://evil.example www.evil.example';
    const markdown = text('md', basicSet({ name, account: 'a|b@contoso.com' }));
    assert.ok(markdown.includes('\\[click\\](command:evil) \\<img src=x\\> \\`a\\` \\| b \\*c\\*'));
    assert.ok(markdown.includes('https\\://evil.example www\\.evil.example'));
    assert.ok(markdown.includes('a\\|b\\@contoso.com'));
    for (const line of markdown.split('\n').filter((each) => each.startsWith('| ')))
      assert.match(line, /^(\| (\\.|[^|\\])*)+\|$/);
  });

  it('has a summary, a part for each set, and what can be taken back with its sets', () => {
    const markdown = text('md', modern, { ...modern, id: '2', name: 'Second' });
    assert.match(markdown, /\n## Summary\n\n\| Tenant \|/);
    assert.match(markdown, /\n### Finance mailboxes\n/);
    const taken = markdown.slice(markdown.indexOf('## What Can Be Taken Back'));
    assert.equal(taken.match(/^- /gm)?.length, 2);
    assert.match(
      taken,
      /The Global Administrator role of admin\\@contoso.com: .*\(Finance mailboxes, Second\)/,
    );
  });
});

describe('The report as JSON', () => {
  it('has ids beside the sentences', () => {
    const parsed = JSON.parse(text('json', modern)) as {
      version: number;
      backupSets: { rule: { id: string }; canBeTakenBack: { id: string }[]; before: string }[];
    };
    assert.equal(parsed.version, 1);
    const [set] = parsed.backupSets;
    assert.equal(set?.rule.id, 'modernRecommended');
    assert.equal(set.before, 'basic');
    assert.deepEqual(
      set.canBeTakenBack.map(({ id }) => id),
      ['administratorRole', 'storedPassword'],
    );
  });
});
