/**
 * What a table has under an id that comes from a file, a state or a server: own properties only, so that `__proto__` or
 * `constructor` is an id like any other, and unknown.
 */
export function own<T>(table: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(table, id) ? table[id] : undefined;
}
