import assert from 'node:assert/strict';
import { serverAddress } from '../../../src/import/serverAddress';

describe('The address of AhsayCBS', () => {
  it('is an origin with HTTPS, which may be left out', () => {
    for (const [typed, origin] of [
      [' https://cbs.contoso.com ', 'https://cbs.contoso.com'],
      ['https://cbs.contoso.com/', 'https://cbs.contoso.com'],
      ['cbs.contoso.com', 'https://cbs.contoso.com'],
      ['HTTPS://CBS.contoso.com:8443', 'https://cbs.contoso.com:8443'],
      ['10.0.0.7:8443', 'https://10.0.0.7:8443'],
    ] as const)
      assert.deepEqual(serverAddress(typed, false), { origin }, typed);
  });

  it('is never plain HTTP, since the password goes there', () => {
    for (const typed of [
      'http://cbs.contoso.com',
      'http://127.0.0.1:8080',
      'ftp://cbs.contoso.com',
      'file:///etc/passwd',
    ])
      assert.deepEqual(serverAddress(typed, false), { refused: 'notHttps' }, typed);
  });

  it('may be plain HTTP on exact loopback names with a port, while the practice cloud is open', () => {
    assert.deepEqual(serverAddress('http://127.0.0.1:8080', true), { origin: 'http://127.0.0.1:8080' });
    for (const typed of [
      'http://127.0.0.1',
      'http://127.0.0.3:8080',
      'http://localhost.contoso.com:8080',
      'http://cbs.contoso.com:8080',
    ])
      assert.deepEqual(serverAddress(typed, true), { refused: 'notHttps' }, typed);
  });

  it('has nothing beside the origin', () => {
    for (const typed of [
      'https://a:b@cbs.contoso.com',
      'https://cbs.contoso.com/obs',
      'https://cbs.contoso.com?x',
      'https://cbs.contoso.com#x',
    ])
      assert.deepEqual(serverAddress(typed, false), { refused: 'withMore' }, typed);
    for (const typed of ['', ' ', 'https://', 'two words', 'https://cbs contoso.com'])
      assert.deepEqual(serverAddress(typed, false), { refused: 'notAnAddress' }, typed);
  });
});
