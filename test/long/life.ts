// Hours of a window, in minutes: `life.js <folder> <cycles> <hours>`. Tells a sample of what is there after each cycle.
import { Clock } from './clock';
import { LongWindow } from './longWindow';
import { sample } from './measure';
import { begin, rounds } from './rounds';

const [folder = '', cycles, hours] = process.argv.slice(2);

/** So that signatures made there are of this time. */
function tellTime(now: number): Promise<void> {
  return new Promise((resolve) => {
    process.once('message', () => resolve());
    process.send!({ now });
  });
}

async function live(): Promise<void> {
  const clock = new Clock();
  clock.install();
  process.on('warning', (warning) => {
    throw warning;
  });
  const window = await LongWindow.open(folder, clock, tellTime);
  await begin(window);
  const began = clock.now;
  for (let cycle = 0; cycle < Number(cycles); cycle++) {
    for (const [name, round] of Object.entries(rounds)) {
      try {
        await round(window, cycle);
      } catch (error) {
        throw new Error(`"${name}" of cycle ${cycle} failed.`, { cause: error });
      }
    }
    // What is left of this cycle's share of the hours.
    const until = began + ((cycle + 1) / Number(cycles)) * Number(hours) * 3_600_000;
    await window.advance(Math.max(1_000, until - clock.now));
    process.send!({ sample: await sample(window, clock), at: clock.now - began });
  }
  await window.close();
}

live().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
