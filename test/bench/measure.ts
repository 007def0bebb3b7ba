import type { Bench, Sample } from './bench';
import { type ProfilePart, profileOf } from './profile';
import { isMet, type Result, resultOf } from './report/result';

const profiledRounds = 3;

/** Measures the rows of a bench, one after the other in each round; of one that misses its goal a profile is taken. */
export async function measure(bench: Bench, rounds = bench.rounds): Promise<readonly Result[]> {
  const { rows, warmUp, inProcess } = bench;
  const scene = await bench.open();
  try {
    const samples = new Map<string, Sample[]>(rows.map(({ id }) => [id, []]));
    for (let round = -warmUp; round < rounds; round++) {
      for (const row of rows) {
        const sample = await row.measure(scene, round);
        if (round >= 0) samples.get(row.id)?.push(sample);
      }
    }
    const results: Result[] = [];
    for (const row of rows) {
      const result = resultOf(row, samples.get(row.id) ?? []);
      let profile: readonly ProfilePart[] | undefined;
      if (inProcess && !isMet(result)) {
        profile = await profileOf(async () => {
          for (let n = 0; n < profiledRounds; n++) await row.measure(scene, rounds + n);
        });
      }
      results.push({ ...result, ...(profile && profile.length > 0 && { profile }) });
    }
    return results;
  } finally {
    await bench.close(scene);
  }
}
