import assert from 'node:assert/strict';
import { isTenantName } from '../../../../src/core/backupSets/tenantName';

const tid = '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01';

describe('A tenant’s name', () => {
  for (const name of [
    'contoso.onmicrosoft.com',
    'contoso.practice',
    'CONTOSO.com',
    'xn--bcher-kva.example',
    'a-b.c-d.co',
    tid,
    tid.toUpperCase(),
  ]) {
    it(`is ${name}`, () => assert.equal(isTenantName(name), true));
  }

  for (const name of [
    ...['', ' ', 'contoso', 'common', 'organizations', 'consumers', 'COMMON'],
    ...['contoso.com/', 'contoso.com/evil', '../contoso.com', 'evil.example/contoso.com', 'contoso.com\\x'],
    ...['contoso.com?x', 'contoso.com#x', 'user@contoso.com', 'contoso.com:443', 'https://contoso.com'],
    ...[
      'contoso .com',
      ' contoso.com',
      'contoso.com\n',
      'contoso%2ecom',
      'contoso..com',
      '.contoso.com',
      'contoso.com.',
    ],
    ...['-contoso.com', 'contoso-.com', '127.0.0.1', '10.0.0.1.', 'bücher.example', `${'a'.repeat(64)}.com`],
    `${'a.'.repeat(130)}com`,
    ...['{5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01}', `${tid}x`, `${tid}/common`, tid.replaceAll('-', '')],
    ...['00000000-0000-0000-0000-000000000000', '9188040d-6c67-4c5b-b112-36a304b66dad'],
  ]) {
    it(`isn't ${JSON.stringify(name.slice(0, 50))}`, () => assert.equal(isTenantName(name), false));
  }
});
