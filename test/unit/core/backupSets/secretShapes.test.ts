import assert from 'node:assert/strict';
import { isSecret, withoutSecrets } from '../../../../src/core/backupSets/secretShapes';

const long = 'Ab3_-'.repeat(30);

describe('A property gives a secret away', () => {
  for (const name of [
    'password',
    'Password',
    'SysPwd',
    'pwd',
    'admin_passwd',
    'appPassword',
    'client_secret',
    'clientSecret',
    'client-secret',
    'access_token',
    'Refresh Token',
    'apiKey',
    'passphrase',
    'credentials',
    'Kennwort',
  ]) {
    it(`by its name: ${name}`, () => {
      for (const value of ['hunter2', 'correct horse battery staple', 's€cret', 4711])
        assert.ok(isSecret(name, value), String(value));
    });
  }

  for (const [what, value] of Object.entries({
    'a JSON Web Token': `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMyJ9.${long}`,
    'one behind its scheme': `Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMyJ9.${long}`,
    'a refresh token or code of Entra': `0.AXoA${long}.AgABAAEAAAD${long}`,
    'a newer one': `1.AXoA${long}`,
    'a code of a personal account': `M.C507_BAY.2.U.${long}`,
    'a client secret of an Entra app': `abc8Q~${'dEf_-.~0'.repeat(4)}x`,
    'a private key': '-----BEGIN RSA PRIVATE KEY-----\nMIIB',
    'an address with a password': 'see https://admin:hunter2@backup.example.com/obs',
    'an address with a code': `http://localhost:51234/?code=${long}&state=x`,
    'a connection string': 'Server=db;User=sa;Password=hunter2;',
  })) {
    it(`by its value, whatever its name: ${what}`, () => assert.ok(isSecret('note', value)));
  }

  for (const [name, value] of [
    ['note', 'password changed on 3 May, see KeePass'],
    ['note', 'The token of the safe is with Kim'],
    ['note', 'a=b; c==d; https://backup.example.com:8443/obs?id=1#top'],
    ['name', 'Finance mailboxes of the accounting department'],
    ['account', 'backup@contoso.com'],
    ['account', 'a&code=http://x.example&x=@contoso.com'],
    ['grant', '3f2504e0-4f89-41d3-9a0c-0305e82c3301'],
    ['passwordExpires', '2027-01-31'],
    ['passwordHint', 'the usual one'],
    ['passwordStoredIn', 'KeePass'],
    ['password', ''],
    ['password', '********'],
    ['password', '<fill in>'],
    ['password', 'see KeePass, entry 12'],
    ['password', '${BACKUP_PWD}'],
    ['clientSecret', 'https://vault.azure.net/secrets/obs'],
    ['secret', 'op://vault/item/field'],
    ['lastPassword', '2026-01-31'],
    ['hasPassword', true],
    ['password', null],
    ['tokens', 5],
    ['secretName', 'obs-prod'],
    ['tokenType', 'Bearer'],
    ['secretary', 'Kim Lee'],
    ['__proto__', 'x'],
  ] as const) {
    it(`but not as an ordinary note: ${name}: ${JSON.stringify(value)}`, () =>
      assert.ok(!isSecret(name, value)));
  }
});

describe('A text for others to read', () => {
  it('has a mark in place of each secret, and all else as it was', () => {
    const token = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMyJ9.${long}`;
    assert.equal(withoutSecrets(`Finance (${token}), Board`), 'Finance (…), Board');
    assert.equal(withoutSecrets('db;Password=hunter2;User=sa'), 'db;…;User=sa');
    assert.equal(withoutSecrets('db;Password="hunter2";User=sa'), 'db;…";User=sa');
  });

  for (const [what, value] of Object.entries({
    'an address with a port before an account': {
      server: 'https://cbs.contoso.com:8443',
      account: 'a@b.com',
    },
    'a name that ends like a connection string': { name: 'Password=', wave: 'first' },
    'a name that begins with an address': { name: "https://a:1 'x'", account: "o'hara@b.com" },
  })) {
    it(`that is JSON says the same: ${what}`, () =>
      assert.deepEqual(JSON.parse(withoutSecrets(JSON.stringify(value))), value));
  }

  it('that is JSON stays JSON where a secret was', () => {
    const text = JSON.stringify({ name: 'Password=hunter2', owner: 'https://u:hunter2@x.com', at: '1' });
    assert.deepEqual(JSON.parse(withoutSecrets(text)), { name: '…', owner: '…', at: '1' });
  });
});
