import type { Locator } from 'playwright-core';

/** How long one try may take; Playwright's options. */
export type Soon = Readonly<{ timeout: number }>;
/** What a press brings: it shows, or a wait for it ends. */
export type Effect = Locator | ((soon: Soon) => Promise<unknown>);

/** A press that can't be made is soon tried again. */
const oneTry: Soon = { timeout: 5_000 };
/** A press that was swallowed is soon made again; what one brings may have to come from the extension first, so each has longer. */
const itsEffect = (tries: number): Soon => ({ timeout: Math.min(1_000 * 2 ** tries, 10_000) });

/**
 * Asks again and again until there is an answer (anything but `undefined`), for what Playwright cannot wait for.
 * After a minute it fails with the words of `otherwise`.
 */
export async function until<T>(
  ask: () => Promise<T | undefined>,
  otherwise: () => string | Promise<string>,
  { timeout }: Soon = { timeout: 60_000 },
): Promise<T> {
  const limit = Date.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > limit) throw new Error(await otherwise());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Presses, clicks or types, and does so again while its effect isn't seen: what VS Code draws anew under a press swallows it.
 * Only for what does no harm when it's done twice; what does is asked for in `press` first, as a toggle's state.
 */
export async function pressUntil(
  press: (soon: Soon) => Promise<unknown>,
  effect: Effect,
  otherwise: () => string | Promise<string>,
): Promise<void> {
  /** Of the last press and of the last look, for the failure's words. */
  const failures = { press: '', effect: '' };
  const failed = (of: keyof typeof failures) => (error: unknown) => {
    failures[of] = `\n${of}: ${error instanceof Error ? error.message : String(error)}`;
    return undefined;
  };
  const isSeen = (within: Soon) =>
    (typeof effect === 'function' ? effect(within) : effect.waitFor(within)).then(
      () => true,
      failed('effect'),
    );
  let tries = 0;
  await until(
    async () => {
      // What came late is there now.
      if ((tries += 1) > 1 && (await isSeen({ timeout: 250 }))) return true;
      failures.press = '';
      await press(oneTry).catch(failed('press'));
      return isSeen(itsEffect(tries));
    },
    async () => `${await otherwise()}${failures.press}${failures.effect}`,
  );
}
