import assert from 'node:assert/strict';
import {
  cloudOf,
  isTenantName,
  issuerOf,
  type PracticeCloud,
  practiceCloud,
  resourcesOf,
} from '../../../../src/core/backupSets/clouds';

const practice: PracticeCloud = {
  apiOrigin: 'http://127.0.0.1:9001',
  browserOrigin: 'http://login.localhost:9001',
};
const tid = '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01';

describe('A cloud', () => {
  const hosts = {
    global: ['login.microsoftonline.com', 'graph.microsoft.com', 'outlook.office365.com'],
    usGovGccHigh: ['login.microsoftonline.us', 'graph.microsoft.us', 'outlook.office365.us'],
    usGovDod: ['login.microsoftonline.us', 'dod-graph.microsoft.us', 'outlook-dod.office365.us'],
    china: ['login.partner.microsoftonline.cn', 'microsoftgraph.chinacloudapi.cn', 'partner.outlook.cn'],
  } as const;
  for (const [id, [signIn, graph, exchange]] of Object.entries(hosts) as [
    keyof typeof hosts,
    readonly string[],
  ][]) {
    it(`${id} has its own hosts, all over TLS`, () => {
      const cloud = cloudOf(id, practice)!;
      assert.equal(cloud.host, signIn);
      assert.equal(cloud.authority, `https://${signIn!}`);
      assert.equal(cloud.apiOrigin, cloud.authority);
      assert.equal(cloud.browserOrigin, cloud.authority);
      assert.equal(cloud.graph, `https://${graph!}`);
      assert.equal(cloud.errorPage, `https://${signIn!}/error?code=`);
      assert.match(cloud.signOutPage, /^https:/);
      assert.equal(issuerOf(cloud, tid), `https://${signIn!}/${tid}/v2.0`);
      assert.deepEqual(resourcesOf(id), { graph: `https://${graph!}`, exchange: `https://${exchange!}` });
      assert.doesNotMatch(JSON.stringify(cloud), /localhost|127\.0/);
    });
  }

  it('of Germany is retired: there is nowhere to sign in', () => {
    assert.equal(cloudOf('germany', practice), undefined);
    assert.equal(resourcesOf('germany'), undefined);
  });

  it('knows the other names of its hosts', () => {
    assert.deepEqual(cloudOf('china', undefined)?.aliases, ['login.chinacloudapi.cn']);
  });

  it('for practice lives at its origins only, and names its services as Global does', () => {
    const cloud = cloudOf('practice', practice)!;
    assert.equal(cloud.host, 'login.localhost:9001');
    assert.equal(cloud.apiOrigin, 'http://127.0.0.1:9001');
    assert.equal(cloud.browserOrigin, 'http://login.localhost:9001');
    assert.equal(cloud.graph, 'http://127.0.0.1:9001/graph');
    assert.deepEqual(resourcesOf('practice'), resourcesOf('global'));
    assert.equal(issuerOf(cloud, tid), `https://login.microsoftonline.com/${tid}/v2.0`);
  });

  it('for practice does not exist without its origins', () => {
    assert.equal(cloudOf('practice', undefined), undefined);
  });
});

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
    it(`refuses ${JSON.stringify(origin)} in either place: ${refused}`, () => {
      assert.deepEqual(practiceCloud(`${origin} http://login.localhost:8123`), { refused });
      assert.deepEqual(practiceCloud(`http://127.0.0.1:8123 ${origin}`), { refused });
    });
  }
});

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
    it(`is not ${JSON.stringify(name.slice(0, 50))}`, () => assert.equal(isTenantName(name), false));
  }
});
