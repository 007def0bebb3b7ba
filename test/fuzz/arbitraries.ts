import fc from 'fast-check';

/** Values that a program expects nowhere. */
export const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, 0, '', [], {}),
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1e308,
    '',
    ' ',
    '__proto__',
    'constructor',
    'toString',
    '\ud800',
    '\u202e\u0000',
    [],
    {},
    [[[]]],
    '[Show](command:workbench.action.quit)',
    'x'.repeat(3_000),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

interface Change {
  readonly at: number;
  readonly what: 'replace' | 'remove' | 'repeat' | 'wrap' | 'rename';
  readonly by: unknown;
}
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  what: fc.constantFrom('replace', 'replace', 'remove', 'repeat', 'wrap', 'rename'),
  by: odd,
});

/** A value of a known shape with a few of its parts replaced, removed, repeated, wrapped or renamed. */
export function changed(sample: unknown, most = 4): fc.Arbitrary<unknown> {
  const changes = fc.array(change, { maxLength: most, size: 'max' });
  return changes.map((all) => all.reduce(withChange, structuredClone(sample)));
}

function withChange(value: unknown, { at, what, by: given }: Change): unknown {
  const by = structuredClone(given);
  const places = placesIn(value);
  const place = places[at % (places.length + 1)];
  if (!place) return what === 'wrap' ? [value] : what === 'replace' ? by : value;
  const { within, key } = place;
  const now = (within as Record<string, unknown>)[key];
  const put = (name: string, item: unknown): void => {
    // An assignment to `__proto__` would change the object, and not its JSON.
    const way = { value: item, enumerable: true, configurable: true, writable: true };
    Object.defineProperty(within, name, way);
  };
  const isList = Array.isArray(within);
  switch (what) {
    case 'replace':
      put(key, by);
      break;
    case 'wrap':
      put(key, [now]);
      break;
    case 'remove':
      if (isList) within.splice(Number(key), 1);
      else Reflect.deleteProperty(within, key);
      break;
    case 'repeat':
      if (isList) within.push(structuredClone(now));
      else put(`${key} `, structuredClone(now));
      break;
    case 'rename':
      if (isList) within.unshift(by);
      else put(typeof by === 'string' ? by : '__proto__', now);
  }
  return value;
}

function placesIn(value: unknown): { readonly within: object; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => [
    { within: value, key },
    ...placesIn(item),
  ]);
}

/** A text of a known form with pieces put in, left out, doubled, or cut off. */
export function typedInto(text: string, pieces: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat({ max: text.length }),
    length: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 80 })),
    put: fc.oneof(
      fc.constantFrom('', '', ...pieces),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
  });
  const edits = fc.array(edit, { maxLength: 6, size: 'max' });
  const edited = edits.map((all) =>
    all.reduce((now, { at, length, put }) => now.slice(0, at) + put + now.slice(at + length), text),
  );
  return fc.oneof(
    edited,
    fc.nat({ max: text.length }).map((end) => text.slice(0, end)),
  );
}

/** Put in the place of a secret: what is told of a case is searched for it. */
export const canary = 'c4n4ry-Xq7Zt0Kp9Wm2Rb5Vd8Lh';

/** As it goes over a wire, or into a file; nothing for what JSON has no word for. */
export function jsonOf(value: unknown): string {
  return value === undefined ? '' : JSON.stringify(value);
}
