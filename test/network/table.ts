import type { Ended } from './ended';
import { networkFaults } from './faults';
import type { Outcome } from './cases';
import { type Point, points } from './points';

/** What came of every fault at one request. */
export interface PointRows {
  readonly flow: string;
  readonly point: Point;
  /** Whether a person can cancel it there. */
  readonly cancels: boolean;
  /** In the order of `networkFaults`. */
  readonly rows: readonly string[];
}

export interface ClockRow {
  readonly flow: string;
  readonly ahead: number;
  readonly ended: Ended;
}

const intro = `# Network faults

What each fault does to each request of this program: made by \`npm run test:network\`, with MSAL, real requests, and servers on
this computer that play Microsoft, AhsayCBS, and each fault. Time alone is played, so that the program's own limits count.
\`{host}\` is the host that was asked.

- **It says** is what a person reads if the fault stays; **who acts** is empty where time does, or where the sentence says it.
- **If it happens once**: whether the program goes on by itself, or says the same and waits for the person.
- **Ends**: the requests that were made while the fault stayed, the limit that ended one, and the pauses between them.
- Requests with the same outcomes share a table. *Use … Authorization* and an administrator's consent ask nothing: the browser does.
- *Test All Authorizations* does for each authorization what *Test This Authorization* does.
`;

/** What stands in a row, but for its fault. */
export function cellsOf({ always, once, ...ends }: Outcome): string {
  const ifOnce = once.words === always.words ? 'says the same' : generally(once.words);
  return cells([
    always.how === 'goes on' ? 'nothing: it goes on' : generally(always.words),
    always.who,
    once.how === 'goes on' ? 'goes on' : ifOnce,
    endsOf(ends),
  ]);
}

/** The sentences of all reads are alike but for what is read. */
function generally(words: string): string {
  return words.replace(/^[^:.]+(?=: couldn't be tested)/, '{what is read}');
}

function endsOf({ requests, limitMs, waitedMs }: Pick<Outcome, 'requests' | 'limitMs' | 'waitedMs'>): string {
  const seconds = waitedMs.map((milliseconds) => milliseconds / 1000);
  const pauses = new Set(seconds).size === 1 && seconds.length > 2 ? [...new Set(seconds)] : seconds;
  return [
    requests === 0 ? 'with the life of the code' : requests === 1 ? '1 request' : `${requests} requests`,
    ...(limitMs > 0 ? [`limit ${limitMs / 1000} s`] : []),
    ...(pauses.length > 0 ? [`pauses ${pauses.join(', ')} s`] : []),
  ].join('; ');
}

/** The name of a request in the headings. */
export function headingOf({ flow, point }: Pick<PointRows, 'flow' | 'point'>): string {
  return `${flow}: ${points[point]}`;
}

const head = [
  cells(['Fault', 'It says', 'Who acts', 'If it happens once', 'Ends']),
  cells(Array.from({ length: 5 }, () => '---')),
];

/** One row for all faults of which the same came. */
function rowsOf(rows: readonly string[]): string[] {
  const titles = new Map<string, string[]>();
  for (const [index, row] of rows.entries())
    titles.set(row, [...(titles.get(row) ?? []), networkFaults[index]?.title ?? '']);
  return [...titles].map(([row, of]) => `| ${of.join('<br>')} ${row}`);
}

/** The whole page. */
export function pageOf(all: readonly PointRows[], clocks: readonly ClockRow[]): string {
  const groups = new Map<string, PointRows[]>();
  for (const one of all) {
    const key = [one.cancels, ...one.rows].join('\n');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const sections = [...groups.values()].flatMap((group, index) => [
    '',
    `## Table ${index + 1}`,
    '',
    ...group.map((one) => `- ${headingOf(one)}`),
    '',
    group[0]?.cancels
      ? 'Cancel in the midst of it, before or during the answer, ends the request at once; nothing is said or asked after it.'
      : 'VS Code offers no Cancel here: the limit ends it.',
    '',
    ...head,
    ...rowsOf(group[0]?.rows ?? []),
  ]);
  const cases = all.length * networkFaults.length;
  const count = `${networkFaults.length} faults at ${all.length} requests: ${cases} cases, each once and each staying.`;
  return `${[intro, count, ...sections, '', ...clockTable(clocks)].join('\n')}\n`;
}

function clockTable(clocks: readonly ClockRow[]): string[] {
  return [
    "## This computer's clock",
    '',
    cells(['Way', 'Clock', 'It says', 'Who acts']),
    cells(['---', '---', '---', '---']),
    ...clocks.map(clockRowOf),
  ];
}

export function clockRowOf({ flow, ahead, ended }: ClockRow): string {
  return cells([
    flow,
    `${Math.abs(ahead)} minutes ${ahead > 0 ? 'ahead' : 'behind'}`,
    ended.how === 'goes on' ? 'nothing: it goes on' : ended.words,
    ended.who,
  ]);
}

function cells(texts: readonly string[]): string {
  return `| ${texts.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
}
