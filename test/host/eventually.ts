/** Asks again until the answer is right: VS Code hears of a file, and of what is typed, after a while. */
export async function eventually<T>(ask: () => Thenable<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
