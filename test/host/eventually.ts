import { inspect } from 'node:util';

/** Before mocha's own limit, which doesn't tell what the answer was. */
const limit = 300_000;

/** Asks again until the answer is right: VS Code hears of a file, and of what is typed, after a while. */
export async function eventually<T>(ask: () => Thenable<T>, holds: (answer: T) => boolean): Promise<T> {
  const start = Date.now();
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() - start > limit) throw new Error(`The answer stays ${inspect(answer)}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
