import assert from 'node:assert/strict';
import { accountFault } from '../../../../src/core/backupSets/accountName';

describe('The name of an account', () => {
  for (const name of [
    'backup@contoso.com',
    'Kim.Lee@Contoso.onmicrosoft.com',
    "o'neil_2-x@mail.contoso.co.uk",
    'guest_x#EXT#@contoso.com',
    'a!b~c^d@xn--bcher-kva.example',
  ]) {
    it(`can be a user principal name: ${name}`, () => assert.equal(accountFault(name), undefined));
  }

  for (const name of [
    'a+b@contoso.com',
    'a&redirect_uri=http://x.example&x=@contoso.com',
    'müller@contoso.com',
    '.backup@contoso.com',
    'backup.@contoso.com',
    'backup@contoso',
    '@contoso.com',
    'backup@',
    `${'a'.repeat(65)}@contoso.com`,
    `a@${'b'.repeat(1_000_000)}.com`,
  ]) {
    it(`is unusual, and blocks nothing: ${name.slice(0, 60)}`, () =>
      assert.equal(accountFault(name), 'accountUnusual'));
  }

  for (const name of [
    'backup',
    '',
    'a@b@contoso.com',
    'CONTOSO\\backup',
    'backup @contoso.com',
    ' backup@contoso.com',
    'backup@contoso.com\n',
    'back\u0000up@contoso.com',
    'back\u200bup@contoso.com',
    'back\u202eup@contoso.com',
    'back\u00a0up@contoso.com',
    'back\ud800up@contoso.com',
    '@'.repeat(1_000_000),
  ]) {
    it(`is none: ${JSON.stringify(name).slice(0, 60)}`, () =>
      assert.equal(accountFault(name), 'accountInvalid'));
  }
});
