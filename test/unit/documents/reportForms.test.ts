import '../wording/l10n';
import assert from 'node:assert/strict';
import { setsOfCsv } from '../../../src/import/csvSets';
import { basicSet, tenant } from '../../builders';
import { modern, known, forget, text, cells, column } from './reportSamples';

afterEach(forget);

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
      known.found = [{ id: 'permissions', result: 'failed', params }];
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
    const markdown = text('details', basicSet({ name, account: 'a|b@contoso.com' }));
    assert.ok(markdown.includes('\\[click\\](command:evil) \\<img src=x\\> \\`a\\` \\| b \\*c\\*'));
    assert.ok(markdown.includes('https\\://evil.example www\\.evil.example'));
    assert.ok(markdown.includes('a\\|b\\@contoso.com'));
    for (const line of markdown.split('\n').filter((each) => each.startsWith('| ')))
      assert.match(line, /^(\| (\\.|[^|\\])*)+\|$/);
  });

  it('has a summary, a part for each set, and what can be taken back with its sets', () => {
    const markdown = text('details', modern, { ...modern, id: '2', name: 'Second' });
    assert.match(markdown, /\n## Summary\n\n\| Tenant \|/);
    assert.match(markdown, /\n### Finance mailboxes\n/);
    const taken = markdown.slice(markdown.indexOf('## Aftercare'));
    assert.equal(taken.match(/^- /gm)?.length, 3);
    assert.match(
      taken,
      /Global Administrator role removed from admin\\@contoso.com: .*\(Finance mailboxes, Second\)/,
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
      ['passwordRemoved', 'passwordChanged', 'roleRemoved'],
    );
  });
});
