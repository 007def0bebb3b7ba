/** Words that differ by more are other words. */
const mostEdits = 2;
/** Longer ones are not compared: time grows with the square. */
const longest = 64;

/**
 * The one among them that was most likely meant: it differs from the word, without regard to case, by at most two characters
 * put in, left out, changed, or swapped with their neighbor; and by less than half of them. Undefined: none, or the word is among them.
 */
export function nearest(word: string, among: Iterable<string>): string | undefined {
  let [found, fewest]: [string | undefined, number] = [undefined, mostEdits + 1];
  if (word.length > longest) return undefined;
  const wanted = word.toLowerCase();
  for (const one of among) {
    if (one === word) return undefined;
    if (Math.abs(one.length - word.length) >= fewest || one.length > longest) continue;
    const edits = distance(wanted, one.toLowerCase());
    if (edits < fewest && edits * 2 < Math.max(one.length, word.length)) [found, fewest] = [one, edits];
  }
  return found;
}

/** Optimal string alignment, a row at a time. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
