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
import { readFile } from 'node:fs/promises';
import type { Authentication } from '../../../../src/core/backupSets/backupSet';
import type { FileAccess } from '../../../../src/estate/fileAccess';
import { replaceAtomically } from '../../../../src/estate/save/atomicWrite';
import { save } from '../../../../src/estate/save/save';
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
  const replace = async (path = file) =>
    assert.equal(await replaceAtomically(path, bytesOf('after'), readFileSync(path)), true);

  it('and nothing is left beside it', async () => {
    await replace();
    assert.equal(readFileSync(file, 'utf8'), 'after');
    assert.deepEqual(readdirSync(folder), ['backup-sets.json']);
  });

  it('as another file that took its place, so that a reader never sees half of it', async () => {
    const { ino } = statSync(file);
    await replace();
    assert.notEqual(statSync(file).ino, ino);
  });

  it('with the rights that it had', async function () {
    if (process.platform === 'win32') return;
    for (const mode of [0o600, 0o644, 0o666, 0o640]) {
      chmodSync(file, mode);
      await replace();
      assert.equal(statSync(file).mode & 0o7777, mode);
    }
  });

  it('with the owner that it had', async () => {
    if (process.getuid?.() === 0) chownSync(file, 12_345, 54_321);
    const { uid, gid } = statSync(file);
    await replace();
    assert.deepEqual([statSync(file).uid, statSync(file).gid], [uid, gid]);
  });

  it('through a link, which stays a link', async () => {
    const link = join(folder, 'link.json');
    symlinkSync('backup-sets.json', link);
    await replace(link);
    assert.equal(lstatSync(link).isSymbolicLink(), true);
    assert.equal(readFileSync(file, 'utf8'), 'after');
  });

  it('and not made where there was none', async () => {
    const none = join(folder, 'none.json');
    assert.equal(await replaceAtomically(none, bytesOf('after'), bytesOf('before')), false);
    assert.deepEqual(readdirSync(folder), ['backup-sets.json']);
  });

  it('and a directory stays one', async () => {
    const directory = join(folder, 'directory');
    mkdirSync(directory);
    await assert.rejects(replaceAtomically(directory, bytesOf('after'), bytesOf('before')));
    assert.equal(statSync(directory).isDirectory(), true);
    assert.deepEqual(readdirSync(folder).sort(), ['backup-sets.json', 'directory']);
  });

  it('and not where it is another one than was looked at', async () => {
    writeFileSync(file, 'by another program');
    assert.equal(await replaceAtomically(file, bytesOf('after'), bytesOf('before')), false);
    assert.equal(readFileSync(file, 'utf8'), 'by another program');
    assert.deepEqual(readdirSync(folder), ['backup-sets.json']);
  });

  it('and what a killed Save of this file left goes, but nothing else', async () => {
    const id = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
    const others = ['second.backup-sets.json', 'backup-sets.json.bak', 'backup-sets', 'other.json'];
    const stays = [
      ...others.flatMap((name) => [`${name}.${id}.tmp`, `${name}.tmp`]),
      ...['backup-sets.json.tmp', 'backup-sets.json.1.tmp', `backup-sets.json.${id}.tmp.json`],
      ...[`backup-sets.json.${id}x.tmp`, `backup-sets.json.x${id}.tmp`, `backup-sets.json.${id}`],
    ];
    for (const name of [...stays, `backup-sets.json.${id}.tmp`]) writeFileSync(join(folder, name), 'left');
    mkdirSync(join(folder, `backup-sets.json.${id.replace('7', '8')}.tmp`));
    await replace();
    const left = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    assert.deepEqual(left.map(({ name }) => name).sort(), [...stays, 'backup-sets.json'].sort());
  });

  it('and of several windows that save different sets of it at once, each keeps its record', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => String(n + 1));
    const entries = ids.map((id) => ({ id, name: id, tenant: 'contoso', account: 'a@contoso.com' }));
    const sets = entries.map((entry) => ({
      ...entry,
      accountRole: 'ordinary',
      authentication: { method: 'basic' },
    }));
    const tenants = [{ id: 'contoso', tenant: 'contoso.com', cloud: 'global' }];
    writeFileSync(file, JSON.stringify({ tenants, backupSets: sets }));
    // Each as in a window of its own: none waits for another.
    const access: FileAccess = {
      read: async () => ({ ok: true, bytes: await readFile(file) }),
      write: (...bytes) => replaceAtomically(file, ...bytes),
      hasUnsavedChanges: () => false,
    };
    const results = await Promise.all(
      ids.map((id) => save('file', access, [{ id, authentication: recordOf(id) }], () => undefined)),
    );
    const { backupSets } = JSON.parse(readFileSync(file, 'utf8')) as { backupSets: typeof sets };
    const saved = ids.filter((_, n) => results[n]!.saved);
    assert.deepEqual(
      backupSets.filter(({ authentication }) => authentication.method === 'hybrid').map(({ id }) => id),
      saved,
    );
    assert.ok(saved.length >= 4, JSON.stringify(results));
    assert.deepEqual(readdirSync(folder), ['backup-sets.json']);
  });

  it('where the disk takes only a part of it', async function () {
    if (process.platform === 'win32') return;
    // The system's own limit on the size of a file stands for a disk that is full: it takes a part, then refuses.
    const script = `
      process.on('SIGXFSZ', () => undefined);
      const after = Buffer.alloc(1_000_000, 'x');
      require(process.argv[1]).replaceAtomically(process.argv[2], after, Buffer.from('before')).then(
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

function recordOf(id: string): Authentication {
  return { method: 'hybrid', grant: `00000000-0000-4000-8000-${id.padStart(12, '0')}` };
}

/** The one file under test, for a process of its own. */
async function buildTo(path: string): Promise<void> {
  await build({
    entryPoints: ['src/estate/save/atomicWrite.ts'],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'cjs',
  });
}
