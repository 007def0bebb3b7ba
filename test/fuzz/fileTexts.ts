import fc from 'fast-check';
import type { Authentication } from '../../src/core/backupSets/backupSet';
import { record } from '../unit/estate/file/editing';

/** Takes the next of the choices: how often each is used is fast-check's to say, and to make simpler. */
type Pick = <T>(...choices: readonly T[]) => T;

/** A value, written with any white space, comments and trailing commas that a file may have. */
export function laidOut(value: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.tuple(value, fc.infiniteStream(fc.nat({ max: 5_039 }))).map(([written, numbers]) => {
    const pick: Pick = (...choices) => choices[numbers.next().value! % choices.length]!;
    const byteOrderMark = pick('', '', '\ufeff');
    return byteOrderMark + trivia(pick, 0) + write(written, pick, 0) + pick('', '\n', '\r\n', ' // end');
  });
}

function trivia(pick: Pick, depth: number): string {
  const indent = pick('  ', '\t', '    ').repeat(depth);
  const line = pick('\n', '\r\n', '\r') + indent;
  return pick('', '', ' ', ' ', line, line, ' /* "id": { , */ ', ` // "authentication": }${line}`);
}

function write(value: unknown, pick: Pick, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const items = Array.isArray(value)
    ? value.map((item) => write(item, pick, depth + 1))
    : Object.entries(value).map(
        ([key, item]) =>
          `${JSON.stringify(key)}${trivia(pick, depth)}:${trivia(pick, depth)}${write(item, pick, depth + 1)}`,
      );
  const text = items.map((item) => trivia(pick, depth + 1) + item + trivia(pick, depth)).join(',');
  return open! + text + (items.length > 0 ? pick('', '', ',') : '') + trivia(pick, depth) + close!;
}

/** A record of a set, as a Save would write it. */
export const someRecord: fc.Arbitrary<Authentication> = fc.record(
  {
    method: fc.constantFrom('basic', 'hybrid', 'modern'),
    grant: fc.constant(record.grant!),
    authorizedBy: fc.record(
      { name: fc.constantFrom('a', 'Ä "b" \\'), objectId: fc.constant(record.grant!) },
      { noNullPrototype: true, requiredKeys: ['name'] },
    ),
    authorizedAt: fc.constant('2026-01-31T09:30:00Z'),
    role: fc.constantFrom('confirmed', 'unchecked'),
    edition: fc.constant('9.1'),
    acknowledged: fc.subarray(['x', 'y']),
  },
  { noNullPrototype: true, requiredKeys: ['method'] },
);

const shuffled = (value: fc.Arbitrary<object>): fc.Arbitrary<object> =>
  value
    .chain((one) => fc.shuffledSubarray(Object.entries(one), { minLength: Object.keys(one).length }))
    .map((entries) => Object.fromEntries(entries) as object);

const entry = (id: string): fc.Arbitrary<object> =>
  shuffled(
    fc.record({
      id: fc.constant(id),
      name: fc.constantFrom('Größe 😀', 'a'),
      tenant: fc.constantFrom('contoso', 'elsewhere'),
      account: fc.constant('a@contoso.com'),
      unknown: fc.constant({ authentication: { method: 'basic' } }),
      authentication: shuffled(
        fc
          .tuple(someRecord, fc.option(fc.constant({ ticket: { no: [1] } })))
          .map(([known, own]) => ({ ...known, ...own })),
      ),
    }),
  );

const tenant = (id: string): fc.Arbitrary<object> =>
  shuffled(
    fc.record(
      {
        id: fc.constant(id),
        tenant: fc.constant(`${id}.com`),
        cloud: fc.constant('global'),
        clientId: fc.constant(record.grant!),
        backupUsers: fc.constant({ other: 'b@contoso.com' }),
        own: fc.constant([1, { id: '1' }]),
      },
      { noNullPrototype: true, requiredKeys: ['id', 'tenant', 'cloud'] },
    ),
  );

/** A file of three sets, `0` to `2`, and two tenants, with other things between them. */
export const someFile: fc.Arbitrary<string> = laidOut(
  shuffled(
    fc.record({
      x: fc.constant({ backupSets: [{ id: '1' }] }),
      tenants: fc.tuple(tenant('contoso'), tenant('fabrikam')),
      backupSets: fc
        .tuple(fc.subarray([null, -1.5e3, 'id', [{ id: '1' }]]), entry('0'), entry('1'), entry('2'))
        .map(([before, ...entries]) => [...before, ...entries]),
    }),
  ),
);
