import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { writeAtomically } from '../../../../src/estate/save/atomicWrite';
import { bytesOf } from '../file/fixture';

describe('A file is replaced as a whole or not at all', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'atomic-write-'));
    file = join(folder, 'backup-sets.json');
    writeFileSync(file, 'before');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('and nothing is left beside it', async () => {
    await writeAtomically(file, bytesOf('after'));
    assert.equal(readFileSync(file, 'utf8'), 'after');
    assert.deepEqual(readdirSync(folder), ['backup-sets.json']);
  });

  it('as another file that took its place, so that a reader never sees half of it', async () => {
    const { ino } = statSync(file);
    await writeAtomically(file, bytesOf('after'));
    assert.notEqual(statSync(file).ino, ino);
  });

  it('with the rights that it had', async function () {
    if (process.platform === 'win32') return;
    for (const mode of [0o600, 0o644, 0o666, 0o640]) {
      chmodSync(file, mode);
      await writeAtomically(file, bytesOf('after'));
      assert.equal(statSync(file).mode & 0o7777, mode);
    }
  });

  it('with the owner that it had', async () => {
    if (process.getuid?.() === 0) chownSync(file, 12_345, 54_321);
    const { uid, gid } = statSync(file);
    await writeAtomically(file, bytesOf('after'));
    assert.deepEqual([statSync(file).uid, statSync(file).gid], [uid, gid]);
  });

  it('through a link, which stays a link', async () => {
    const link = join(folder, 'link.json');
    symlinkSync('backup-sets.json', link);
    await writeAtomically(link, bytesOf('after'));
    assert.equal(lstatSync(link).isSymbolicLink(), true);
    assert.equal(readFileSync(file, 'utf8'), 'after');
  });

  it('and not made where there was none', async () => {
    await assert.rejects(writeAtomically(join(folder, 'none.json'), bytesOf('after')), { code: 'ENOENT' });
    assert.deepEqual(readdirSync(folder), ['backup-sets.json']);
  });

  it('and a directory stays one', async () => {
    const directory = join(folder, 'directory');
    mkdirSync(directory);
    await assert.rejects(writeAtomically(directory, bytesOf('after')));
    assert.equal(statSync(directory).isDirectory(), true);
    assert.deepEqual(readdirSync(folder).sort(), ['backup-sets.json', 'directory']);
  });

  it('where the disk takes only a part of it', async function () {
    if (process.platform === 'win32') return;
    // The system's own limit on the size of a file stands for a disk that is full: it takes a part, then refuses.
    const script = `
      process.on('SIGXFSZ', () => undefined);
      require(process.argv[1]).writeAtomically(process.argv[2], Buffer.alloc(1_000_000, 'x')).then(
        () => console.log('written'),
        (error) => console.log(error.code),
      );`;
    const shell = `ulimit -f 100; exec "$0" -e "$1" "$2" "$3"`;
    const built = join(folder, 'atomicWrite.cjs');
    await buildTo(built);
    // What counts coverage writes files, too.
    const env = { ...process.env, NODE_V8_COVERAGE: '' };
    const args = ['-c', shell, process.execPath, script, built, file];
    const { stdout } = await promisify(execFile)('sh', args, { env });
    assert.equal(stdout.trim(), 'EFBIG');
    assert.equal(readFileSync(file, 'utf8'), 'before');
    assert.deepEqual(readdirSync(folder).sort(), ['atomicWrite.cjs', 'backup-sets.json']);
  });
});

/** The one file under test, for a process of its own. */
async function buildTo(path: string): Promise<void> {
  await build({
    entryPoints: ['src/estate/save/atomicWrite.ts'],
    outfile: path,
    platform: 'node',
    format: 'cjs',
  });
}
