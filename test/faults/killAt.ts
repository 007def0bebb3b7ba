import assert from 'node:assert/strict';
import { join } from 'node:path';
import { temporaryFolder } from '../vscodeHost/leftovers';
import { Killing, type Point } from './killing';
import type { Walk } from './walks/walk';

/** A process mostly waits for the disk. */
const lanes = 4;

/**
 * Kills windows on this walk, each at one point, and looks at what is left.
 * @param choose of all points, those at which it is done
 * @returns these
 */
export async function killAt(
  walk: Walk,
  choose: (all: readonly Point[]) => readonly Point[],
): Promise<readonly Point[]> {
  const folder = await temporaryFolder('kill');
  const killings = Array.from(
    { length: lanes },
    (_, lane) => new Killing(walk, join(folder.path, String(lane))),
  );
  await Promise.all(killings.map((killing) => killing.prepare()));
  const recording = await killings[0]!.record();
  const points = choose(recording.points);
  const failures: string[] = [];
  let unreached = 0;
  const left = [...points];
  const kills = async (killing: Killing) => {
    for (let point = left.shift(); point !== undefined; point = left.shift()) {
      const { number, when, name } = point;
      const against = await killing.kill(point, recording);
      if (against[0] === 'was not reached') unreached += 1;
      else failures.push(...against.map((one) => `${number} ${when} ${name}: ${one}`));
    }
  };
  await Promise.all(killings.map(kills));
  assert.deepEqual(failures, []);
  assert.ok(unreached <= points.length / 10, `${unreached} of ${points.length} were not reached`);
  await folder.remove();
  return points;
}
