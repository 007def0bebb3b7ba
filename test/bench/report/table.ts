import { goalWords } from './goalWords';
import type { Comparison } from './compare';
import { isMet, isTrusted, mostSpread, type Result } from './result';

/** The rows of one bench, for a terminal. */
export function tableOf(title: string, results: readonly Result[]): string {
  return [title, ...results.flatMap(linesOf), ''].join('\n');
}

function linesOf({ name, floor, peerName, peer, why, profile, measured, ...result }: Result): string[] {
  const said = (value: number) => valueWords(value, measured.unit);
  const times = (ratio: number) => `× ${ratio.toFixed(2)}`;
  const verdict = `${isMet(result) ? '✔' : '✖ MISSED:'} ${goalWords(result.goal)}`;
  const spread = `± ${(result.spread * 100).toFixed(0)} %`;
  const lines = [
    line(name, said(measured.ours), times(result.ratio), verdict),
    line(`  beside: ${floor}`, said(measured.floor), '', isTrusted(result) ? spread : `${spread} ${noisy}`),
  ];
  if (peerName !== undefined && peer !== undefined && measured.peer !== undefined)
    lines.push(line(`  others: ${peerName}`, said(measured.peer), times(peer)));
  if (why !== undefined && !isMet(result)) lines.push(`    why: ${why}`);
  for (const { where, share } of profile ?? [])
    lines.push(`      ${(share * 100).toFixed(0).padStart(3)} %  ${where}`);
  return lines;
}

const noisy = `✖ NOT TO BE TRUSTED: the floor moved by more than ${(mostSpread * 100).toFixed(0)} %`;

function valueWords(value: number, unit: 'ms' | 'bytes'): string {
  if (unit === 'bytes') return `${Math.round(value).toLocaleString('en')} B`;
  const digits = value < 0.1 ? 4 : value < 10 ? 2 : 1;
  return `${value.toFixed(digits)} ms`;
}

function line(name: string, value: string, ratio: string, rest = ''): string {
  return `  ${name.padEnd(62)}${value.padStart(15)}${ratio.padStart(10)}  ${rest}`.trimEnd();
}

export function comparisonTable({ differences, failed }: Comparison): string {
  const words = {
    worse: '✖ WORSE',
    gone: '✖ GONE',
    noisy: '? too noisy',
    better: '✔ better',
    same: '✔',
    new: 'new',
  };
  const ratio = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(2)).padStart(10);
  return [
    'Compared: times the floor, before and now',
    ...differences.map(
      ({ name, before, now, verdict }) =>
        `  ${name.padEnd(62)}${ratio(before)}${ratio(now)}  ${words[verdict]}`,
    ),
    failed
      ? '✖ A ratio is worse by more than a fifth, is gone, or nothing could be compared.'
      : '✔ No ratio is worse.',
  ].join('\n');
}
