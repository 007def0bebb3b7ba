import assert from 'node:assert/strict';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import { assertOnlyValueChanged, authenticationIn, edit, record } from './editing';
import { bytesOf, seededRandom, textOf } from './fixture';

describe('However a file is laid out', () => {
  const random = seededRandom(42);
  const pick = <T>(...choices: T[]): T => choices[Math.floor(random() * choices.length)]!;
  const eols = ['\n', '\r\n', '\r'];

  /** White space, and now and then a comment, that may stand between two tokens. */
  function trivia(depth: number): string {
    const eol = pick(...eols);
    const indent = pick('  ', '\t', '    ').repeat(depth);
    return pick(
      '',
      ' ',
      ' ',
      eol + indent,
      eol + indent,
      ` /* "id": { , */ `,
      ` // "authentication": }${eol}${indent}`,
    );
  }
  function write(value: unknown, depth = 0): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    const items = Array.isArray(value)
      ? value.map((item) => write(item, depth + 1))
      : Object.entries(value).map(
          ([key, item]) => JSON.stringify(key) + trivia(depth) + ':' + trivia(depth) + write(item, depth + 1),
        );
    const text = items.map((item) => trivia(depth + 1) + item + trivia(depth)).join(',');
    return open! + text + (items.length > 0 && random() < 0.3 ? ',' : '') + trivia(depth) + close!;
  }
  function someRecord(): Authentication {
    const maybe = <T extends object>(part: T): Partial<T> => (random() < 0.5 ? part : {});
    return {
      method: pick('basic', 'hybrid', 'modern'),
      ...maybe({ grant: record.grant! }),
      ...maybe({ authorizedBy: { name: pick('a', 'Ä "b" \\'), ...maybe({ objectId: record.grant! }) } }),
      ...maybe({ authorizedAt: '2026-01-31T09:30:00Z' }),
      ...maybe({ role: pick('confirmed', 'unchecked') }),
      ...maybe({ edition: '9.1' }),
      ...maybe({ acknowledged: pick([], ['x'], ['x', 'y']) }),
    };
  }
  /** Properties in any order, unknown ones between them. */
  function shuffled(value: object): Record<string, unknown> {
    const entries = Object.entries(value).map(([key, item]) => [random(), key, item] as const);
    return Object.fromEntries(entries.toSorted(([a], [b]) => a - b).map(([, key, item]) => [key, item]));
  }

  it('an edit changes what was asked for, no byte around it, and can be taken back', function () {
    for (let round = 0; round < 150; round++) {
      const value = {
        x: { backupSets: [{ id: '1' }] },
        backupSets: [
          ...pick<unknown[]>([], [null, -1.5e3, 'id', [{ id: '1' }]]),
          ...['0', '1', '2'].map((id) =>
            shuffled({
              id,
              name: 'Größe 😀',
              tenant: 't',
              account: 'a',
              unknown: { authentication: { method: 'basic' } },
              authentication: shuffled({
                ...someRecord(),
                ...(random() < 0.5 ? { ticket: { no: [1] } } : {}),
              }),
            }),
          ),
        ],
      };
      const text = pick('', '\uFEFF') + trivia(0) + write(value) + pick('', '\n', '\r\n');
      const before = bytesOf(text);
      const authentication = someRecord();
      const { bytes, former } = edit(before, { id: '1', authentication });
      const formerText = former.get('1') ?? assert.fail();
      assert.deepEqual(authenticationIn(bytes, '1'), authentication, text);
      for (const id of ['0', '2'])
        assert.deepEqual(authenticationIn(bytes, id), authenticationIn(before, id));
      assertOnlyValueChanged(before, bytes, formerText);
      assert.equal(textOf(bytes).includes('"ticket"'), text.includes('"ticket"'));
      const back = edit(bytes, { id: '1', formerText });
      assert.equal(textOf(back.bytes), text);
      const both = edit(before, { id: '0', authentication }, { id: '2', authentication });
      const oneByOne = edit(edit(before, { id: '0', authentication }).bytes, { id: '2', authentication });
      assert.equal(textOf(both.bytes), textOf(oneByOne.bytes));
    }
  });
});
