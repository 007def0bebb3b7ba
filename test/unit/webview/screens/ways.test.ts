import '../../wording/l10n';
import assert from 'node:assert/strict';
import type { Permission } from '../../../../src/core/identity/permissions';
import type { Way } from '../../../../src/core/identity/signInWays';
import { pageView } from '../../../../src/webview/pageView';
import { factsAt } from '../sampleModel';

describe('The screens of the page', () => {
  it('say before a device code is begun that it serves one service, and name the browser', () => {
    const warning = (way: Way, resources: readonly Permission['resource'][]) => {
      const permissions = resources.map((resource): Permission => ({
        resource,
        names: ['A.B'],
        reason: 'everySet',
        level: 'identity',
      }));
      return JSON.stringify(pageView({ ...factsAt({ way }), permissions }, 1).parts).includes(
        'works for one service',
      );
    };
    assert.equal(warning('deviceCode', ['graph', 'exchange']), true);
    assert.equal(warning('deviceCode', ['graph', 'graph']), false);
    assert.equal(warning('loopback', ['graph', 'exchange']), false);
  });

  it('have the other way as their primary one where that mends what was refused', () => {
    const blocked = { kind: 'microsoft', error: 'invalid_grant', numbers: [53_003], text: '' } as const;
    const primary = (way: 'deviceCode' | 'loopback') => {
      const { problem, buttons } = pageView(factsAt({ way, problem: blocked }), 1);
      const all = [...(problem?.buttons ?? []), ...buttons];
      return all.filter(({ look }) => look === 'primary').map(({ id }) => id);
    };
    assert.deepEqual(primary('deviceCode'), ['otherWay']);
    assert.deepEqual(primary('loopback'), ['authorize']);
  });

  it('offer the browser once where a device code was refused', () => {
    const blocked = { kind: 'microsoft', error: 'invalid_grant', numbers: [53_003], text: '' } as const;
    const screen = pageView(factsAt({ way: 'deviceCode', problem: blocked }), 1);
    const inParts = screen.parts.flatMap((one) => (one.kind === 'buttons' ? one.buttons : []));
    const all = [...(screen.problem?.buttons ?? []), ...inParts].map(({ label }) => label);
    assert.equal(all.filter((label) => label === 'Sign In with the Browser Instead').length, 1);
  });

  it('offer every other way on Authorize, the device code last, and tell what the browser will show', () => {
    const offered = (way: 'loopback' | 'deviceCode') =>
      pageView(factsAt({ way }), 1).parts.flatMap((one) =>
        one.kind === 'buttons' ? one.buttons.map(({ id }) => id) : [],
      );
    assert.deepEqual(offered('loopback'), ['useDeviceCode']);
    assert.deepEqual(offered('deviceCode'), ['useLoopback']);
  });
});
