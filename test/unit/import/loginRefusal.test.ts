import assert from 'node:assert/strict';
import { isAboutLogin } from '../../../src/import/loginRefusal';

const host = 'cbs.contoso.com';
const about = (message: string) => isAboutLogin({ id: 'serverError', message });

describe('A refusal of AhsayCBS', () => {
  it('is about the log-in with the status 401 or 403, and with no other', () => {
    const statuses = [400, 401, 403, 404, 405, 500, 501].filter(
      (status) => isAboutLogin({ id: 'status', host, status }) === 'yes',
    );
    assert.deepEqual(statuses, [401, 403]);
    assert.equal(isAboutLogin({ id: 'status', host, status: 404 }), 'no');
    for (const id of ['webPage', 'redirected', 'notAnAnswer', 'tooLarge'] as const)
      assert.equal(isAboutLogin({ id, host }), 'no', id);
  });

  it('is about the log-in where its words speak of that', () => {
    for (const message of [
      'Incorrect SysUser or SysPwd.',
      '[Error] Invalid password',
      'Authentication failed',
      'Unauthorized',
    ])
      assert.equal(about(message), 'yes', message);
  });

  it('is about something unknown where its words do not, the backup user’s name among them', () => {
    for (const message of [
      '',
      'User does not exist.',
      'LoginName is missing',
      'License expired.',
      'Lizenz abgelaufen',
    ])
      assert.equal(about(message), 'unknown', message);
  });
});
