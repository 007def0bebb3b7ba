import assert from 'node:assert/strict';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, realPath } from '../../../../src/estate/find/realPath';

/** A disk on which case does not count, and whose system leaves the case that was asked for, as Linux does. */
function diskWithoutCase(...paths: string[]): Disk {
  const spelled = [
    '/',
    ...paths.flatMap((path) => path.split('/').map((_, end, names) => names.slice(0, end + 1).join('/'))),
  ];
  const found = (path: string): number => {
    const at = spelled.findIndex((one) => one.toLowerCase() === path.toLowerCase());
    if (at < 0) throw new Error('ENOENT');
    return at;
  };
  return {
    realpath: (path) => Promise.resolve().then(() => (found(path) >= 0 ? path : '')),
    lstat: (path) => Promise.resolve().then(() => ({ dev: 1, ino: found(path) })),
    readdir: (path) =>
      Promise.resolve(
        spelled.flatMap((one) => {
          const above = path === '/' ? '/' : `${path}/`;
          const name = one.startsWith(above) ? one.slice(above.length) : '';
          return name === '' || name.includes('/') ? [] : [name];
        }),
      ),
  };
}

describe('The real path of a file', () => {
  let folder = '';
  const at = (...path: string[]) => join(folder, ...path);
  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'real-path-')));
    await mkdir(at('real'));
    await writeFile(at('real', 'File.json'), '{}');
    await symlink('real', at('link'), 'junction');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is the same by whichever links and detours', async () => {
    await symlink(at('link', 'File.json'), at('file-link'));
    for (const path of [
      at('real', 'File.json'),
      at('link', 'File.json'),
      at('file-link'),
      `${folder}/link/../link/./File.json`,
    ]) {
      assert.equal(await realPath(path), at('real', 'File.json'));
    }
  });

  it('of a file that is gone, or of a link that dangles or goes in circles, is that of its directory', async () => {
    await symlink('nowhere', at('real', 'dangling'));
    await symlink('circle', at('real', 'circle'));
    for (const name of ['gone', 'dangling', 'circle']) {
      assert.equal(await realPath(at('link', name)), at('real', name));
    }
    assert.equal(await realPath(at('link', 'no', 'such', 'place')), at('real', 'no', 'such', 'place'));
  });

  it('keeps files apart that differ by case on a disk where case counts', async function () {
    const lower = await writeFile(at('real', 'file.json'), '[]', { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    const expected = lower ? at('real', 'file.json') : at('real', 'File.json');
    assert.equal(await realPath(at('link', 'file.json')), expected);
  });

  it('is as the directories spell it where case does not count', async () => {
    const disk = diskWithoutCase('/Disk/Estate/Backup-Sets.json', '/Disk/42/b');
    for (const path of [
      '/disk/estate/backup-sets.json',
      '/DISK/ESTATE/BACKUP-SETS.JSON',
      '/Disk/Estate/Backup-Sets.json',
    ]) {
      assert.equal(await realPath(path, disk), '/Disk/Estate/Backup-Sets.json');
    }
    assert.equal(await realPath('/disk/42/B', disk), '/Disk/42/b');
    assert.equal(await realPath('/disk/estate/Gone.json', disk), '/Disk/Estate/Gone.json');
  });
});
