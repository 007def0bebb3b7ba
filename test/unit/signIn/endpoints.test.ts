import assert from 'node:assert/strict';
import { clouds } from '../../../src/core/backupSets/backupSet';
import { type Problem, ProblemError } from '../../../src/core/identity/problem';
import { servePractice } from '../../../src/signIn/practiceHere';
import { endpointsFor } from '../../../src/signIn/signIn';

const practice = { BACKUP_AUTH_PRACTICE_CLOUD: 'http://127.0.0.1:8123 http://login.localhost:8123' };

describe('The endpoints of a sign-in', () => {
  const refused = (...given: Parameters<typeof endpointsFor>): Problem => {
    try {
      endpointsFor(...given);
    } catch (error) {
      if (error instanceof ProblemError) return error.problem;
    }
    assert.fail('not refused');
  };

  it('of the practice cloud come from the environment', () => {
    assert.deepEqual(endpointsFor('practice', practice), {
      cloud: 'practice',
      api: 'http://127.0.0.1:8123',
      browser: 'http://login.localhost:8123',
      graph: 'http://127.0.0.1:8123/graph',
      issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
    });
  });

  it('of the practice cloud are those that this process serves, unless the environment names others', () => {
    const served = { apiOrigin: 'http://127.0.0.1:9001', browserOrigin: 'http://localhost:9001' };
    assert.equal(servePractice(served), true);
    assert.equal(endpointsFor('practice', {}).api, served.apiOrigin);
    assert.equal(endpointsFor('practice', practice).api, 'http://127.0.0.1:8123');
    assert.equal(endpointsFor('global', {}).api, 'https://login.microsoftonline.com');
    servePractice(undefined);
    assert.deepEqual(refused('practice', {}), { kind: 'cloud', reason: 'absent' });
  });

  it('of the practice cloud are never elsewhere, whoever says that they are served', () => {
    const elsewhere = { apiOrigin: 'http://127.0.0.1:9001', browserOrigin: 'https://login.example.com' };
    assert.equal(servePractice(elsewhere), false);
    assert.deepEqual(refused('practice', {}), { kind: 'cloud', reason: 'absent' });
  });

  it('of every other cloud are Microsoft’s, whatever the environment says', () => {
    for (const cloud of clouds) {
      if (cloud === 'practice' || cloud === 'germany') continue;
      const { api, browser, graph, issuer } = endpointsFor(cloud, practice);
      for (const address of [api, browser, graph, issuer])
        assert.match(address, /^https:\/\/[a-z.-]+\.(com|us|cn)\b/);
    }
  });

  it('are refused for a retired cloud, and for practice without loopback origins', () => {
    assert.deepEqual(refused('germany', practice), { kind: 'cloud', reason: 'retired' });
    assert.deepEqual(refused('practice', {}), { kind: 'cloud', reason: 'absent' });
    const elsewhere = { BACKUP_AUTH_PRACTICE_CLOUD: 'http://evil.example:80 http://login.localhost:8123' };
    assert.deepEqual(refused('practice', elsewhere), { kind: 'cloud', reason: 'notLoopback' });
  });
});
