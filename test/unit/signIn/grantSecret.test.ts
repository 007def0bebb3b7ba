import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readGrant } from '../../../src/signIn/grantSecret';
import { Grants } from '../../../src/signIn/grants';
import { Keyring, WindowMemory } from './desktopStorage';
import { grant } from './samples';

const contoso = '5c2f7f0a-8a35-4c0b-9a51-0d2f6f1c0a01';

describe('Grants', () => {
  let keyring: Keyring;
  let grants: Grants;
  beforeEach(() => {
    keyring = new Keyring();
    grants = new Grants(keyring.open(), new WindowMemory(), () => undefined);
  });

  it('keep what is evidence of their exchange, and do without what of it cannot be read', async () => {
    const checks = [{ id: 'tenant', result: 'passed' } as const];
    const refreshedAt = '2026-12-01T08:00:00.000Z';
    const kept = grant({ refreshedAt, asked: ['User.Read'], correlationId: randomUUID(), checks });
    await grants.keep(kept);
    assert.deepEqual(await grants.read(kept.id), kept);
    const broken = {
      refreshedAt: 'soon',
      asked: [7],
      correlationId: '<b>',
      checks: [{ id: 'tenant', result: 'fine' }],
    };
    keyring.secrets.set(`grant/${kept.id}`, JSON.stringify({ version: 1, ...kept, ...broken }));
    assert.deepEqual(await grants.read(kept.id), grant({ id: kept.id }));
  });

  it('keep what the token told of the role, and the mark against sharing; an older one knows of neither', () => {
    const older = grant();
    const reread = (more: object) => readGrant(JSON.stringify({ version: 1, ...older, ...more }), older.id);
    assert.equal(reread({})?.signerRole, undefined);
    assert.equal(reread({ signerRole: 'notHeld' })?.signerRole, 'notHeld');
    assert.equal(reread({ signerRole: 'nobody' })?.signerRole, undefined);
    assert.equal(reread({})?.neverShared, undefined);
    for (const mark of [true, false, null, 'no'])
      assert.equal(reread({ neverShared: mark })?.neverShared, true);
  });

  it('name the other sets that they were made for, and do without those that cannot be read', async () => {
    const other = { file: 'file:///estate/second.json', set: '2', method: 'modern' } as const;
    const kept = grant({ intent: { ...grant().intent, others: [other] } });
    await grants.keep(kept);
    assert.deepEqual(await grants.read(kept.id), kept);
    const store = (others: unknown) => {
      const intent = { ...grant().intent, others };
      keyring.secrets.set(`grant/${kept.id}`, JSON.stringify({ version: 1, ...kept, intent }));
    };
    const broken = [
      null,
      7,
      { ...other, method: 'basic' },
      { ...other, set: '' },
      { ...other, file: undefined },
    ];
    store([...broken, { ...other, token: 'canary' }]);
    assert.deepEqual((await grants.read(kept.id))?.intent.others, [other]);
    for (const others of [broken, [], {}, 'all', undefined]) {
      store(others);
      assert.deepEqual(await grants.read(kept.id), grant({ id: kept.id }), JSON.stringify(others));
    }
  });

  describe('that are broken mean "authorize again", and nothing worse', () => {
    const whole = JSON.parse(JSON.stringify({ version: 1, ...grant() })) as Record<string, unknown>;
    const broken: readonly (readonly [string, unknown])[] = [
      ['nothing', ''],
      ['garbage', '{"version":1,'],
      ['a number', '7'],
      ['null', 'null'],
      ['a list', '[]'],
      ['a secret of another version', { ...whole, version: 2 }],
      ['another grant’s', { ...whole, id: randomUUID() }],
      ['no tokens', { ...whole, tokenCache: undefined }],
      ['tokens of another kind', { ...whole, tokenCache: { secret: 1 } }],
      ['no person', { ...whole, person: null }],
      [
        'a person without an id',
        { ...whole, person: { name: 'x', tenantId: contoso, homeTenantId: contoso } },
      ],
      ['a cloud that does not exist', { ...whole, cloud: 'evil' }],
      ['a tenant that is no GUID', { ...whole, tenantId: 'contoso' }],
      ['a role that does not exist', { ...whole, role: 'king' }],
      ['permissions of another kind', { ...whole, granted: 'all' }],
      ['a date that is none', { ...whole, authorizedAt: 'yesterday' }],
      ['no intent', { ...whole, intent: undefined }],
      [
        'an intent of another method',
        { ...whole, intent: { ...(whole['intent'] as object), method: 'basic' } },
      ],
      ['a huge one', { ...whole, account: 'x'.repeat(2 * 1024 * 1024) }],
    ];
    const id = String(whole['id']);
    const store = (secret: unknown) =>
      keyring.secrets.set(`grant/${id}`, typeof secret === 'string' ? secret : JSON.stringify(secret));

    it('(the same secret, whole, is read)', async () => {
      store(whole);
      assert.equal((await grants.facts(id))?.id, id);
    });
    for (const [what, secret] of broken) {
      it(`(${what})`, async () => {
        store(secret);
        assert.equal(await grants.read(id), undefined);
        assert.equal(await grants.facts(id), undefined);
        assert.deepEqual(await grants.list([id]), []);
      });
    }

    it('and give nothing that they should not hold', async () => {
      store({ ...whole, password: 'canary', person: { ...(whole['person'] as object), token: 'canary' } });
      assert.ok(keyring.secrets.get(`grant/${id}`)?.includes('canary'));
      assert.ok(!JSON.stringify(await grants.read(id)).includes('canary"'));
    });
  });
});
