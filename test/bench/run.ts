// `npm run bench [-- rounds]`: activation and bytes of the production build against their limits. It judges nobody: it
// ends with 0 and marks what misses its limit.
import '../unit/wording/l10n';
import { stat } from 'node:fs/promises';
import { ensureChromium } from '../vscodeHost/chromium';
import { fetchHostPackages } from '../vscodeHost/hostPackages';
import { projectRoot } from '../vscodeHost/projectRoot';
import { packageVsix } from '../vscodeHost/vsix';
import { each, measureRound, type Round, type Times } from './activation';
import { measureBounds, megabytes, mostGrowth } from './bounds';
import { buildBytes } from './bytes';
import { measureEstate } from './estate';
import { keystrokeLimit, measureKeystroke } from './keystroke';
import { median } from './median';
import { measureVerification } from './verification';

/** Bytes: what activation loads, and the package. */
const limits = { main: 45_000, vsix: 450_000 };
/** Of the empty extension's time; and it has to stay below the built-in extension's. */
const activationLimit = 1.5;
/** Of the accounts that a bare loop with the same number of open requests gets through in the same time. */
const verificationLimit = 0.9;

function activationTable(title: string, rounds: readonly Times[]): string[] {
  const times = each((subject) => median(rounds.map((round) => round[subject])));
  const ratios = each((subject) => median(rounds.map((round) => round[subject] / round.empty)));
  const toBuiltIn = median(rounds.map((round) => round.ours / round.builtIn));
  const row = (name: string, subject: keyof Times, judged = '') =>
    line(name, times[subject].toFixed(1), `× ${ratios[subject].toFixed(2)}`, judged);
  return [
    title,
    row('an empty extension', 'empty'),
    row(
      'Backup Auth Migrator',
      'ours',
      verdict(ratios.ours <= activationLimit, `at most × ${activationLimit}`),
    ),
    row(
      'the built-in Microsoft account',
      'builtIn',
      verdict(toBuiltIn < 1, `ours is × ${toBuiltIn.toFixed(2)} of it`),
    ),
    '',
  ];
}

async function byteTable(vsix: string): Promise<string[]> {
  const { main, later } = await buildBytes(projectRoot);
  const { size } = await stat(vsix);
  return [
    'Bytes of the production build',
    line(
      'what activation loads',
      number(main),
      '',
      verdict(main < limits.main, `below ${number(limits.main)}`),
    ),
    ...later.map(([name, bytes]) => line(name, number(bytes))),
    line('VSIX', number(size), '', verdict(size < limits.vsix, `below ${number(limits.vsix)}`)),
  ];
}

const distanceMs = 60;

/** Answers are as far away as those of a near data centre: with none, the loop measures the server's arithmetic. */
async function verificationTable(): Promise<string[]> {
  const { accounts, atMost, distance, oursMs, bareMs, oursOpen, bareOpen } = await measureVerification(
    1000,
    6,
    distanceMs,
  );
  const reached = bareMs / oursMs;
  return [
    `Verifying ${number(accounts)} accounts, answers ${distance} ms away: ms, requests open at most`,
    line('a bare loop', bareMs.toFixed(0), String(bareOpen)),
    line(
      'Test All Authorizations',
      oursMs.toFixed(0),
      String(oursOpen),
      verdict(
        reached >= verificationLimit && oursOpen <= atMost,
        `at least ${verificationLimit * 100} % of it, at most ${atMost} open: ${(reached * 100).toFixed(0)} %`,
      ),
    ),
    '',
  ];
}

async function estateTable(): Promise<string[]> {
  const { ratios, limits: most } = await measureEstate();
  const row = (name: string, what: keyof typeof most) =>
    line(
      name,
      (ratios[what] * ratios.parse).toFixed(1),
      `× ${ratios[what].toFixed(2)}`,
      verdict(ratios[what] <= most[what], `at most × ${most[what]}`),
    );
  return [
    'A file of 10,000 backup sets: ms, and times JSON.parse of the same bytes',
    line('JSON.parse', ratios.parse.toFixed(1)),
    row('read, checked and shown', 'shown'),
    row('a plan of them', 'planned'),
    row('1,000 of one account saved in one edit', 'saved'),
    '',
  ];
}

function keystrokeTable(): string[] {
  const { read, parts, ratio } = measureKeystroke();
  return [
    'A key pressed in a file of 10,000 backup sets: ms of the longest slice, and times a full reading',
    line('a full reading', read.toFixed(1)),
    ...Object.entries(parts).map(([name, ms]) => line(name, ms.toFixed(1), `× ${(ms / read).toFixed(2)}`)),
    line(
      'the longest slice',
      '',
      `× ${ratio.toFixed(2)}`,
      verdict(ratio <= keystrokeLimit, `at most × ${keystrokeLimit}`),
    ),
    '',
  ];
}

async function boundsTable(): Promise<string[]> {
  const measured = await measureBounds();
  const numbers = (each: readonly number[]) => each.map((one) => one.toFixed(1).padStart(7)).join('');
  const rows = measured.map(({ kind, isHostile, ms, memory, growth }) =>
    line(
      isHostile ? kind : `${kind} (ordinary)`,
      numbers(ms),
      `   |${numbers(memory)}`,
      verdict(growth <= mostGrowth, `at most × ${mostGrowth} from 5 MB on: × ${growth.toFixed(2)}`),
    ),
  );
  const sizes = megabytes.join(', ');
  return [
    `A file read at ${sizes} MB: the processor’s ms for a megabyte | bytes of memory for a byte`,
    ...rows,
    '',
  ];
}

function line(name: string, value: string, ratio = '', judged = ''): string {
  return `  ${name.padEnd(38)}${value.padStart(10)}${ratio.padStart(9)}  ${judged}`.trimEnd();
}

function verdict(kept: boolean, limit: string): string {
  return kept ? `✔ ${limit}` : `✖ MISSED: ${limit}`;
}

function number(bytes: number): string {
  return bytes.toLocaleString('en');
}

async function run(count: number): Promise<void> {
  const vsix = await packageVsix();
  await ensureChromium();
  await fetchHostPackages();
  const rounds: Round[] = [];
  for (let done = 0; done < count; done++) {
    console.log(`  Round ${done + 1} of ${count} …`);
    rounds.push(await measureRound());
  }
  const of = `load and activate, ms, median of ${count} rounds`;
  const tables = [
    activationTable(
      `First in a host that just started: ${of}`,
      rounds.map(({ first }) => first),
    ),
    activationTable(
      `In a host at rest: ${of}`,
      rounds.map(({ later }) => later),
    ),
    await estateTable(),
    keystrokeTable(),
    await boundsTable(),
    await verificationTable(),
    await byteTable(vsix),
  ];
  console.log(['', ...tables.flat()].join('\n'));
}

run(Number(process.argv[2] ?? 5)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1; // nothing was measured
});
