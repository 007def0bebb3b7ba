import assert from 'node:assert/strict';
import { cloudOf, issuerOf, resourcesOf } from '../../../../src/core/backupSets/clouds';
import type { PracticeCloud } from '../../../../src/core/backupSets/practiceCloud';

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
