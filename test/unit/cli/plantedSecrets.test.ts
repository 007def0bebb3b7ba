import assert from 'node:assert/strict';
import { CalledIn, saved } from './playedTerminal';

/** One of each shape; put together here, so that no scanner of this repository takes one for real. */
const secrets = {
  'a JSON Web Token': [
    'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9',
    'eyJzdWIiOiJjYW5hcnkifQ',
    'c2lnbmVkLWJ5LW5v',
  ].join('.'),
  'a refresh token': `1.AXoA${'aB3_-'.repeat(30)}`,
  'a client secret': `abc8Q~${'dEf_-.~0'.repeat(4)}x`,
  'an address with a password': 'https://admin:hunter2-hunter2@backup.example.com/obs',
  'an address with a code': `http://localhost:51234/?code=${'aB3_-'.repeat(10)}`,
};
const calls = [
  ...['text', 'json', 'sarif'].map((format) => ['check', '--format', format]),
  ...['text', 'markdown', 'json'].map((format) => ['plan', '--format', format]),
  ...['markdown', 'csv', 'json'].flatMap((format) => [
    ['report', '--format', format],
    ['report', '--details', '--format', format],
  ]),
  ['report', '--customer', 'Contoso'],
];

/** A file in which a text stands wherever it can: where a name belongs, and where nothing of ours does. */
function fileWith(shown: string, unknown: string): object {
  const more = { note: unknown, password: unknown, nested: { token: unknown } };
  const by = { by: `Kim ${shown}`, at: '2026-11-22T08:00:00Z', ...more };
  const set = (id: string, tenant: string, authentication: object) => ({
    ...{ id, name: `Set ${shown}`, tenant, account: `backup@contoso.com ${shown}`, customer: 'Contoso' },
    ...{ sources: ['mailboxes'], owner: shown, wave: shown, ticket: shown, ...more },
    authentication: { ...authentication, ...more },
  });
  return {
    edition: { name: `AhsayOBM ${shown}`, kind: 'OBM', version: '8.3.6.0', ...more },
    clientIds: { global: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001', ...more },
    tenants: [{ id: 'contoso', tenant: 'contoso.com', cloud: 'global', ...more }],
    backupSets: [
      set('1', 'contoso', { method: 'basic' }),
      set('2', 'contoso', {
        ...saved,
        method: 'hybrid',
        authorizedBy: { name: shown, ...more },
        applied: by,
      }),
      set('3', shown, { method: 'basic' }),
      set(shown, 'contoso', { method: 'basic' }),
    ],
    ...more,
  };
}

describe('The command-line program, of files with secrets in them,', () => {
  let place: CalledIn;
  beforeEach(() => (place = new CalledIn()));
  afterEach(() => place.end());

  /** All that a call prints about a file in which these texts stand. */
  async function printed(call: readonly string[], shown: string, unknown: string): Promise<string> {
    place.write('backup-sets.json', fileWith(shown, unknown));
    const { out, error } = await place.run(...call);
    return out + error;
  }

  for (const call of calls)
    it(`prints none by "${call.join(' ')}", wherever they stand`, async () => {
      const text = await printed(call, 'canary-shown', 'canary-unknown');
      // Problems name few of these places, a plan for programs only accounts; what is shown anywhere would be found there.
      assert.ok(text.includes('canary-shown'), 'The search is blind.');
      assert.ok(!text.includes('canary-unknown'));
      for (const [what, secret] of Object.entries(secrets)) {
        const output = await printed(call, secret, secret);
        for (const length of [secret.length, 24]) {
          const part = secret.slice(-length);
          assert.ok(!output.includes(part), `${what}: ${String(output.indexOf(part))}`);
        }
        assert.ok(output.length > 100, what);
      }
    });
});
