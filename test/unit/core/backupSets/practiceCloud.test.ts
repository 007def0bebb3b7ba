import assert from 'node:assert/strict';
import { practiceCloud } from '../../../../src/core/backupSets/practiceCloud';

describe('The practice cloud’s environment value', () => {
  for (const api of ['127.0.0.1', '127.0.0.2', '[::1]', 'localhost', 'login.localhost']) {
    it(`may name ${api}`, () => {
      const origin = `http://${api}:8123`;
      assert.deepEqual(practiceCloud(`${origin} http://login.localhost:8124`), {
        apiOrigin: origin,
        browserOrigin: 'http://login.localhost:8124',
      });
      assert.deepEqual(practiceCloud(` http://127.0.0.1:8124 ${origin} `), {
        apiOrigin: 'http://127.0.0.1:8124',
        browserOrigin: origin,
      });
    });
  }

  it('may be absent', () => {
    for (const value of [undefined, '', '  ']) assert.deepEqual(practiceCloud(value), { refused: 'absent' });
  });

  it('names two origins, parted by one space', () => {
    const one = 'http://127.0.0.1:1';
    for (const value of [one, `${one} ${one} ${one}`, `${one}\t${one}`, `${one},${one}`, `${one}  ${one}`]) {
      assert.ok('refused' in practiceCloud(value), JSON.stringify(value));
    }
  });

  const smuggled: [string, string][] = [
    ['https://127.0.0.1:8123', 'notHttp'],
    ['file:///etc/passwd', 'notHttp'],
    ['javascript:alert(1)', 'notHttp'],
    ['127.0.0.1:8123', 'notAnOrigin'],
    ['http://evil.example:8123', 'notLoopback'],
    ['http://127.0.0.1.evil.example:8123', 'notLoopback'],
    ['http://localhost.evil.example:8123', 'notLoopback'],
    ['http://evil.localhost:8123', 'notLoopback'],
    ['http://login.localhost.:8123', 'notLoopback'],
    ['http://127.0.0.1@evil.example:8123', 'notLoopback'],
    ['http://127.0.0.3:8123', 'notLoopback'],
    ['http://0.0.0.0:8123', 'notLoopback'],
    ['http://[::]:8123', 'notLoopback'],
    ['http://[::ffff:127.0.0.1]:8123', 'notLoopback'],
    ['http://login.microsoftonline.com:8123', 'notLoopback'],
    ['http://127.0.0.1', 'noPort'],
    ['http://localhost:80', 'noPort'],
    ['http://localhost:8123/', 'notAnOrigin'],
    ['http://localhost:8123/path', 'notAnOrigin'],
    ['http://localhost:8123?x=1', 'notAnOrigin'],
    ['http://localhost:8123#x', 'notAnOrigin'],
    ['http://user@localhost:8123', 'notAnOrigin'],
    ['http://user:secret@127.0.0.1:8123', 'notAnOrigin'],
    ['http://evil.example@localhost:8123', 'notAnOrigin'],
    ['http://localhost:8123\\@evil.example', 'notAnOrigin'],
    ['http://LOCALHOST:8123', 'notAnOrigin'],
    ['http://0x7f.1:8123', 'notAnOrigin'],
    ['http://2130706433:8123', 'notAnOrigin'],
    ['http://127.1:8123', 'notAnOrigin'],
    ['http:\\\\localhost:8123', 'notAnOrigin'],
    ['http:localhost:8123', 'notAnOrigin'],
    ['http://local\nhost:8123', 'notAnOrigin'],
    ['http://loc%61lhost:8123', 'notAnOrigin'],
    ['http://localhost:08123', 'notAnOrigin'],
    ['http://localhost:99999', 'notAnOrigin'],
    ['http://', 'notAnOrigin'],
  ];
  for (const [origin, refused] of smuggled) {
    // Without the password: no log shows one.
    it(`refuses ${JSON.stringify(origin.replace(/:[^/:]+@/, '…@'))} in either place: ${refused}`, () => {
      assert.deepEqual(practiceCloud(`${origin} http://login.localhost:8123`), { refused });
      assert.deepEqual(practiceCloud(`http://127.0.0.1:8123 ${origin}`), { refused });
    });
  }
});
