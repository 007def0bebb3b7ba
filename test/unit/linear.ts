import assert from 'node:assert/strict';

/** Of the time for `size`, what four times as much takes: 4 where work is linear, 16 where it is quadratic. */
const most = 9;
const tries = 20;

/**
 * Fails where work grows faster than its input. It compares the processor's time, not the clock's, and the least of
 * several tries: a busy machine makes a try slow, and never all of them only at one size.
 */
export function assertLinear<Input>(
  make: (size: number) => Input,
  work: (input: Input) => unknown,
  size: number,
): void {
  const [small, big] = [make(size), make(4 * size)];
  work(small);
  const least = [Infinity, Infinity];
  for (let n = 0; n < tries; n++) {
    for (const [at, input] of [small, big].entries())
      least[at] = Math.min(
        least[at]!,
        cpuTime(() => work(input)),
      );
    // What takes less than five milliseconds can't be measured beside a collection of garbage, and is fast.
    if (least[1]! <= most * Math.max(least[0]!, 5)) return;
  }
  assert.fail(`${least[0]} ms for ${size}, ${least[1]} ms for ${4 * size}`);
}

function cpuTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
