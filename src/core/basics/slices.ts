/** Work that may pause at each `yield`. */
export type Steps<T> = Generator<undefined, T>;

/** How long work goes on before others get their turn, in milliseconds. */
const slice = 10;

export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same, with a pause for others after each slice: a file of ten thousand backup sets would hold up everything that's
 * typed meanwhile.
 */
export async function inSlices<T>(steps: Steps<T>): Promise<T> {
  for (let since = performance.now(); ;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < slice) continue;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
}
