/** What `--shuffle` sets: every program that picks files in this run has the same seed. */
const variable = 'BACKUP_AUTH_SHUFFLE';

/** The seed of `-- --shuffle [seed]`, a number of its own where none is given; undefined: files are in their usual order. */
export function shuffleSeed(args: readonly string[]): number | undefined {
  const at = args.indexOf('--shuffle');
  if (at < 0) return undefined;
  const given = Number(args[at + 1]);
  return Number.isInteger(given) ? given : Math.floor(Math.random() * 2 ** 31);
}

/** From here on `shuffled` mixes, in programs that this one starts, too. */
export function shuffleBy(seed: number): void {
  process.env[variable] = String(seed);
}

/** In the order of the run's seed; the same ones as they are, where there is none. */
export function shuffled<T>(all: readonly T[]): readonly T[] {
  const seed = process.env[variable];
  return seed === undefined ? all : mixed(all, Number(seed));
}

/** Fisher and Yates, by the numbers of mulberry32. */
export function mixed<T>(all: readonly T[], seed: number): readonly T[] {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) % limit;
  };
  const mix = [...all];
  for (let last = mix.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [mix[last], mix[other]] = [mix[other]!, mix[last]!];
  }
  return mix;
}
