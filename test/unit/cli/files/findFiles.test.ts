import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { CalledIn, entry, fileOf, type Ran } from '../playedTerminal';

/** `file:line:column: level`, `rule` of each line of a check. */
const found = ({ out }: Ran) =>
  out.split('\n').flatMap((line) => {
    const [, place, rule] = /^(.*:\d+:\d+: \w+): .* \[(\w+)\]$/.exec(line) ?? [];
    return place === undefined ? [] : [`${place} ${rule}`];
  });
const filesIn = async (place: CalledIn, ...paths: string[]) => {
  const { out } = await place.run('check', '--format', 'json', ...paths);
  return (JSON.parse(out) as { files: { file: string }[] }).files.map(({ file }) => file);
};

describe('Which files the command-line program reads', () => {
  let place: CalledIn;
  const good = fileOf(entry('1'));
  beforeEach(() => (place = new CalledIn()));
  afterEach(() => place.end());

  it('are those by their names in a folder and below it, in their order', async () => {
    for (const path of [
      'backup-sets.json',
      'b/x.backup-sets.jsonc',
      'a/y.backup-sets.json',
      'a/deep/backup-sets.json',
      'a/my-backup-sets.json',
      'a/backup-sets.jsonc',
      'node_modules/p/backup-sets.json',
      '.git/backup-sets.json',
    ])
      place.write(path, good);
    assert.deepEqual(await filesIn(place), [
      'backup-sets.json',
      'a/y.backup-sets.json',
      'a/deep/backup-sets.json',
      'b/x.backup-sets.jsonc',
    ]);
    assert.deepEqual(await filesIn(place, 'b', 'a/deep', 'b/x.backup-sets.jsonc'), [
      'b/x.backup-sets.jsonc',
      'a/deep/backup-sets.json',
    ]);
  });

  it('are files of any name if they are named', async () => {
    place.write('estate.json', good);
    assert.deepEqual(await filesIn(place, 'estate.json'), ['estate.json']);
  });

  it('may have spaces, line feeds and commands of a pipeline in their names', async () => {
    place.write('two words.backup-sets.json', '');
    place.write('::error::\u001b[31mx\n::add-mask::y.backup-sets.json', '');
    const ran = await place.run('check');
    assert.equal(ran.code, 1);
    assert.deepEqual(found(ran), [
      ':\u200b:error:: [31mx ::add-mask::y.backup-sets.json:1:1: error empty',
      'two words.backup-sets.json:1:1: error empty',
    ]);
    assert.equal(ran.out.split('\n').filter((line) => line.startsWith('::')).length, 0);
  });

  it('are never reached through links to folders, so that a circle of them ends', async () => {
    place.write('a/backup-sets.json', good);
    symlinkSync('..', join(place.folder, 'a/up'));
    symlinkSync('a', join(place.folder, 'b'));
    assert.deepEqual(await filesIn(place), ['a/backup-sets.json']);
    assert.deepEqual(await filesIn(place, 'a', 'b'), ['a/backup-sets.json']);
  });

  it('are not what a link in a folder leads out to, but it is named', async () => {
    const outside = new CalledIn();
    outside.write('private.json', '{ "password": "hunter2hunter2" }');
    place.write('real.json', good);
    symlinkSync('real.json', join(place.folder, 'in.backup-sets.json'));
    symlinkSync(join(outside.folder, 'private.json'), join(place.folder, 'out.backup-sets.json'));
    assert.deepEqual(found(await place.run('check')), ['out.backup-sets.json:1:1: error linkLeadsOut']);
    assert.match(
      (await place.run('plan')).error,
      /^out\.backup-sets\.json: This is a link to a file outside/,
    );
    outside.end();
  });

  it('are read, or it is said why not', async () => {
    mkdirSync(join(place.folder, 'backup-sets.json'));
    place.write('big.backup-sets.json', '{');
    truncateSync(join(place.folder, 'big.backup-sets.json'), 3 * 1024 ** 3);
    place.write('binary.backup-sets.json', Uint8Array.of(0, 1, 2));
    place.write('latin1.backup-sets.json', Uint8Array.of(0x22, 0xe4, 0x22));
    place.write('list.backup-sets.json', '[]');
    const ran = await place.run('check');
    assert.equal(ran.code, 1);
    assert.deepEqual(found(ran), [
      'backup-sets.json:1:1: error isDirectory',
      'big.backup-sets.json:1:1: error tooBig',
      'binary.backup-sets.json:1:1: error binary',
      'latin1.backup-sets.json:1:1: error notUtf8',
      'list.backup-sets.json:1:1: error wrongType',
    ]);
  });

  it('make it fail if they cannot be opened: a pipe, a link to itself, what is forbidden', async () => {
    execFileSync('mkfifo', [join(place.folder, 'pipe.backup-sets.json')]);
    symlinkSync('self.backup-sets.json', join(place.folder, 'self.backup-sets.json'));
    const ran = await place.run('check');
    assert.equal(ran.code, 2);
    assert.deepEqual(found(ran), [
      'pipe.backup-sets.json:1:1: error cannotRead',
      'self.backup-sets.json:1:1: error cannotRead',
    ]);
    const named = await place.run('check', 'self.backup-sets.json');
    assert.deepEqual([named.code, named.out], [2, '']);
    assert.match(named.error, /"self\.backup-sets\.json" can't be read \(ELOOP\)/);
  });

  it('are not those of a folder that cannot be listed, which makes it fail', async function () {
    if (process.getuid?.() === 0) {
      // Root lists everything: a file where a folder should be is as unreadable.
      place.write('file', 'x');
      const ran = await place.run('check', 'file/below');
      assert.deepEqual([ran.code, ran.out], [2, '']);
      return;
    }
    mkdirSync(join(place.folder, 'closed'));
    chmodSync(join(place.folder, 'closed'), 0);
    const ran = await place.run('check');
    chmodSync(join(place.folder, 'closed'), 0o700);
    assert.deepEqual([ran.code, ran.out], [2, '']);
    assert.match(ran.error, /closed" can't be read \(EACCES\)/);
  });
});
