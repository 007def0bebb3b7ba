import assert from 'node:assert/strict';
import { readBackupSetsText } from '../../../../src/estate/file/readFile';
import { atOnce } from '../../../../src/core/basics/slices';
import { indexSteps } from '../../../../src/editor/text/fileIndex';
import { type Fix, fixesFor } from '../../../../src/editor/text/fixes';

const head = `{
  // The only one.
  "tenants": [
    { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" }
  ],
  "backupSets": [
    {
      "id": "1",
      "name": "First", // of two
      "tenant": "contoso",
      "account": "backup@contoso.com",
      "authentication": { "method": "basic" }
    }
  ]
}
`;

interface Offered {
  readonly title: string;
  readonly isPreferred: boolean;
  readonly after: string;
}

const problemsOf = (text: string) => readBackupSetsText('file:///x', text).problems;

/** The fixes of the first problem of a kind, and the text after each. */
function fixesOf(text: string, id: string, hybridIsOpen = true): readonly Offered[] {
  const problem = problemsOf(text).find((one) => one.id === id) ?? assert.fail(`no ${id}`);
  const lines = text.split('\n').slice(0, problem.range.start.line);
  const offset = lines.reduce((sum, line) => sum + line.length + 1, 0) + problem.range.start.character;
  const fixes = fixesFor({ ...problem, offset }, atOnce(indexSteps(text)), text, { hybridIsOpen });
  return fixes.map((fix) => ({
    title: `${fix.id} ${fix.what}`,
    isPreferred: fix.isPreferred,
    after: applied(text, fix),
  }));
}

function applied(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.offset - a.offset)
    .reduce(
      (now, edit) => now.slice(0, edit.offset) + edit.text + now.slice(edit.offset + edit.length),
      text,
    );
}

/** A mistake, the fixes that it has (`*`: preferred), and the text after the first, which has no such problem. */
function fixes(id: string, before: string, titles: readonly string[], after: string): void {
  it(id + ': ' + titles.join(', '), () => {
    const offered = fixesOf(before, id);
    assert.deepEqual(
      offered.map(({ title, isPreferred }) => (isPreferred ? `* ${title}` : title)),
      titles,
    );
    assert.equal(offered[0]?.after, after);
    assert.ok(
      problemsOf(before).filter((one) => one.id === id).length >
        problemsOf(after).filter((one) => one.id === id).length,
    );
  });
}

const twice = head.replace(
  /\n {4}\}\n/,
  '\n    },\n    { "id": "1", "name": "b", "tenant": "contoso", "account": "b@contoso.com", "authentication": { "method": "basic" } }\n',
);

describe('A fix, and every other character stays:', () => {
  fixes('duplicateId', twice, ['* changeId 1-2'], twice.replace('"id": "1",\n', '"id": "1-2",\n'));
  const twoTenants = head.replace(
    '"global" }',
    '"global" }, { "id": "contoso", "tenant": "a.example", "cloud": "china" }',
  );
  fixes(
    'duplicateTenant',
    twoTenants,
    ['* changeId contoso-2'],
    twoTenants.replace('"id": "contoso"', '"id": "contoso-2"'),
  );

  const wrong = head.replace('"tenant": "contoso",', '"tenant": "contos",');
  fixes('unknownTenant', wrong, ['* use contoso', 'addTenant contos'], head);
  fixes('notAllowed', head.replace('"global"', '"Global"'), ['* use global'], head);
  const other = head.replace('"basic"', '"oauth2"');
  fixes('notAllowed', other, ['use basic', 'use hybrid', 'use modern'], head);
  const sourced = (sources: string) =>
    head.replace('"authentication"', `"sources": ${sources},\n      "authentication"`);
  fixes(
    'notAllowed',
    sourced('["mailboxes", "OneDrive"]'),
    ['* use oneDrive'],
    sourced('["mailboxes", "oneDrive"]'),
  );
  fixes('wrongType', sourced('"teams"'), ['* list "teams"'], sourced('["teams"]'));
  fixes('noItems', sourced('[]'), ['* remove sources'], head);
  fixes('wrongType', head.replace('"id": "1"', '"id": 1'), ['* quote 1'], head);
  fixes('accountInvalid', head.replace('backup@', 'backup @ '), ['* use backup@contoso.com'], head);
  fixes('cloudRetired', head.replace('"global"', '"germany"'), ['use global'], head);
  fixes(
    'clientIdOfMicrosoft',
    head.replace('"global" }', '"global", "clientId": "04b07795-8ddb-461a-bbee-02f9e1bf7b46" }'),
    ['* remove clientId'],
    head,
  );
  const missing = head.replace(',\n      "authentication": { "method": "basic" }', '');
  fixes('missing', missing, ['* addMissing authentication'], head);
});

describe('A password in a file', () => {
  const secret = 'hunter2-is-my-password';

  it('is taken out of an entry, or of the file, and is in no word of the fix', () => {
    for (const before of [
      head.replace('"name"', `"sysPwd": "${secret}", // old\n      "name"`),
      head.replace('{ "method": "basic" }', `{ "method": "basic", "sysPwd": "${secret}" }`),
      head.replace('"tenants"', `"sysPwd": "${secret}",\n  "tenants"`),
      head.replace(/\n\}\n$/, `,\n  "more": { "x": 1, "sysPwd": "${secret}" }\n}\n`),
    ]) {
      const [only, ...others] = fixesOf(before, 'secretInFile');
      assert.deepEqual([only?.title, only?.isPreferred, others], ['removeSecret sysPwd', true, []]);
      assert.ok(!only?.after.includes(secret));
      const bare = (text = '') =>
        text.replace(/\s|\/\/ old/g, '').replace(/,?"sysPwd":"[^"]*",?|,(?=["}])/g, '');
      assert.equal(bare(only?.after), bare(before));
      assert.ok(!problemsOf(only?.after ?? '').some(({ id }) => id === 'secretInFile' || id === 'syntax'));
    }
  });
});

describe('Modern where it is closed', () => {
  const closed = (authentication: string) =>
    head
      .replace(
        '"tenants"',
        '"edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },\n  "tenants"',
      )
      .replace(
        '"authentication": { "method": "basic" }',
        `"sources": ["sharePointSites"],\n      "authentication": ${authentication}`,
      );
  const bare = '{ "method": "modern" }';

  it('becomes Hybrid if that is open and no record stands', () => {
    const [only] = fixesOf(closed(bare), 'methodClosed');
    assert.equal(only?.title, 'useHybrid hybrid');
    assert.equal(only.after, closed('{ "method": "hybrid" }'));
    assert.deepEqual(fixesOf(closed(bare), 'methodClosed', false), []);
    const recorded = '{ "method": "modern", "recordedBy": "Kim", "recordedAt": "2026-10-02T09:14:00Z" }';
    assert.deepEqual(fixesOf(closed(recorded), 'methodClosed'), []);
  });
});

describe('A tenant that is not listed is added', () => {
  const set =
    '{ "id": "1", "name": "a", "tenant": "fabrikam", "account": "b@fabrikam.com", "authentication": { "method": "basic" } }';
  const added = (before: string) => {
    const fix = fixesOf(before, 'unknownTenant').find(({ title }) => title === 'addTenant fabrikam');
    assert.deepEqual(problemsOf(fix?.after ?? ''), []);
    return fix?.after;
  };
  const tenant = '{ "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "global" }';

  it('behind the last one, written as that is', () => {
    const before = head.replace(
      '"tenant": "contoso",\n      "account": "backup@contoso.com"',
      '"tenant": "fabrikam",\n      "account": "b@fabrikam.com"',
    );
    assert.equal(added(before), before.replace('"global" }\n', `"global" },\n    ${tenant}\n`));
    const comma = before.replace('"global" }\n', '"global" }, // last\n');
    assert.equal(added(comma), comma.replace('"global" },', `"global" },\n    ${tenant},`));
    const spread = before.replace('{ "id": "contoso", ', '{\n      "id": "contoso",\n      ');
    assert.match(
      added(spread) ?? '',
      /\{\n {6}"id": "fabrikam",\n {6}"tenant": "fabrikam.com",\n {6}"cloud": "global"\n {4}\}/,
    );
  });

  it('in an empty list, and with the list where there is none', () => {
    const empty = `{ "tenants": [], "backupSets": [${set}] }`;
    assert.equal(added(empty), empty.replace('[]', `[\n    ${tenant}\n  ]`));
    const none = `{ "backupSets": [${set}] }`;
    assert.equal(added(none), none.replace('{ "backup', `{ "tenants": [\n    ${tenant}\n  ],\n  "backup`));
  });
});

describe('Fixes of a file that is half typed', () => {
  it('are none, without an exception', () => {
    const problem = { id: 'unknownTenant', params: {} } as const;
    for (let offset = 0; offset < head.length; offset += 3) {
      const text = head.slice(0, offset);
      fixesFor({ ...problem, offset }, atOnce(indexSteps(text)), text, { hybridIsOpen: true });
    }
  });
});
