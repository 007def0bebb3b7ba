import '../wording/l10n';
import assert from 'node:assert/strict';
import type { CloudId } from '../../../src/core/backupSets/backupSet';
import type { OtherWindowReason, Problem } from '../../../src/core/identity/problem';
import { pageView } from '../../../src/webview/pageView';
import { factsAt } from './sampleModel';

const correlationId = '0f0f0f0f-1111-4222-8333-444444444444';
const microsoft = (number: number, error = 'invalid_grant'): Problem => ({
  kind: 'microsoft',
  error,
  numbers: [number],
  text: '',
  correlationId,
});

/** The labels of what the page offers for a problem. */
function offers(problem: Problem, change: Parameters<typeof factsAt>[0] = {}): readonly string[] {
  const snapshot = pageView(factsAt({ ...change, problem }), 1);
  return (snapshot.problem?.buttons ?? []).map(({ label }) => label);
}
const inCloud = (cloud: CloudId) => ({
  set: {
    tenant: { id: 't', tenant: 'contoso.com', cloud, clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001' },
  },
});

describe('A problem on the page', () => {
  it('of the person’s can be tried again at once, and carries the correlation ID', () => {
    assert.deepEqual(offers(microsoft(50126)), [
      'Sign In Again',
      'Look Up at Microsoft',
      'Copy Correlation ID',
    ]);
  });

  it('is not tried again while Authorize itself is closed', () => {
    const closed = { facts: { appConfirmed: false } };
    assert.ok(!offers(microsoft(50126), closed).includes('Sign In Again'));
  });

  it('of the administrator’s hands over text and consent link', () => {
    const given = offers(microsoft(65001));
    for (const label of ['Copy Text for the Administrator', 'Copy Consent Link'])
      assert.ok(given.includes(label));
  });

  it('of a blocked device code offers the browser, and only where a device code was used', () => {
    assert.equal(offers(microsoft(53003), { way: 'deviceCode' })[0], 'Sign In with the Browser Instead');
    assert.equal(offers(microsoft(53003))[0], 'Open entra.microsoft.com');
  });

  it('of an address that is not registered offers the other address', () => {
    assert.equal(offers(microsoft(50011))[0], 'Use a Device Code Instead');
    assert.equal(offers(microsoft(50011), { way: 'deviceCode' })[0], 'Sign In with the Browser Instead');
  });

  it('of the tenant or the cloud leads into the file', () => {
    for (const number of [90002, 900432, 700016]) assert.ok(offers(microsoft(number)).includes('Open File'));
  });

  for (const [cloud, host] of [
    ['global', 'entra.microsoft.com'],
    ['usGovGccHigh', 'entra.microsoft.us'],
    ['usGovDod', 'entra.microsoft.us'],
    ['china', 'portal.azure.cn'],
  ] as const) {
    it(`opens the administrator’s page of the cloud ${cloud}`, () => {
      assert.ok(offers(microsoft(50105), inCloud(cloud)).includes(`Open ${host}`));
    });
  }

  it('opens no page of another cloud where a cloud’s own is not known', () => {
    assert.ok(offers(microsoft(50072), inCloud('global')).includes('Open My Security Info'));
    for (const cloud of ['usGovGccHigh', 'china', 'practice'] as const) {
      assert.deepEqual(
        offers(microsoft(50072), inCloud(cloud)).filter((label) => label.startsWith('Open')),
        [],
        cloud,
      );
    }
  });

  it('with an unknown number has a way of its own', () => {
    assert.deepEqual(offers(microsoft(7654321, 'something_new')), [
      'Sign In Again',
      'Look Up at Microsoft',
      'Copy Correlation ID',
    ]);
  });

  it('of the network is examined by Doctor; a proxy’s settings are a button away', () => {
    const network = (cause: 'dns' | 'proxy'): Problem => ({ kind: 'network', cause, host: 'login' });
    assert.deepEqual(offers(network('dns')), ['Sign In Again', 'Run Doctor']);
    assert.deepEqual(offers(network('proxy')), ['Sign In Again', 'Open Proxy Settings', 'Run Doctor']);
  });

  it('of another window can be taken over, or this one reloaded; nothing is given up unasked', () => {
    const other = (reason: OtherWindowReason): Problem => ({
      kind: 'otherWindow',
      about: 'secrets',
      window: 'contoso',
      reason,
    });
    assert.deepEqual(offers(other('holds')), ['Take Over']);
    assert.deepEqual(offers(other('tookOver')), ['Take Over']);
    assert.deepEqual(offers(other('stored')), ['Reload Window']);
    assert.deepEqual(offers(other('storedBefore')), ['Reload Window', 'Continue Without Them']);
  });
});
