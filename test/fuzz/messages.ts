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

const message = fc.oneof(
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

describe('A message between page and host', () => {
  property(
    'from the page is taken if and only if it is one that the page can send',
    { share: 100 },
    fc.property(message, (one) => {
      assert.equal(isIntent(one), isOne(one));
      // As it comes through the frame.
      if (one !== undefined)
        assert.equal(isIntent(JSON.parse(JSON.stringify(one))), isOne(JSON.parse(JSON.stringify(one))));
    }),
  );

  property(
    'from the host is refused without an exception where it is another',
    { share: 20 },
    fc.property(
      fc
        .constantFrom(...Object.values(samples))
        .chain((snapshot) => changed({ type: 'snapshot', snapshot }, 3)),
      (one) => {
        assert.equal(typeof isToPage(one), 'boolean');
      },
    ),
  );
});
