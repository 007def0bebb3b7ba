import { isMet, isTrusted, type KeptRow, type Run } from './result';
import { goalWords } from './goalWords';

/** Of one row more than this doesn't fit into a bar. */
const mostShown = 3;
const [width, left, barHeight] = [760, 330, 22];

/** Rows of each bench, in the order of the run. */
export function groupsOf({ rows }: Run): ReadonlyMap<string, readonly (readonly [string, KeptRow])[]> {
  const groups = new Map<string, (readonly [string, KeptRow])[]>();
  for (const [id, row] of Object.entries(rows)) {
    const name = id.slice(0, id.indexOf('/'));
    const group = groups.get(name);
    if (group) group.push([id, row]);
    else groups.set(name, [[id, row]]);
  }
  return groups;
}

/** How much of its goal each row takes, as bars: the line is the goal. */
export function chartOf(title: string, rows: readonly KeptRow[]): string {
  const unit = (width - left - 70) / mostShown;
  const goalAt = left + unit;
  const bars = rows.map((row, at) => {
    const y = 34 + at * (barHeight + 8);
    const long = Math.max(2, Math.min(row.ofGoal, mostShown) * unit);
    const color = isMet(row) ? '#2e8b57' : '#c8553d';
    return [
      `<text x="${left - 8}" y="${y + 15}" text-anchor="end">${escaped(shortened(row.name))}</text>`,
      `<rect x="${left}" y="${y}" width="${long.toFixed(0)}" height="${barHeight}" rx="3" fill="${color}" />`,
      `<text x="${(left + long + 6).toFixed(0)}" y="${y + 15}">${percent(row.ofGoal)}</text>`,
    ].join('\n  ');
  });
  const height = 40 + rows.length * (barHeight + 8);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
  <title>${escaped(title)}: how much of its goal each row takes</title>
  <style>text { font: 13px sans-serif; fill: #808080; }</style>
  <text x="${goalAt}" y="18" text-anchor="middle">goal</text>
  <line x1="${goalAt}" y1="24" x2="${goalAt}" y2="${height - 6}" stroke="#808080" stroke-dasharray="4 3" />
  ${bars.join('\n  ')}
</svg>
`;
}

function shortened(name: string): string {
  return name.length <= 52 ? name : `${name.slice(0, 51)}…`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}

function times(ratio: number): string {
  return ratio < 0.01 ? '× < 0.01' : `× ${ratio.toFixed(2)}`;
}

const head = `# Benchmarks

\`npm run bench\` measures these rows, and \`npm run bench -- --keep\` writes this page. Every row stands beside its floor: what
it can't be faster than, or what people have instead, measured in the same run, in turns. Only ratios are kept, since
milliseconds are of one machine. Each number is the median of the rounds.

- **Times the floor**: what it takes, as a multiple of its floor.
- **Spread**: how far the middle half of the floor's rounds lies apart. A row whose floor spreads by more than a third isn't
  to be trusted.
- **Of the goal**: more than 100 % misses it. Under 50 ms means that nothing that's typed meanwhile waits longer than that.
`;

/** The page of a kept run. `chart`: the address of a bench's chart, from the page. */
export function pageOf(
  run: Run,
  titles: ReadonlyMap<string, string>,
  chart: (bench: string) => string,
): string {
  const parts = [...groupsOf(run)].map(([bench, group]) => {
    const title = titles.get(bench) ?? bench;
    const rows = group.map(([, row]) => row);
    return [
      `## ${title}`,
      '',
      ...(rows.length <= 12 ? [`![${title}: how much of its goal each row takes](${chart(bench)})`, ''] : []),
      '| | floor | goal | times the floor | spread | of the goal |',
      '|---|---|---|---|---|---|',
      ...rows.map(lineOf),
      ...rows.flatMap(peerWords),
      ...rows.flatMap(missedWords),
      '',
    ].join('\n');
  });
  return `${[head, ...parts].join('\n').trimEnd()}\n`;
}

function lineOf(row: KeptRow): string {
  const cells = [
    row.name,
    row.floor,
    goalWords(row.goal),
    times(row.ratio),
    `± ${percent(row.spread)}${isTrusted(row) ? '' : ' (not to be trusted)'}`,
    `${percent(row.ofGoal)} ${isMet(row) ? '✔' : '✖'}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

function peerWords({ name, peerName, peer }: KeptRow): string[] {
  return peerName === undefined || peer === undefined
    ? []
    : ['', `${name}: ${peerName} takes ${times(peer)}.`];
}

/** Why a goal is missed, and where the time goes. */
function missedWords({ name, why, profile = [], ...row }: KeptRow): string[] {
  if (isMet(row)) return [];
  const told = ['', [`Missed: **${name}**.`, why].filter(Boolean).join(' ')];
  if (profile.length === 0) return told;
  const parts = profile.map(({ where, share }) => `| ${percent(share)} | \`${where}\` |`);
  return [...told, '', '| where its time goes | |', '|---|---|', ...parts];
}
