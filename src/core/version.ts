/** Compares dotted versions of any length; undefined where either is not one. */
export function compareVersions(_a: string, _b: string): number | undefined {
  throw new Error('unfinished');
}
