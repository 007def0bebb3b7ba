import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSet';
import type { FileProblem } from '../../../src/core/fileProblem';
import { readBackupSets, readBackupSetsText } from '../../../src/config/backupSetsFile';
import { decode } from '../../../src/config/jsonText';
import { bytesOf, fixture } from './fixture';

const file = 'file:///estate/backup-sets.json';
const guid = '11111111-1111-4111-8111-111111111111';
const otherGuid = '22222222-2222-4222-8222-222222222222';
const tenant = { id: 'contoso', tenant: 'contoso.onmicrosoft.com', cloud: 'global' };
const set = {
  id: '1',
  name: 'First',
  tenant: 'contoso',
  account: 'backup@contoso.com',
  authentication: { method: 'basic' },
};

function read(text: string): { sets: readonly BackupSet[]; problems: readonly FileProblem[] } {
  const result = readBackupSetsText(file, text);
  return result.kind === 'read' ? result : assert.fail(JSON.stringify(result.problems));
}
function readValue(value: unknown): ReturnType<typeof read> {
  return read(JSON.stringify(value, null, 2));
}
function estate(...sets: unknown[]): unknown {
  return { tenants: [tenant], backupSets: sets };
}
function brokenBy(bytes: Uint8Array): FileProblem {
  const result = readBackupSets(file, bytes);
  assert.equal(result.kind, 'broken');
  const [problem, ...more] = result.problems;
  assert.deepEqual(more, []);
  return problem ?? assert.fail('broken without a reason');
}
function idsOf(problems: readonly FileProblem[]): string[] {
  return problems.map(({ id }) => id);
}

describe('A backup-sets file is read', () => {
  it('with everything that it says of a set', () => {
    const result = readBackupSets(file, fixture('plain.json'));
    assert.deepEqual(result.problems, []);
    assert.deepEqual(result.kind === 'read' && result.sets[0], {
      file,
      id: '1',
      name: 'Größe 試験 😀',
      account: 'backup@contoso.com',
      accountRole: 'ordinary',
      sources: ['mailboxes'],
      authentication: { method: 'basic' },
      tenantId: 'contoso',
      tenant: { ...tenant, clientId: guid },
      edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
      faults: [],
    });
  });

  it('without the unknown properties of its authentication', () => {
    const result = readBackupSets(file, fixture('plain.json'));
    assert.deepEqual(result.kind === 'read' && result.sets[1]?.authentication, {
      method: 'modern',
      grant: '22222222-2222-4222-8222-222222222222',
    });
  });

  for (const name of [
    'crlf.json',
    'mixed-endings.json',
    'byte-order-mark.json',
    'no-last-newline.json',
    'tabs.json',
    'minified.json',
  ]) {
    it(`the same, however it is laid out: ${name}`, () => {
      assert.deepEqual(readBackupSets(file, fixture(name)), readBackupSets(file, fixture('plain.json')));
    });
  }

  it('with comments and trailing commas', () => {
    const result = readBackupSets(file, fixture('comments.jsonc'));
    assert.deepEqual(result.problems, []);
    assert.deepEqual(result.kind === 'read' && result.sets.map(({ id, name }) => [id, name]), [
      ['1', 'First'],
      ['2', 'Second'],
    ]);
  });

  it('with role and sources unknown where it does not tell them', () => {
    const [read] = readValue(estate(set)).sets;
    assert.equal(read?.accountRole, 'unknown');
    assert.equal(read.sources, undefined);
    assert.equal(read.edition, undefined);
    assert.equal(read.tenant?.clientId, undefined);
  });

  it('with the nearest edition, as a whole', () => {
    const edition = (name: string): unknown => ({ name, kind: 'OBM', version: '8.3.6.0' });
    const { sets } = readValue({
      edition: edition('file'),
      tenants: [tenant, { ...tenant, id: 'fabrikam', edition: edition('tenant') }],
      backupSets: [
        set,
        { ...set, id: '2', tenant: 'fabrikam' },
        { ...set, id: '3', tenant: 'fabrikam', edition: edition('set') },
      ],
    });
    assert.deepEqual(
      sets.map(({ edition }) => edition?.name),
      ['file', 'tenant', 'set'],
    );
  });

  it("with the tenant's own client ID before the file's for its cloud", () => {
    const { sets } = readValue({
      clientIds: { global: guid, china: otherGuid },
      tenants: [
        tenant,
        { ...tenant, id: 'own', clientId: otherGuid },
        { ...tenant, id: 'cn', cloud: 'china' },
        { ...tenant, id: 'gov', cloud: 'usGovDod' },
      ],
      backupSets: ['contoso', 'own', 'cn', 'gov'].map((tenantId) => ({
        ...set,
        id: tenantId,
        tenant: tenantId,
      })),
    });
    assert.deepEqual(
      sets.map(({ tenant }) => tenant?.clientId),
      [guid, otherGuid, otherGuid, undefined],
    );
  });

  it('with no tenant for a set whose tenant the file does not have', () => {
    const { sets, problems } = readValue(estate({ ...set, tenant: 'Contoso' }));
    assert.equal(sets[0]?.tenant, undefined);
    assert.deepEqual(
      sets.map(({ tenantId, faults }) => [tenantId, faults]),
      [['Contoso', []]],
    );
    assert.deepEqual(problems[0], {
      id: 'unknownTenant',
      params: { tenant: 'Contoso' },
      severity: 'error',
      source: 'estate',
      range: { start: { line: 12, character: 16 }, end: { line: 12, character: 25 } },
    });
  });

  it('with an empty list of sets where none is there', () => {
    assert.deepEqual(read('{ "backupSets": [] }'), { kind: 'read', sets: [], problems: [] });
  });
});

describe('One wrong entry is left out and the rest stays:', () => {
  const wrong: Record<string, [entry: unknown, problem: string, property: string]> = {
    'an entry that is no object': [5, 'wrongType', 'backupSets'],
    'an id that is a number': [{ ...set, id: 1692322592995 }, 'wrongType', 'id'],
    'an empty id': [{ ...set, id: '' }, 'noText', 'id'],
    'an id of broken Unicode': [{ ...set, id: '\ud800' }, 'malformed', 'id'],
    'no account': [{ ...set, account: undefined }, 'missing', 'account'],
    'no authentication': [{ ...set, authentication: undefined }, 'missing', 'authentication'],
    'an unknown method': [{ ...set, authentication: { method: 'oauth' } }, 'notAllowed', 'method'],
    'an unknown role': [{ ...set, accountRole: 'admin' }, 'notAllowed', 'accountRole'],
    'an unknown source': [{ ...set, sources: ['mailboxes', 'mails'] }, 'notAllowed', 'sources'],
    'a source named twice': [{ ...set, sources: ['teams', 'teams'] }, 'repeatedItem', 'sources'],
    'an empty list of sources': [{ ...set, sources: [] }, 'noItems', 'sources'],
    'a grant that is no GUID': [
      { ...set, authentication: { method: 'modern', grant: 'x' } },
      'malformed',
      'grant',
    ],
    'a date that is none': [
      { ...set, authentication: { method: 'modern', authorizedAt: '31.1.2026' } },
      'malformed',
      'authorizedAt',
    ],
    'a version that is none': [
      { ...set, edition: { name: 'x', kind: 'OBM', version: '8.x' } },
      'malformed',
      'version',
    ],
  };
  for (const [what, [entry, id, property]] of Object.entries(wrong)) {
    it(what, () => {
      const { sets, problems } = readValue(estate({ ...set, id: 'before' }, entry, { ...set, id: 'after' }));
      assert.deepEqual(
        sets.map((each) => each.id),
        ['before', 'after'],
      );
      assert.deepEqual(idsOf(problems), [id]);
      assert.equal(problems[0]?.params['property'], property);
      assert.equal(problems[0].source, 'schema');
    });
  }

  it('and the problem stands at the line of the value', () => {
    const { problems } = readValue(estate({ ...set, authentication: { method: 'oauth' } }));
    assert.deepEqual(problems[0]?.range, {
      start: { line: 15, character: 18 },
      end: { line: 15, character: 25 },
    });
  });

  it('a key named twice in it', () => {
    const text = `{ "backupSets": [
      ${JSON.stringify(set)},
      { "id": "2", "name": "a", "name": "b", "tenant": "t", "account": "a", "authentication": { "method": "basic" } },
      { "id": "3", "name": "c", "tenant": "t", "account": "a", "authentication": { "method": "basic", "method": "modern" } }
    ] }`;
    const { sets, problems } = read(text);
    assert.deepEqual(
      sets.map(({ id }) => id),
      ['1'],
    );
    const repeated = problems.filter(({ id }) => id === 'duplicateKey');
    assert.deepEqual(
      repeated.map(({ params, range }) => [params['property'], range.start.line]),
      [
        ['name', 2],
        ['method', 3],
      ],
    );
  });

  it('and so are a wrong edition and a wrong client ID of the file', () => {
    const { sets, problems } = readValue({
      edition: 'AhsayOBM',
      clientIds: { global: 'common', china: guid },
      tenants: [tenant, { ...tenant, id: 'cn', cloud: 'china' }],
      backupSets: [set, { ...set, id: '2', tenant: 'cn' }],
    });
    assert.deepEqual(
      sets.map(({ edition, tenant }) => [edition, tenant?.clientId]),
      [
        [undefined, undefined],
        [undefined, guid],
      ],
    );
    assert.deepEqual(
      problems.map(({ id, params }) => [id, params['property']]),
      [
        ['wrongType', 'edition'],
        ['malformed', 'global'],
      ],
    );
  });

  it('and ten thousand of them are counted, not listed', function () {
    this.timeout(20_000);
    const { problems } = readValue(estate(...Array.from({ length: 10_000 }, () => 5)));
    assert.equal(problems.length, 501);
    assert.deepEqual(problems.at(-1)?.params, { count: '9500' });
  });
});

describe('A set cannot be changed safely', () => {
  it('while another entry has its id, even a wrong one; ids compare exactly', () => {
    const { sets, problems } = readValue(estate(set, { ...set, name: '' }, { ...set, id: '1 ' }));
    assert.deepEqual(
      sets.map(({ id, faults }) => [id, faults]),
      [
        ['1', ['duplicateId']],
        ['1 ', []],
      ],
    );
    assert.deepEqual(idsOf(problems), ['duplicateId', 'duplicateId', 'noText']);
  });

  it('while two tenants have the id that it names', () => {
    const { sets, problems } = readValue({
      tenants: [tenant, { ...tenant, tenant: 'evil.example.com' }],
      backupSets: [set],
    });
    assert.equal(sets[0]?.tenant, undefined);
    assert.deepEqual(sets[0]?.faults, ['tenantInvalid']);
    assert.deepEqual(idsOf(problems), ['duplicateTenant', 'duplicateTenant']);
  });
});

describe('A tenant', () => {
  const withTenant = (name: unknown): ReturnType<typeof read> =>
    readValue({ tenants: [{ ...tenant, tenant: name }], backupSets: [set] });

  for (const name of [
    'contoso.onmicrosoft.com',
    'Contoso.COM',
    'xn--bcher-kva.example',
    guid,
    'a-b.c-d.co.uk',
  ]) {
    it(`is a domain or a GUID: ${name}`, () => {
      const { sets, problems } = withTenant(name);
      assert.deepEqual(problems, []);
      assert.equal(sets[0]?.tenant?.tenant, name);
    });
  }

  for (const name of [
    'common',
    'organizations',
    'consumers',
    'localhost',
    'contoso.com/../common',
    'contoso.com/oauth2',
    'contoso.com:8443',
    'https://contoso.com',
    'evil@contoso.com',
    'contoso.com@evil.example',
    'contoso%2ecom',
    'contoso.com?x=y',
    'contoso.com#x',
    'contoso.com\\x',
    'contoso .com',
    ' contoso.com',
    'contoso.com\n',
    'contoso.com.',
    '.contoso.com',
    'contoso..com',
    '-contoso.com',
    '127.0.0.1',
    '[::1]',
    'contoso。com',
    'bücher.example',
    `{${guid}}`,
    `${'a.'.repeat(130)}com`,
    `${'a'.repeat(64)}.com`,
    '',
    5,
  ]) {
    it(`is nothing that smuggles a host or a path: ${JSON.stringify(name).slice(0, 40)}`, () => {
      const { sets, problems } = withTenant(name);
      assert.equal(sets[0]?.tenant, undefined);
      assert.deepEqual(sets[0]?.faults, ['tenantInvalid']);
      assert.deepEqual(
        problems.map(({ params }) => params['property']),
        ['tenant'],
      );
    });
  }
});

describe('A file that cannot be read says why:', () => {
  it('not JSON', () => assert.equal(brokenBy(bytesOf('backup sets: none')).id, 'syntax'));

  it('truncated, at the line where it ends', () => {
    const problem = brokenBy(fixture('truncated.json'));
    assert.equal(problem.id, 'syntax');
    assert.equal(problem.source, 'grammar');
    assert.equal(problem.range.start.line, 10);
  });

  it('a comment that never ends', () => {
    const problem = brokenBy(bytesOf('{ "backupSets": [] } /* and so on'));
    assert.deepEqual(problem.params, { code: 'UnexpectedEndOfComment' });
  });

  it('a comma too many', () => {
    for (const text of ['{ "backupSets": [,] }', '{ "backupSets": [], , }', '[{,}]', '{ "backupSets": , }']) {
      assert.equal(brokenBy(bytesOf(text)).id, 'syntax', text);
    }
  });

  it('not UTF-8', () => assert.equal(brokenBy(fixture('not-utf8.json')).id, 'notUtf8'));
  it('UTF-16', () => assert.equal(brokenBy(fixture('utf16.json')).id, 'notUtf8'));
  it('binary', () => assert.equal(brokenBy(fixture('binary.json')).id, 'binary'));

  it('over 50 MB; with just 50 MB it is decoded', function () {
    this.timeout(20_000);
    const { id, params } = brokenBy(new Uint8Array(50 * 1024 * 1024 + 1));
    assert.deepEqual([id, params], ['tooBig', { limit: '50' }]);
    assert.equal(decode(new Uint8Array(50 * 1024 * 1024).fill(0x20)).ok, true);
  });

  it('empty, or comments only', () => {
    for (const text of ['', ' \n', '// nothing yet\n', '\uFEFF'])
      assert.equal(brokenBy(bytesOf(text)).id, 'empty');
  });

  it('nested deeper than any file is, without exhausting the stack', () => {
    assert.equal(brokenBy(bytesOf('['.repeat(200_000))).id, 'tooDeep');
    assert.equal(brokenBy(bytesOf('{"a":'.repeat(200_000))).id, 'tooDeep');
  });

  it('of a wrong shape', () => {
    for (const [text, id, property] of [
      ['[]', 'wrongType', ''],
      ['null', 'wrongType', ''],
      ['"backupSets"', 'wrongType', ''],
      ['{}', 'missing', 'backupSets'],
      ['{ "backupSets": {} }', 'wrongType', 'backupSets'],
      ['{ "backupSets": null }', 'wrongType', 'backupSets'],
      ['{ "backupSets": [], "tenants": {} }', 'wrongType', 'tenants'],
    ] as const) {
      const problem = brokenBy(bytesOf(text));
      assert.deepEqual([problem.id, problem.params['property']], [id, property], text);
    }
  });

  it('two lists of sets', () => {
    const problem = brokenBy(bytesOf('{ "backupSets": [], "backupSets": [] }'));
    assert.deepEqual([problem.id, problem.params], ['duplicateKey', { property: 'backupSets' }]);
  });
});

describe('Hostile keys are harmless:', () => {
  it('__proto__, constructor and the like are unknown properties, not what they are in JavaScript', () => {
    const { sets, problems } = read(`{
      "__proto__": { "edition": { "name": "x", "kind": "x", "version": "1" } },
      "clientIds": { "__proto__": { "global": "${guid}" } },
      "tenants": [{ "id": "__proto__", "tenant": "contoso.com", "cloud": "global" }],
      "backupSets": [
        { "id": "__proto__", "name": "a", "tenant": "__proto__", "account": "a", "authentication": { "method": "basic" } },
        { "id": "constructor", "name": "a", "tenant": "toString", "account": "a",
          "authentication": { "method": "basic", "__proto__": { "grant": "${guid}" } } },
        { "id": "3", "name": "a", "tenant": "__proto__", "account": "a", "authentication": { "__proto__": { "method": "modern" } } }
      ]
    }`);
    assert.deepEqual(
      sets.map(({ id, tenant, edition, authentication }) => [
        id,
        tenant?.tenant,
        tenant?.clientId,
        edition,
        authentication,
      ]),
      [
        ['__proto__', 'contoso.com', undefined, undefined, { method: 'basic' }],
        ['constructor', undefined, undefined, undefined, { method: 'basic' }],
      ],
    );
    assert.deepEqual(idsOf(problems), ['unknownTenant', 'missing']);
    assert.equal(({} as { grant?: string }).grant, undefined);
  });
});
