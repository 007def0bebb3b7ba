import { findSourceMap } from 'node:module';
import { Session } from 'node:inspector/promises';
import type { Profiler } from 'node:inspector';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '../vscodeHost/projectRoot';

/** Where a part of the time went: a function, and its share of the whole, from 0 to 1. */
export interface ProfilePart {
  readonly where: string;
  readonly share: number;
}

/** Microseconds between two samples. */
const interval = 200;
const most = 6;

/** Waiting for others is nobody's time, and taking the profile is not the product's. */
const noWork = ['(idle)', 'dispatch', 'post'];

let session: Session | undefined;
let selfTimes: Map<string, number> | undefined;

/** What of the time of `timedOurs` is whose, while `work` runs: the biggest parts. */
export async function profileOf(work: () => Promise<unknown>): Promise<readonly ProfilePart[]> {
  session = new Session();
  session.connect();
  selfTimes = new Map();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval });
    await work();
    const all = [...selfTimes.values()].reduce((sum, time) => sum + time, 0);
    return [...selfTimes]
      .map(([where, time]) => ({ where, share: time / all }))
      .sort((a, b) => b.share - a.share)
      .slice(0, most);
  } finally {
    session.disconnect();
    session = undefined;
    selfTimes = undefined;
  }
}

/** Runs it; where a profile is taken, as part of that. */
export function aroundProfile<T>(work: () => T): T {
  const [profiling, times] = [session, selfTimes];
  if (!profiling || !times) return work();
  void profiling.post('Profiler.start');
  const stop = () =>
    void profiling.post('Profiler.stop').then(({ profile }) => {
      addSelfTimes(profile, times);
    });
  const result = work();
  if (result instanceof Promise) return result.finally(stop) as T;
  stop();
  return result;
}

function addSelfTimes(
  { nodes, samples = [], timeDeltas = [] }: Profiler.Profile,
  to: Map<string, number>,
): void {
  const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
  samples.forEach((id, at) => {
    const place = places.get(id) ?? '';
    if (!noWork.includes(place)) to.set(place, (to.get(place) ?? 0) + (timeDeltas[at] ?? 0));
  });
}

/** "buildSet (src/estate/file/buildSets.ts)"; Node's own by their name alone. */
function placeOf({ functionName, url, lineNumber, columnNumber }: Profiler.ProfileNode['callFrame']): string {
  const name = functionName || '(anonymous)';
  if (!url.startsWith('file:') && !url.startsWith('/')) return name;
  const path = url.startsWith('file:') ? fileURLToPath(url) : url;
  const entry = findSourceMap(path)?.findEntry(lineNumber, columnNumber);
  const source = entry && 'originalSource' in entry ? entry.originalSource : undefined;
  if (source === undefined) return `${name} (${shortened(path)})`;
  return `${name} (${shortened(source.startsWith('file:') ? fileURLToPath(source) : source)})`;
}

function shortened(path: string): string {
  return relative(projectRoot, path)
    .replace(/^.*node_modules\//, '')
    .replaceAll('\\', '/');
}
