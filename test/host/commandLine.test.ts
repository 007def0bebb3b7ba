import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { run } from '../../src/cli/run';
import { projectRoot } from '../vscodeHost/projectRoot';
import { ownFolder, until, write } from './estateFolder';

const tenant = { id: 'contoso', tenant: 'contoso.com', cloud: 'global' };
const entry = (id: string, more: object = {}) => ({
  id,
  name: `Set ${id}`,
  tenant: 'contoso',
  account: 'backup@contoso.com',
  authentication: { method: 'basic' },
  ...more,
});
const file = (...backupSets: object[]) => JSON.stringify({ tenants: [tenant], backupSets }, undefined, '\t');

const bad: Readonly<Record<string, string | Uint8Array>> = {
  empty: '',
  syntax: '{ "backupSets": [ }',
  list: '[]',
  latin1: Uint8Array.of(0x22, 0xe4, 0x22),
  zero: Uint8Array.of(0x7b, 0, 0x7d),
  values: file(entry('1', { name: '', sources: [], accountRole: 'boss' }), { id: '2' }),
  tenants: file(entry('1', { tenant: 'contso' }), entry('2', { tenant: 'x\u202e\n::error::' })),
  ids: file(entry('1'), entry('1')).replace(
    '"tenant": "contoso",',
    '"tenant": "contoso", "tenant": "contoso",',
  ),
  accounts: file(entry('1', { account: 'a b@c@d' }), entry('2', { account: 'backup' })),
  secret: file(entry('1', { password: 'hunter2-hunter2' })),
  closed: JSON.stringify({
    edition: { name: 'AhsayOBM', kind: 'OBM', version: '8.3.6.0' },
    clientIds: { global: '04b07795-8ddb-461a-bbee-02f9e1bf7b46' },
    tenants: [tenant, { ...tenant, id: 'old', cloud: 'germany' }],
    backupSets: [
      entry('1', { sources: ['sharePointSites'], authentication: { method: 'modern' } }),
      entry('2', { accountRole: 'ordinary' }),
      entry('3', { accountRole: 'globalAdministrator' }),
    ],
  }),
  many: file(...Array.from({ length: 600 }, (_, n) => entry(`${n}`, { tenant: `unknown ${n}` }))),
  lines: `\ufeff${file(entry('1', { tenant: 'x' }))}`.replaceAll('\n', '\r\n'),
};

interface Finding {
  readonly rule: string;
  readonly about: string;
  readonly level: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: string;
}
/** Line, column, end of both, level, rule and words. */
type Said = readonly (string | number)[];

describe('The command-line program', () => {
  it('finds in every example and bad file what Problems shows, at the same place, in the same words', async () => {
    const folder = await ownFolder();
    const examples = ['examples', 'test/fixtures/files'].flatMap((from) =>
      readdirSync(join(projectRoot, from))
        .filter((name) => /\.jsonc?$/.test(name))
        .map((name) => [name, readFileSync(join(projectRoot, from, name))] as const),
    );
    const files = [...examples, ...Object.entries(bad)];
    for (const [name, content] of files)
      await write(vscode.Uri.joinPath(folder, `${name}.backup-sets.json`), content);

    let out = '';
    const terminal = {
      folder: folder.fsPath,
      out: (text: string) => (out += text),
      error: (text: string) => assert.fail(text),
      now: () => Date.now(),
    };
    assert.equal(await run(['check', '--format', 'json'], terminal), 1);
    const checked = JSON.parse(out) as {
      files: readonly unknown[];
      findings: readonly Finding[];
    };
    assert.equal(checked.files.length, files.length);
    const found = new Map<string, Said[]>();
    for (const one of checked.findings.filter(({ about }) => about !== 'record')) {
      const { line, column, endLine, endColumn, level, rule, message } = one;
      const said = [line, column, endLine, endColumn, level, rule, message];
      found.set(one.file, [...(found.get(one.file) ?? []), said]);
    }
    assert.ok(found.size >= Object.keys(bad).length);

    const problemsOf = (name: string) =>
      vscode.languages
        .getDiagnostics(vscode.Uri.joinPath(folder, name))
        .filter(({ source }) => source === 'Backup Sets');
    const names = [...found.keys()];
    await until(vscode.languages.onDidChangeDiagnostics, () =>
      names.every((name) => problemsOf(name).length > 0),
    );
    const levels = {
      [vscode.DiagnosticSeverity.Error]: 'error',
      [vscode.DiagnosticSeverity.Warning]: 'warning',
    };
    for (const [name] of files) {
      const file = `${name}.backup-sets.json`;
      const shown = problemsOf(file).map(({ range: { start, end }, severity, code, message }): Said => [
        start.line + 1,
        start.character + 1,
        end.line + 1,
        end.character + 1,
        (levels as Record<number, string>)[severity] ?? '',
        typeof code === 'string' ? code : '',
        message,
      ]);
      const inOrder = (all: readonly Said[]) => all.map((one) => JSON.stringify(one)).sort();
      assert.deepEqual(inOrder(found.get(file) ?? []), inOrder(shown), file);
    }
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
});
