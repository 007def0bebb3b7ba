/**
 * How long work holds up everything else at most, in milliseconds: something else wants its turn all the time, and the longest
 * that it waits counts.
 */
export async function longestSlice(work: () => unknown): Promise<number> {
  let [longest, done] = [0, false];
  const others = (async () => {
    for (let before = performance.now(); !done;) {
      await new Promise((resolve) => setImmediate(resolve));
      const now = performance.now();
      longest = Math.max(longest, now - before);
      before = now;
    }
  })();
  // The others have had their first turn.
  await new Promise((resolve) => setImmediate(resolve));
  try {
    await work();
  } finally {
    done = true;
    await others;
  }
  return longest;
}
