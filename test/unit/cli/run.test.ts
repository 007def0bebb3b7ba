import assert from 'node:assert/strict';
import { version } from '../../../package.json';
import { CalledIn, entry, fileOf } from './playedTerminal';

describe('The command-line program', () => {
  let place: CalledIn;
  beforeEach(() => (place = new CalledIn()));
  afterEach(() => place.end());

  const refused: readonly (readonly [args: string[], says: RegExp])[] = [
    [[], /Name a command: check, plan, report\./],
    [['chek'], /"chek" isn't a command/],
    [['check', '--bas', 'main'], /The option "--bas" isn't known/],
    [['check', '-x'], /The option "-x" isn't known/],
    [['check', '--base'], /"--base" needs a value/],
    [['check', '--base', '--upload-pack=x'], /"--base" needs a value that doesn't begin with a hyphen/],
    [['check', '--base=-x'], /"--base" needs a value that doesn't begin with a hyphen/],
    [['check', '--base', ''], /"--base" needs a value/],
    [
      ['check', '--format', 'xml'],
      /"xml" isn't a value of "--format"\. Use one of these: text, json, sarif\./,
    ],
    [['check', '--fail-on', 'never'], /Use one of these: note, warning, error\./],
    [['check', '--details'], /"--details" isn't an option of "check"/],
    [['plan', '--base', 'main'], /"--base" isn't an option of "plan"/],
    [['report', '--details=yes'], /"--details" takes no value/],
    [['check', 'nowhere'], /There is no file or folder "nowhere"\./],
    [['check'], /No backup sets file is in "\."\. Such a file is called backup-sets\.json/],
    [['plan', 'nowhere'], /There is no file or folder "nowhere"\./],
  ];
  for (const [args, says] of refused) {
    it(`refuses "${args.join(' ')}" with a sentence, and says nothing else`, async () => {
      const { code, out, error } = await place.run(...args);
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(error, says);
      assert.ok(error.split('\n').length <= 3, error);
      assert.doesNotMatch(error, /\bat .*\.[mc]?[jt]s/);
    });
  }

  it('names itself, what it can do, and its version', async () => {
    assert.deepEqual(await place.run('--version'), { code: 0, out: `${version}\n`, error: '' });
    const help = await place.run('--help');
    assert.equal(help.code, 0);
    for (const part of ['backup-auth check', 'backup-auth plan', 'backup-auth report', 'Exit codes: 0'])
      assert.ok(help.out.includes(part), part);
    assert.deepEqual(await place.run('help'), help);
    const plan = await place.run('help', 'plan');
    assert.doesNotMatch(plan.out, /--base|--customer/);
    assert.deepEqual(await place.run('plan', '--help'), plan);
  });

  it('shows the plan of the files as text, Markdown and JSON', async () => {
    place.write('backup-sets.json', fileOf(entry('1', { sources: ['mailboxes'] })));
    const text = await place.run('plan');
    assert.equal(text.code, 0);
    assert.match(text.out, /^Migration plan\n={14}\n\n1 backup set\n/);
    assert.match(text.out, /^- \S.* · Set 1 · backup@contoso\.com · contoso\.com$/m);
    const markdown = await place.run('plan', '--format', 'markdown');
    assert.match(markdown.out, /^# Migration plan\n\n1 backup set\n/);
    const { out } = await place.run('plan', '--format', 'json');
    const plan = JSON.parse(out) as Record<string, unknown>;
    assert.deepEqual(Object.keys(plan), ['version', 'at', 'progress', 'counts', 'risks', 'dates', 'tenants']);
    assert.equal(plan['version'], 1);
  });

  it('reports what the files say, and a page for one customer', async () => {
    place.write('backup-sets.json', fileOf(entry('1', { customer: 'Northwind' }), entry('2')));
    const short = await place.run('report');
    assert.equal(short.code, 0);
    assert.match(short.out, /from the file alone/);
    assert.match(short.out, /\| Set 1 \|/);
    assert.match((await place.run('report', '--details')).out, /### Set 1/);
    const csv = await place.run('report', '--format', 'csv');
    assert.equal(csv.out.split('\r\n').length, 4);
    const json = JSON.parse((await place.run('report', '--format', 'json')).out) as { backupSets: unknown[] };
    assert.equal(json.backupSets.length, 2);
    const page = await place.run('report', '--customer', 'northwind');
    assert.match(page.out, /^# Microsoft 365 backup sets of Northwind/);
    assert.doesNotMatch(page.out, /Set 2/);
    const only = await place.run('report', '--customer', 'Northwind', '--format', 'csv');
    assert.equal(only.out.split('\r\n').length, 3);
    const nobody = await place.run('report', '--customer', 'Nobody');
    assert.equal(nobody.code, 2);
    assert.match(
      nobody.error,
      /No customer is called "Nobody"\. These are in the files: Northwind, contoso\.com\./,
    );
  });

  it('says which entries a plan and a report lack', async () => {
    place.write('backup-sets.json', fileOf(entry('1'), entry('2', { name: '' })));
    place.write('broken.backup-sets.json', '{');
    for (const command of ['plan', 'report']) {
      const { code, out, error } = await place.run(command);
      assert.equal(code, 1);
      assert.match(out, /Set 1/);
      assert.match(error, /^backup-sets\.json:\d+:\d+: "name" must not be empty\.$/m);
      assert.match(error, /^broken\.backup-sets\.json:1:2: /m);
    }
  });

  it('tells a defect of its own in a sentence', async () => {
    place.write('backup-sets.json', fileOf(entry('1')));
    const { run } = await import('../../../src/cli/run');
    const said: string[] = [];
    const terminal = {
      folder: place.folder,
      out: () => assert.fail('full\u001b[2J'),
      error: (text: string) => said.push(text),
      now: () => 0,
    };
    assert.equal(await run(['check'], terminal), 2);
    assert.deepEqual(said, ['backup-auth: A defect in this program stopped it (full [2J). Report it.\n']);
  });
});
