import { fork } from 'node:child_process';
import { join } from 'node:path';
import { startAuthority } from '../authority/authority';
import { temporaryFolder } from '../vscodeHost/leftovers';
import { builtTests } from '../vscodeHost/projectRoot';
import type { Sample } from './measure';

interface Told {
  readonly now?: number;
  readonly sample?: Sample;
  readonly at?: number;
}

/** Without code that is compiled once more while it runs: it's memory, too, and would hide what is held for ever. */
const steady = [
  '--expose-gc',
  '--no-opt',
  '--no-sparkplug',
  '--no-flush-bytecode',
  '--no-lazy-feedback-allocation',
  '--regexp-interpret-all',
];

/** What a window's hours left, sample after sample, and how many milliseconds of its time went by. */
export async function livedHours(
  cycles: number,
  hours: number,
): Promise<{ readonly samples: readonly Sample[]; readonly lasted: number }> {
  const folder = await temporaryFolder('long');
  let now = Date.now();
  const authority = await startAuthority({ now: () => now });
  const samples: Sample[] = [];
  let lasted = 0;
  try {
    const child = fork(join(builtTests, 'long/life.js'), [folder.path, String(cycles), String(hours)], {
      execArgv: ['--enable-source-maps', ...steady],
      env: {
        ...process.env,
        BACKUP_AUTH_PRACTICE_CLOUD: `${authority.apiOrigin} ${authority.browserOrigin}`,
      },
      silent: true,
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => (printed += text.toString()));
    child.on('message', ({ now: told, sample, at }: Told) => {
      if (told !== undefined) now = told;
      if (told !== undefined) child.send('told');
      if (sample) samples.push(sample);
      lasted = at ?? lasted;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    if (code !== 0) throw new Error(`The window ended with ${String(code)}.\n${printed}`);
  } finally {
    await authority.close();
    await folder.remove();
  }
  return { samples, lasted };
}
