/**
 * Asks again and again until there is an answer (anything but `undefined`), for what Playwright cannot wait for.
 * After a minute it fails with the words of `otherwise`.
 */
export async function until<T>(
  ask: () => Promise<T | undefined>,
  otherwise: () => string | Promise<string>,
): Promise<T> {
  const limit = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > limit) throw new Error(await otherwise());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
