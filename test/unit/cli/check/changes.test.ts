import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CalledIn, entry, fileOf, saved } from '../playedTerminal';

interface Checked {
  readonly findings: readonly {
    rule: string;
    level: string;
    file: string;
    line: number;
    backupSet?: string;
  }[];
  readonly changes: readonly {
    kind: string;
    file: string;
    backupSet: string;
    differences: readonly { id: string; label: string; before: string; now: string }[];
  }[];
}

describe('A pull request that is checked against its base', () => {
  let place: CalledIn;
  beforeEach(() => (place = new CalledIn()));
  afterEach(() => place.end());

  const compared = async (code: number, ...args: string[]): Promise<Checked> => {
    const ran = await place.run('check', '--base', 'HEAD', '--format', 'json', ...args);
    assert.equal(ran.code, code, ran.out + ran.error);
    return JSON.parse(ran.out) as Checked;
  };
  const text = async () => (await place.run('check', '--base', 'HEAD')).out;

  it('that changes nothing says so, and is in order', async () => {
    place.write('backup-sets.json', fileOf(entry('1')));
    place.commit();
    const { code, out } = await place.run('check', '--base', 'HEAD');
    assert.equal(code, 0);
    assert.match(out, /^No backup set changed since the base\.$/m);
  });

  it('shows set by set, in words, what a Save wrote, and finds nothing wrong with it', async () => {
    place.write('backup-sets.json', fileOf(entry('1'), entry('2'), entry('3')));
    place.commit();
    const applied = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };
    place.write(
      'backup-sets.json',
      fileOf(
        entry('1', { authentication: { ...saved, applied } }),
        entry('3'),
        entry('4', { sources: ['teams'] }),
      ),
    );
    const { findings, changes } = await compared(0);
    assert.deepEqual(findings, []);
    assert.deepEqual(
      changes.map(({ kind, backupSet }) => `${kind} ${backupSet}`),
      ['changed 1', 'added 4', 'removed 2'],
    );
    assert.equal(changes[0]!.differences[0]!.now, 'Modern, admin@contoso.com, stated by Kim Lee');
    const out = await text();
    assert.match(
      out,
      /^- Changed: Set 1 \(backup@contoso\.com, contoso\.com\)\n {4}Record: Basic → Modern, admin@/m,
    );
    assert.match(out, /^- Added: Set 4 /m);
    assert.match(out, /^- Removed: Set 2 /m);
  });

  it('finds records that were edited by hand, at their lines', async () => {
    place.write(
      'backup-sets.json',
      fileOf(entry('1'), entry('2', { authentication: saved }), entry('3', { authentication: saved })),
    );
    place.commit();
    place.write(
      'backup-sets.json',
      fileOf(
        entry('1', { authentication: { method: 'modern' } }),
        entry('2', { authentication: { ...saved, grant: saved.grant.replace('3f', '4f') } }),
      ),
    );
    const { findings } = await compared(1);
    assert.deepEqual(
      findings.map(({ rule, level, line, backupSet }) => [rule, level, line, backupSet]),
      [
        ['recordRemoved', 'warning', 1, '3'],
        ['methodEdited', 'warning', 16, '1'],
        ['grantEdited', 'warning', 26, '2'],
      ],
    );
    assert.match(await text(), /^ {4}Record: Modern, .* with another grant$/m);
  });

  it('notes what was taken back, and fails for that only if it is told to', async () => {
    const applied = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };
    place.write('backup-sets.json', fileOf(entry('1', { authentication: { ...saved, applied } })));
    place.commit();
    place.write('backup-sets.json', fileOf(entry('1', { authentication: saved })));
    const { findings } = await compared(0);
    assert.deepEqual(
      findings.map(({ rule, level }) => [rule, level]),
      [['statementRemoved', 'note']],
    );
    await compared(1, '--fail-on', 'note');
  });

  it('follows a file that was renamed, and names one that is gone', async () => {
    place.write('a.backup-sets.json', fileOf(entry('1', { authentication: saved })));
    place.write('b.backup-sets.json', fileOf(entry('2', { authentication: saved })));
    place.commit();
    renameSync(join(place.folder, 'a.backup-sets.json'), join(place.folder, 'c.backup-sets.json'));
    assert.deepEqual(
      (await compared(0)).changes.map(({ kind, file }) => `${kind} ${file}`),
      ['moved c.backup-sets.json'],
    );
    rmSync(join(place.folder, 'b.backup-sets.json'));
    const { findings, changes } = await compared(1);
    assert.deepEqual(
      changes.map(({ kind, file }) => `${kind} ${file}`),
      ['moved c.backup-sets.json', 'removed b.backup-sets.json'],
    );
    assert.deepEqual(
      findings.map(({ rule, file }) => `${rule} ${file}`),
      ['recordRemoved b.backup-sets.json'],
    );
    assert.equal((await place.run('check', '--base', 'HEAD', 'b.backup-sets.json')).code, 1);
    assert.equal((await place.run('check', '--base', 'HEAD', 'x.backup-sets.json')).code, 2);
  });

  it('compares no file that cannot be read at one of the times', async () => {
    place.write('a.backup-sets.json', '{');
    place.write('b.backup-sets.json', fileOf(entry('2', { authentication: saved })));
    place.commit();
    place.write('a.backup-sets.json', fileOf(entry('1')));
    place.write('b.backup-sets.json', '{');
    const { findings, changes } = await compared(1);
    assert.deepEqual(changes, []);
    assert.deepEqual(
      findings.map(({ rule, file }) => `${rule} ${file}`),
      ['baseUnreadable a.backup-sets.json', 'syntax b.backup-sets.json'],
    );
  });

  it('is clear where a file became a folder or a link, or was one', async () => {
    symlinkSync('x.json', join(place.folder, 'was.backup-sets.json'));
    place.write('is.backup-sets.json', fileOf(entry('2')));
    place.write('x.json', fileOf(entry('3')));
    place.commit();
    rmSync(join(place.folder, 'was.backup-sets.json'));
    place.write('was.backup-sets.json', fileOf(entry('1')));
    rmSync(join(place.folder, 'is.backup-sets.json'));
    mkdirSync(join(place.folder, 'is.backup-sets.json'));
    const { findings, changes } = await compared(1);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['isDirectory'],
    );
    assert.deepEqual(
      changes.map(({ kind, backupSet }) => `${kind} ${backupSet}`),
      ['added 1'],
    );
  });

  it('is compared with where its branch left the base, not with what came there since', async () => {
    place.write('backup-sets.json', fileOf(entry('1'), entry('2')));
    place.commit();
    place.git('branch', 'base');
    place.git('checkout', '--quiet', '-b', 'topic');
    place.write('backup-sets.json', fileOf(entry('1', { name: 'Mine' }), entry('2')));
    place.commit();
    place.git('checkout', '--quiet', 'base');
    place.write('backup-sets.json', fileOf(entry('1'), entry('2', { name: 'Theirs' })));
    place.commit();
    place.git('checkout', '--quiet', 'topic');
    const { out } = await place.run('check', '--base', 'base', '--format', 'json');
    assert.deepEqual(
      (JSON.parse(out) as Checked).changes.map(({ backupSet }) => backupSet),
      ['1'],
    );
  });

  it('reads files with spaces, line feeds and signs in their names', async () => {
    const name = 'a b\n"c" *[d].backup-sets.json';
    place.write(name, fileOf(entry('1')));
    place.write('axb.backup-sets.json', fileOf(entry('9')));
    place.commit();
    place.write(name, fileOf(entry('1', { name: 'Other' })));
    assert.deepEqual(
      (await compared(0, name)).changes.map(({ file }) => file),
      [name],
    );
  });

  it('works from a folder below the top, for files of that folder', async () => {
    place.write('a/backup-sets.json', fileOf(entry('1')));
    place.write('b/backup-sets.json', fileOf(entry('2')));
    place.commit();
    place.write('a/backup-sets.json', fileOf(entry('1', { name: 'Other' })));
    place.write('b/backup-sets.json', fileOf(entry('2', { name: 'Other' })));
    assert.deepEqual(
      (await compared(0, 'a')).changes.map(({ backupSet }) => backupSet),
      ['1'],
    );
  });

  for (const [ref, says] of [
    ['nowhere', /no commit "nowhere"/],
    ['HEAD:backup-sets.json', /no commit "HEAD:backup-sets\.json"/],
    ['HEAD..HEAD', /no commit/],
    ['HEAD\n--help', /no commit "HEAD --help"/],
    ['\u001b[31mred', /no commit "\[31mred"/],
    ['$(touch hacked)', /no commit/],
  ] as const)
    it(`refuses the base ${JSON.stringify(ref)} with a sentence`, async () => {
      place.write('backup-sets.json', fileOf(entry('1')));
      place.commit();
      const { code, out, error } = await place.run('check', '--base', ref);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, says);
      assert.equal(error.split('\n').length, 2);
      assert.equal(place.git('status', '--short'), '');
    });

  it('says that there is no repository, no Git, or no commit yet', async () => {
    place.write('backup-sets.json', fileOf(entry('1')));
    assert.match((await place.run('check', '--base', 'HEAD')).error, /isn't in a Git repository/);
    place.git('init', '--quiet');
    assert.match((await place.run('check', '--base', 'HEAD')).error, /no commit "HEAD"/);
    const { PATH } = process.env;
    process.env['PATH'] = place.folder;
    try {
      assert.match((await place.run('check', '--base', 'HEAD')).error, /Git isn't installed here/);
    } finally {
      process.env['PATH'] = PATH;
    }
  });

  it('refuses a file of another repository', async () => {
    place.write('backup-sets.json', fileOf(entry('1')));
    place.commit();
    const other = new CalledIn();
    other.write('backup-sets.json', fileOf(entry('1')));
    const path = join(other.folder, 'backup-sets.json');
    const { code, error } = await place.run('check', '--base', 'HEAD', 'backup-sets.json', path);
    other.end();
    assert.equal(code, 2);
    assert.match(error, /is outside the Git repository/);
  });
});
