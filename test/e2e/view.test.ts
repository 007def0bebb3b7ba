import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../vscodeHost/projectRoot';
import { endToEnd } from './endToEnd';
import { until } from './until';

const tenants = Array.from({ length: 20 }, (_, n) => `tenant${n}.practice`);

/** Fifty sets of each tenant; and an entry whose method nobody knows. */
const estate = {
  edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
  clientIds: { practice: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001' },
  tenants: tenants.map((tenant) => ({ id: tenant, tenant, cloud: 'practice' })),
  backupSets: [
    ...tenants.flatMap((tenant, of) =>
      Array.from({ length: 50 }, (_, n) => ({
        id: String(of * 50 + n),
        name: `Set ${n} of customer ${of}`,
        tenant,
        account: `backup@${tenant}`,
        sources: ['oneDrive'],
        authentication: { method: n === 0 ? 'modern' : 'basic' },
      })),
    ),
    {
      id: 'typo',
      name: 'With a typo',
      tenant: tenants[3],
      account: `backup@${tenants[3] ?? ''}`,
      authentication: { method: 'magic' },
    },
  ],
};

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly title: string }[] };
}

describe('The view of a thousand backup sets', () => {
  const scene = endToEnd();

  it('finds what is looked for in folded tenants, groups, and shows what can’t be read', async () => {
    const folder = await scene.newFolder();
    await writeFile(join(folder.path, 'backup-sets.json'), JSON.stringify(estate, undefined, 2));
    const machine = await scene.newMachine();
    const vscode = await machine.open(folder);
    const { sets, quickInput } = vscode;
    await sets.show();
    await sets.untilLine('tenant3.practice  0 of 49');
    assert.ok(
      (await sets.lines()).every((line) => line.startsWith('tenant')),
      'All tenants are folded.',
    );
    const asked = 'Enter a name, id, account, or tenant, and select a state';

    await quickInput.runAndAsk('Backup Sets: Filter Backup Sets…', asked);
    await quickInput.answer('899');
    await sets.untilLine('Set 49 of customer 17  Basic');
    await messageSays('Filter: 899, 1 of 1,001.');
    await vscode.picture('view-filter');

    await quickInput.runAndAsk('Backup Sets: Filter Backup Sets…', asked);
    await quickInput.answer('typo');
    await sets.untilLine("With a typo  can't be read: authentication.method");
    await sets.open('With a typo', vscode.page.locator('.monaco-editor .cursor').first());
    await vscode.picture('view-unreadable');

    await vscode.run('Backup Sets: Clear Filter');
    await messageSays('Practice tenants are listed here: never enter a real password for them.');
    await quickInput.runAndAsk('Backup Sets: Group By…', 'Select what to group backup sets by');
    await quickInput.pick('State');
    await sets.untilLine('To migrate  0 of 980');
    await sets.untilLine('Nothing to do');
    // What a window was told last, it writes a moment later.
    await vscode.run('Backup Sets: Refresh');
    await vscode.reload();
    await sets.show();
    await sets.untilLine('To migrate  0 of 980');

    async function messageSays(words: string): Promise<void> {
      await until(
        async () => ((await sets.message()).startsWith(words) ? true : undefined),
        async () => `The view says: ${await sets.message()}`,
      );
    }
  });

  it('is legible in Dark Modern, beside a palette that puts first what is typed in full', async () => {
    const { contributes } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as Manifest;
    const words = JSON.parse(await readFile(join(projectRoot, 'package.nls.json'), 'utf8')) as Record<
      string,
      string
    >;
    const folder = await scene.newFolder('examples');
    await mkdir(join(folder.path, '.vscode'));
    const dark = JSON.stringify({ 'workbench.colorTheme': 'Dark Modern' });
    await writeFile(join(folder.path, '.vscode/settings.json'), dark);
    const machine = await scene.newMachine();
    const vscode = await machine.open(folder);
    await vscode.page.locator('.monaco-workbench.vs-dark').waitFor();
    await vscode.sets.show();
    // Blocked and broken sets have a color of their own, which VS Code asks for after it drew their rows.
    await until(
      async () => {
        const all = await vscode.sets.contrasts();
        const of = (name: string) => all.find(({ words }) => words === name)?.ratio;
        const [blocked, other] = [of('Left behind'), of('Finance mailboxes')];
        if (blocked === undefined || other === undefined || blocked === other) return undefined;
        return all.every(({ ratio }) => ratio >= 4.5) || undefined;
      },
      async () =>
        `No blocked row has a color of its own, or words are illegible: ${JSON.stringify(await vscode.sets.contrasts())}`,
    );
    await vscode.picture('view-dark');
    const found: string[] = [];
    for (const { title } of contributes.commands) {
      const whole = `Backup Sets: ${words[title.replaceAll('%', '')] ?? title}`;
      const first = await vscode.quickInput.first(whole);
      if (first === undefined) continue;
      assert.equal(first.replace(/, .*/, ''), whole);
      found.push(whole);
    }
    assert.ok(found.length > 20, found.join());
  });
});
