import fc from 'fast-check';
import assert from 'node:assert/strict';
import type { Intent } from '../../src/webview/protocol';
import isIntent from '../../src/webview/protocol.intent.schema.json?check';
import intentSchema from '../../src/webview/protocol.intent.schema.json';
import isToPage from '../../src/webview/protocol.toPage.schema.json?check';
import { samples } from '../unit/webview/sampleSnapshots';
import { changed, odd } from './arbitraries';
import { property } from './cases';

const buttons =
  intentSchema.oneOf.find(({ properties }) => 'button' in properties)?.properties.button?.enum ?? [];
const boxes = ['gaps', 'approveClientId', 'testAccess', 'statement:role', 'statement:person'];
const intents: Intent[] = [
  { type: 'ready' },
  { type: 'press', version: 3, button: 'useGrant', argument: 'a-grant' },
  { type: 'choose', version: 3, method: 'modern' },
  { type: 'tick', version: 3, box: 'gaps', on: true },
  { type: 'submitCode', version: 3, text: 'a-code' },
];

/** What the host may believe of a message, written a second time: by hand. */
function isOne(message: unknown): boolean {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return false;
  const { type, version, ...rest } = message as Record<string, unknown>;
  const keys = JSON.stringify(Object.keys(rest).sort());
  const { button, argument, method, box, on, text } = rest;
  if (type === 'ready') return keys === '[]' && !Object.hasOwn(message, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0) return false;
  switch (type) {
    case 'press':
      return (
        buttons.includes(button as string) &&
        (keys === '["button"]' ||
          (keys === '["argument","button"]' && typeof argument === 'string' && argument.length <= 10_000))
      );
    case 'choose':
      return keys === '["method"]' && (method === 'hybrid' || method === 'modern');
    case 'tick':
      return keys === '["box","on"]' && boxes.includes(box as string) && typeof on === 'boolean';
    case 'submitCode':
      return keys === '["text"]' && typeof text === 'string' && text.length <= 1_000_000;
    default:
      return false;
  }
}

/** Values that a property of a message may have, or just may not: a character more than it may be long, for example. */
const near: Readonly<Record<string, readonly unknown[]>> = {
  type: ['ready', 'press', 'tick', 'choose', 'submitCode', 'snapshot'],
  version: [0, -1, 0.5, 2 ** 53, '3', null],
  button: [...buttons, 'ok', 'quit', 'toString'],
  argument: ['', 3, null, 'x'.repeat(10_000), 'x'.repeat(10_001)],
  method: ['hybrid', 'modern', 'basic', 'toString'],
  box: [...boxes, 'gaps\n', ' gaps', 'statement:'],
  on: [true, false, 'true', 0],
  text: ['', 3, ['a-code'], 'x'.repeat(1_000_000), 'x'.repeat(1_000_001)],
  foreign: ['x'],
};
/** What the page sends, with one property other than it was. */
const nearly = fc
  .constantFrom(...intents)
  .chain((intent) =>
    fc
      .constantFrom('foreign', ...Object.keys(intent))
      .chain((key) => fc.constantFrom(...near[key]!).map((value): object => ({ ...intent, [key]: value }))),
  );

const message = fc.oneof(
  { weight: 8, arbitrary: nearly },
  ...intents.map((intent) => changed(intent, 2)),
  odd,
  fc.record(
    {
      type: fc.constantFrom('press', 'tick', 'choose', 'submitCode', 'ready'),
      version: fc.oneof(fc.nat(), fc.double(), fc.integer()),
      button: fc.constantFrom(...buttons, 'ok', 'quit'),
      box: fc.constantFrom(...boxes, 'gaps\n', ' gaps', 'statement:'),
      on: fc.boolean(),
      method: fc.constantFrom('hybrid', 'modern', 'basic', 'toString'),
      text: fc.string(),
      argument: fc.string(),
    },
    { requiredKeys: ['type'] },
  ),
);

/** Every object in a value, behind the names that lead to it and those that it has. */
function objectsIn(value: unknown, path = ''): readonly (readonly [kind: string, object: object])[] {
  if (typeof value !== 'object' || value === null) return [];
  const names = Array.isArray(value) ? '' : Object.keys(value).join();
  const within = Object.entries(value).flatMap(([name, item]) =>
    objectsIn(item, Array.isArray(value) ? path : `${path}.${name}`),
  );
  return Array.isArray(value) ? within : [[`${path}: ${names}`, value], ...within];
}

/** Of each kind of object that a snapshot can hold, one: which snapshot it's in, and which of its objects. */
const kinds = new Map(
  Object.values(samples).flatMap((snapshot) =>
    objectsIn({ type: 'snapshot', snapshot }).map(([kind], at) => [kind, { snapshot, at }] as const),
  ),
);

describe('A message between page and host', () => {
  property(
    'from the page is taken if and only if it is one that the page can send',
    { share: 200, examples: [[{ ...intents[1], version: -1 }]] },
    fc.property(message, (one) => {
      assert.equal(isIntent(one), isOne(one));
      // As it comes through the frame.
      if (one !== undefined)
        assert.equal(isIntent(JSON.parse(JSON.stringify(one))), isOne(JSON.parse(JSON.stringify(one))));
    }),
  );

  property(
    'from the host is refused without an exception where it is another',
    { share: 60 },
    fc.property(
      fc
        .constantFrom(...Object.values(samples))
        .chain((snapshot) => changed({ type: 'snapshot', snapshot }, 3)),
      fc.constantFrom(...kinds.values()),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'label ', 'x'),
      (one, { snapshot, at }, foreign) => {
        assert.equal(typeof isToPage(one), 'boolean');
        const message = structuredClone({ type: 'snapshot', snapshot });
        assert.equal(isToPage(message), true);
        const [, object] = objectsIn(message)[at]!;
        Object.defineProperty(object, foreign, { value: 'x', enumerable: true });
        assert.equal(isToPage(message), false, JSON.stringify(message));
      },
    ),
  );
});
