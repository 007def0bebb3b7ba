import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Log } from 'sarif';
import { CalledIn, entry, fileOf, saved } from './playedTerminal';

const run = promisify(execFile);

interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      {
        readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
        readonly imports: readonly { readonly path: string; readonly external?: boolean }[];
      }
    >
  >;
}

/** What the example pipeline runs of the program, in order. */
function commandsOf(pipeline: string): readonly string[] {
  return readFileSync(join('docs/pipelines', pipeline), 'utf8')
    .split('\n')
    .flatMap((line) => /^ +(?:- )?(?:run|script): (backup-auth .*)$/.exec(line)?.[1] ?? []);
}

/** The program as it is packed for npm and installed, and as the VSIX has it, in a real shell. */
describe('The installed command-line program', () => {
  let built: string;
  let place: CalledIn;

  before(async () => {
    built = await mkdtemp(join(tmpdir(), 'cli-built-'));
    await run(process.execPath, ['esbuild.mjs', '--production', '--cli', '--meta'], {
      env: { ...process.env, OUT_DIR: built },
    });
    const packed = await run('npm', [
      'pack',
      '--silent',
      '--pack-destination',
      built,
      join(built, 'out/cli'),
    ]);
    const quietly = ['--offline', '--no-audit', '--no-fund', '--silent', '--ignore-scripts'];
    const archive = join(built, packed.stdout.trim());
    await run('npm', ['install', '--global', '--prefix', join(built, 'installed'), ...quietly, archive]);
  });
  after(() => rm(built, { recursive: true, force: true }));
  beforeEach(() => {
    place = new CalledIn();
    place.write('backup-sets.json', fileOf(entry('1'), entry('2', { authentication: saved })));
    place.commit();
    place.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  });
  afterEach(() => place.end());

  const shell = (command: string, more: Readonly<Record<string, string>> = {}) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', command], {
      cwd: place.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: [join(built, 'installed/bin'), process.env['PATH']].join(delimiter),
        BASE: place.git('rev-parse', 'refs/remotes/origin/main'),
        TARGET: 'refs/heads/main',
        GITHUB_STEP_SUMMARY: join(place.folder, '.git/summary.md'),
        RESULTS: join(place.folder, '.git'),
        ...more,
      },
    });
    return { status, stdout, stderr };
  };
  const statuses = (pipeline: string, more?: Readonly<Record<string, string>>) =>
    commandsOf(pipeline).map((command) => shell(command, more).status);
  const sarif = (path: string) =>
    (JSON.parse(readFileSync(join(place.folder, path), 'utf8')) as Log).runs[0]!.results!.map(
      ({ ruleId }) => ruleId,
    );

  it('lets both example pipelines pass for what Save and its statements wrote', () => {
    const applied = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };
    place.write(
      'backup-sets.json',
      fileOf(entry('1'), entry('2', { authentication: { ...saved, applied } }), entry('3')),
    );
    place.commit();
    assert.deepEqual(statuses('github-actions.yml'), [0, 0, 0]);
    assert.deepEqual(statuses('azure-pipelines.yml'), [0, 0]);
    assert.deepEqual(sarif('backup-auth.sarif'), []);
    assert.match(readFileSync(join(place.folder, '.git/summary.md'), 'utf8'), /^# Migration plan$/m);
  });

  it('lets both fail at their last step for records edited by hand and a password', () => {
    const edited = { ...saved, role: 'unchecked', password: 'hunter2-hunter2' };
    place.write(
      'backup-sets.json',
      fileOf(entry('1', { authentication: { method: 'modern' } }), entry('2', { authentication: edited })),
    );
    place.commit();
    assert.deepEqual(statuses('github-actions.yml'), [0, 0, 1]);
    assert.deepEqual(sarif('backup-auth.sarif'), ['methodEdited', 'recordEdited', 'secretInFile']);
    assert.deepEqual(statuses('azure-pipelines.yml'), [0, 1]);
    assert.deepEqual(sarif('.git/backup-auth.sarif'), sarif('backup-auth.sarif'));
    const { stdout, stderr } = shell('backup-auth check --base "$BASE" || true');
    assert.ok(!`${stdout}${stderr}`.includes('hunter2'));
  });

  it('lets both fail for a file that is none, and says why', () => {
    place.git('mv', 'backup-sets.json', 'x');
    place.write('backup-sets.json/readme.txt', 'A folder by the name of the file.');
    place.write('b.backup-sets.json', '{');
    place.commit();
    assert.deepEqual(statuses('github-actions.yml'), [0, 0, 1]);
    assert.deepEqual(sarif('backup-auth.sarif'), ['syntax', 'isDirectory']);
  });

  it('lets them fail at their first step if there is no base, no file, or no repository', () => {
    const base = { BASE: '0123456789012345678901234567890123456789', TARGET: 'refs/heads/nowhere' };
    assert.deepEqual(statuses('github-actions.yml', base), [1, 0, 2]);
    assert.deepEqual(statuses('azure-pipelines.yml', base), [1, 2]);
    assert.equal(shell('mkdir empty && cd empty && backup-auth check').status, 2);
    const none = shell('cd / && backup-auth check --base HEAD "$RESULTS/../backup-sets.json" --format xml');
    assert.deepEqual([none.status, none.stdout], [2, '']);
  });

  it('runs nothing that a branch is called', () => {
    const more = { TARGET: 'refs/heads/$(touch hacked);`touch hacked`', BASE: '--help; touch hacked' };
    assert.deepEqual(statuses('azure-pipelines.yml', more), [1, 2]);
    assert.deepEqual(statuses('github-actions.yml', more), [1, 0, 2]);
    assert.ok(!existsSync(join(place.folder, 'hacked')));
  });

  it('ends in order when nobody reads on', () => {
    const sets = Array.from({ length: 5_000 }, (_, n) => entry(`${n}`));
    place.write('backup-sets.json', fileOf(...sets));
    const { stderr } = shell('set -o pipefail; backup-auth report | head -n 1');
    assert.equal(stderr, '');
  });

  it('gives the same answers as the one in the VSIX', () => {
    const command = `check --format json '${join(process.cwd(), 'examples')}'`;
    const without = (text: string) => text.replace(/"at": .*/, '');
    const inVsix = shell(`'${process.execPath}' '${join(built, 'dist/cli.mjs')}' ${command}`);
    assert.ok(inVsix.stdout.includes('"backupSets"'));
    const installed = shell(`backup-auth ${command}`);
    assert.deepEqual([installed.status, without(installed.stdout)], [inVsix.status, without(inVsix.stdout)]);
  });

  it('speaks the languages of the product', () => {
    assert.match(shell('backup-auth check --language de').stdout, /Backup|Dateien/);
    const refused = shell('backup-auth check --language tlh');
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /"tlh" isn't a value of "--language"\. Use one of these: en/);
  });

  it('reaches neither VS Code, nor a sign-in, nor the network', async () => {
    const { outputs } = JSON.parse(await readFile(join(built, 'meta.json'), 'utf8')) as Metafile;
    const left = Object.keys(outputs).filter((name) => name.endsWith('dist/cli.mjs'));
    assert.equal(left.length, 1);
    const reached = new Set(left);
    const external = new Set<string>();
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      for (const one of outputs[name]!.imports) {
        if (one.external) external.add(one.path.replace(/^node:/, ''));
        else if (!reached.has(one.path)) {
          reached.add(one.path);
          left.push(one.path);
        }
      }
    }
    const allowed = [
      'buffer',
      'child_process',
      'crypto',
      'fs',
      'fs/promises',
      'path',
      'stream',
      'url',
      'util',
      'zlib',
    ];
    assert.deepEqual(
      [...external].filter((one) => !allowed.includes(one)),
      [],
    );
    const inputs = [...reached].flatMap((name) =>
      Object.entries(outputs[name]!.inputs).flatMap(([file, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [file] : [],
      ),
    );
    assert.ok(inputs.includes('src/cli/check/check.ts'));
    assert.deepEqual(
      inputs.filter((file) => /^src\/(net|signIn|window)\/|@azure|jose/.test(file)),
      [],
    );
  });
});
