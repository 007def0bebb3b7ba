import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../vscodeHost/projectRoot';
import type { BoxId, ButtonId, Intent, Part, Snapshot, ToPage } from '../../../src/webview/protocol';
import isIntent from '../../../src/webview/protocol.intent.schema.json?check';
import intentSchema from '../../../src/webview/protocol.intent.schema.json';
import isToPage from '../../../src/webview/protocol.toPage.schema.json?check';
import toPageSchema from '../../../src/webview/protocol.toPage.schema.json';
import { samples } from './sampleSnapshots';

/** The compiler keeps these lists complete: they are the types' side of the agreement. */
const buttonIds = Object.keys({
  continue: 1,
  authorize: 1,
  ok: 1,
  save: 1,
  back: 1,
  cancel: 1,
  close: 1,
  useGrant: 1,
  signInAgain: 1,
  openAgain: 1,
  copyLink: 1,
  copySignOutLink: 1,
  openSignOutPage: 1,
  askAdministrator: 1,
  copyAdministratorText: 1,
  copyAdministratorMail: 1,
  copyAdminConsent: 1,
  openConsentPage: 1,
  consentStated: 1,
  useLoopback: 1,
  useDeviceCode: 1,
  copyDeviceCode: 1,
  noLongerWaiting: 1,
  checkRole: 1,
  startOver: 1,
  deleteFormer: 1,
  copyCommitMessage: 1,
  saveFile: 1,
  openFile: 1,
  tryAgain: 1,
  otherWay: 1,
  openEntra: 1,
  openSecurityInfo: 1,
  openPasswordPage: 1,
  openPermissionSetting: 1,
  openProxySetting: 1,
  runDoctor: 1,
  startPractice: 1,
  openErrorPage: 1,
  copyCorrelationId: 1,
  showLog: 1,
  takeOver: 1,
  reloadWindow: 1,
  goOnWithout: 1,
  skip: 1,
  defer: 1,
  goToAccount: 1,
  stop: 1,
  next: 1,
  begin: 1,
  recordWithout: 1,
  aftercare: 1,
  nextSet: 1,
  markApplied: 1,
  takeBackApplied: 1,
  checkJobs: 1,
  markBackupRan: 1,
  takeBackBackupRan: 1,
  verify: 1,
  undo: 1,
  forget: 1,
  openEntry: 1,
  enterClientId: 1,
  exportReport: 1,
  useHybrid: 1,
  showPlan: 1,
  pageBefore: 1,
  start: 1,
  continueQueue: 1,
  requestConsent: 1,
  showBlocked: 1,
  openSet: 1,
  group: 1,
  exportPage: 1,
  copyForSupport: 1,
  copyCommands: 1,
  testOne: 1,
  authorizeAgain: 1,
  testAccess: 1,
} satisfies Record<ButtonId, 1>);
const partKinds = Object.keys({
  text: 1,
  facts: 1,
  methods: 1,
  banner: 1,
  steps: 1,
  history: 1,
  tick: 1,
  list: 1,
  checks: 1,
  codeBox: 1,
  deviceCode: 1,
  countdown: 1,
  progress: 1,
  bars: 1,
  rows: 1,
  buttons: 1,
  group: 1,
  details: 1,
} satisfies Record<Part['kind'], 1>);
const intents: { [T in Intent['type']]: Extract<Intent, { type: T }> } = {
  ready: { type: 'ready' },
  press: { type: 'press', version: 3, button: 'useGrant', argument: '5f0c7f39-7c9d-4a39-9f6e-0d6f1a2b3c4d' },
  choose: { type: 'choose', version: 3, method: 'modern' },
  tick: { type: 'tick', version: 3, box: 'gaps', on: true },
  submitCode: { type: 'submitCode', version: 3, text: '0.AXoA-code' },
};
/** Properties with a question mark in `protocol.ts`; with the kind of their part where others need one of that name. */
const optional = new Set([
  'argument',
  'mark',
  'detail',
  'error',
  'received',
  'practice',
  'problem',
  'missing',
  'list.title',
  'snapshot.about',
  'back',
  'who',
  'queue',
  'notice',
  'now',
  'copied',
]);

const snapshots: [string, ToPage][] = Object.entries(samples).map(([name, snapshot]) => [
  name,
  { type: 'snapshot', snapshot },
]);

interface Change {
  readonly where: string;
  readonly value: unknown;
  readonly accepted: boolean;
}

/** Every object inside: a property too many, each one missing, each one of another type. */
function* changesOf(value: unknown, path: readonly (string | number)[] = []): Generator<Change> {
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value) as [string, unknown][];
  const where = (key: string) => [...path, key].join('.');
  if (!Array.isArray(value)) {
    yield { where: where('extra'), value: { ...value, extra: 1 }, accepted: false };
    for (const [key, inside] of entries) {
      const without = Object.fromEntries(entries.filter(([name]) => name !== key));
      const kind = 'kind' in value ? String(value.kind) : 'screen' in value ? 'snapshot' : undefined;
      const ofKind = kind === undefined ? key : `${kind}.${key}`;
      const accepted = optional.has(key) || optional.has(ofKind);
      yield { where: `no ${where(key)}`, value: without, accepted };
      const other = typeof inside === 'object' ? 'text' : typeof inside === 'string' ? 7 : 'text';
      yield { where: `other ${where(key)}`, value: { ...value, [key]: other }, accepted: false };
    }
  }
  for (const [key, inside] of entries) {
    for (const change of changesOf(inside, [...path, key])) {
      const whole = Array.isArray(value)
        ? value.map((item: unknown, index) => (String(index) === key ? change.value : item))
        : { ...value, [key]: change.value };
      yield { ...change, value: whole };
    }
  }
}

/** Walks a schema file for the `const` values of one property. */
function constantsOf(schema: unknown, property: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) =>
    key === property && typeof value === 'object' && value !== null && 'const' in value
      ? [String(value.const)]
      : constantsOf(value, property),
  );
}

describe('The protocol between host and page', () => {
  for (const [name, message] of snapshots) {
    it(`admits the snapshot of the screen "${name}"`, () => {
      assert.ok(isToPage(message), JSON.stringify(message));
    });

    it(`refuses every wrong shape of the screen "${name}", and only those`, () => {
      let tried = 0;
      for (const { where, value, accepted } of changesOf(message)) {
        assert.equal(isToPage(value), accepted, where);
        tried++;
      }
      assert.ok(tried > 50);
    });
  }

  it('has a sample of every kind of part', () => {
    const kinds = (parts: readonly Part[]): string[] =>
      parts.flatMap((part) => [part.kind, ...('parts' in part ? kinds(part.parts) : [])]);
    const seen = new Set(Object.values<Snapshot>(samples).flatMap(({ parts }) => kinds(parts)));
    assert.deepEqual([...seen].sort(), [...partKinds].sort());
    assert.deepEqual(constantsOf(toPageSchema, 'kind').sort(), [...partKinds].sort());
  });

  it('leaves out on the page’s side whatever its types leave out', async () => {
    const types = await Promise.all(
      ['protocol.ts', 'protocolButtons.ts'].map((name) =>
        readFile(join(projectRoot, 'src/webview', name), 'utf8'),
      ),
    );
    const marked = types.flatMap((text) => [...text.matchAll(/readonly (\w+)\?:/g)].map(([, name]) => name));
    const listed = new Set([...optional].map((name) => name.replace(/^.*\./, '')));
    assert.deepEqual([...new Set(marked)].sort(), [...listed].sort());
  });

  it('knows the same buttons in the types and in both schemas', () => {
    const press = intentSchema.oneOf.find(({ properties }) => 'button' in properties);
    assert.deepEqual(
      press?.properties.button?.enum,
      buttonIds.filter((id) => id !== 'ok'),
    );
    assert.deepEqual(toPageSchema.definitions.buttonId.enum, buttonIds);
  });

  it('knows the same boxes in both schemas', () => {
    const tick = intentSchema.oneOf.find(({ properties }) => 'box' in properties);
    assert.deepEqual(tick?.properties.box, toPageSchema.definitions.boxId);
    const boxes: BoxId[] = ['gaps', 'approveClientId', 'statement:role', 'statement:person'];
    for (const box of boxes) assert.ok(isIntent({ type: 'tick', version: 3, box, on: false }), box);
    for (const box of ['gap', 'gaps ', 'statement:other', '<b>']) {
      assert.ok(!isIntent({ type: 'tick', version: 3, box, on: false }), box);
    }
  });

  it('admits every intent', () => {
    for (const intent of Object.values(intents)) assert.ok(isIntent(intent), intent.type);
    assert.deepEqual(constantsOf(intentSchema, 'type').sort(), Object.keys(intents).sort());
  });

  it('refuses every wrong shape of every intent, and only those', () => {
    for (const intent of Object.values(intents)) {
      for (const { where, value, accepted } of changesOf(intent)) {
        assert.equal(isIntent(value), accepted, `${intent.type}: ${where}`);
      }
    }
  });

  it('refuses what is no message at all', () => {
    for (const value of [undefined, null, 7, 'press', [], {}, { type: 'other' }]) {
      assert.ok(!isIntent(value));
      assert.ok(!isToPage(value));
    }
  });

  it('admits a pasted text of a million characters and not one more', () => {
    assert.ok(isIntent({ type: 'submitCode', version: 3, text: 'x'.repeat(1_000_000) }));
    assert.ok(!isIntent({ type: 'submitCode', version: 3, text: 'x'.repeat(1_000_001) }));
  });

  it('refuses a method that nobody migrates to', () => {
    assert.ok(!isIntent({ type: 'choose', version: 3, method: 'basic' }));
  });
});
