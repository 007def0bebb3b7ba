import assert from 'node:assert/strict';
import { estate, guid, idsOf, read, readValue, set, tenant } from './reading';

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

  it('and what is shown of a text that goes on for long is its beginning', () => {
    const { unreadable } = readValue(estate({ ...set, name: 'x'.repeat(5_000), account: undefined }));
    assert.equal(unreadable[0]?.name, 'x'.repeat(1_000));
  });

  it('and a set names its tenant by an id, while a tenant has a domain or a GUID', () => {
    const formatOf = (value: unknown) => readValue(value).problems[0]?.params['format'];
    assert.equal(formatOf(estate({ ...set, tenant: '\ud800' })), 'id');
    assert.equal(formatOf({ tenants: [{ ...tenant, tenant: 'not a domain' }], backupSets: [] }), 'tenant');
  });

  it('and the problem stands at the line of the value', () => {
    const { problems } = readValue(estate({ ...set, authentication: { method: 'oauth' } }));
    assert.deepEqual(problems[0]?.range, {
      start: { line: 15, character: 18 },
      end: { line: 15, character: 25 },
    });
  });

  it('and each of its properties that is wrong is told, at its line', () => {
    const { problems } = readValue(
      estate({ id: 7, name: '', account: 'a@contoso.com', authentication: { method: 'oauth', grant: 'x' } }),
    );
    assert.deepEqual(
      problems.map(({ id, params, range }) => [id, params['property'], range.start.line]),
      [
        ['missing', 'tenant', 9],
        ['wrongType', 'id', 10],
        ['noText', 'name', 11],
        ['notAllowed', 'method', 14],
      ],
    );
  });

  it('and a tenant’s wrong properties are told in the same way, each once', () => {
    const wrong = { id: 'contoso', tenant: 'not a domain', cloud: 'mars', clientId: 'x' };
    const { problems } = readValue({ tenants: [wrong], backupSets: [set] });
    assert.deepEqual(
      problems.map(({ id, params, range }) => [id, params['property'], range.start.line]),
      [
        ['malformed', 'tenant', 4],
        ['notAllowed', 'cloud', 5],
        ['malformed', 'clientId', 6],
      ],
    );
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
    assert.deepEqual(
      problems.map(({ id, range }) => [id, range.start.line]),
      [
        ['duplicateTenant', 3],
        ['duplicateTenant', 8],
      ],
    );
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
