import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { registerSecretRemoved } from '../../src/editor/codeActions';
import { all, change, closeAllEditors, ownFolder, revert, write } from './estateFolder';
import { catchCommands, catchMessages, restoreAll } from './stubs';
import { eventually } from './eventually';

const microsoftClient = '04b07795-8ddb-461a-bbee-02f9e1bf7b46';

/** Two tenants, a closed Modern, a tenant with a typing mistake, and a password. */
const text = `{
  "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },
  "clientIds": { "global": "5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01" },
  "tenants": [
    { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" },
    { "id": "fabrikam", "tenant": "fabrikam.com", "cloud": "global" }
  ],
  "backupSets": [
    {
      "id": "1", "name": "Finance <b>mailboxes</b>", "tenant": "contoso", "account": "backup@contoso.com",
      "sources": ["mailboxes"], "authentication": { "method": "basic" }
    },
    {
      "id": "2", "name": "Team sites", "tenant": "contos", "account": "sites@contoso.com", "sysPwd": "hunter2-is-mine",
      "sources": ["sharePointSites"], "authentication": { "method": "modern" }
    }
  ]
}
`;

type Positions = (marked: string, moved?: number) => vscode.Position;

describe('Help in the editor', () => {
  let document: vscode.TextDocument;
  const run = <T>(command: string, ...more: unknown[]): Thenable<T> =>
    vscode.commands.executeCommand<T>(command, document.uri, ...more);
  const at: Positions = (marked, moved = 0) =>
    document.positionAt(document.getText().indexOf(marked) + moved);
  const lenses = async (): Promise<string[]> => {
    const found = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', 100);
    return found.map(({ range, command }) => `${range.start.line + 1} ${command?.title ?? ''}`);
  };
  const completed = async (position: vscode.Position): Promise<vscode.CompletionItem[]> =>
    (await run<vscode.CompletionList>('vscode.executeCompletionItemProvider', position)).items;
  const labels = (items: readonly vscode.CompletionItem[]) =>
    items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  const fixes = async (position: vscode.Position) =>
    (
      await run<vscode.CodeAction[]>('vscode.executeCodeActionProvider', new vscode.Range(position, position))
    ).filter(({ kind, edit }) => kind?.value === 'quickfix' && edit);
  const problemsSaid = () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'Backup Sets')
      .map(({ code }) => code as string)
      .sort();
  const untilProblems = (...codes: string[]) =>
    eventually(
      () => Promise.resolve(problemsSaid()),
      (said) => said.join() === codes.join(),
    );

  before(async () => {
    const uri = vscode.Uri.joinPath(await ownFolder(), 'backup-sets.json');
    await write(uri, text);
    document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
  });
  afterEach(async () => {
    await revert(document);
    await untilProblems('methodClosed', 'secretInFile', 'unknownTenant');
  });
  after(closeAllEditors);

  it('says above each set and tenant, whichever file has its sets, how it stands and what is next', async () => {
    const lines = await eventually(lenses, (found) => found.length === 5);
    assert.deepEqual(lines, [
      '5 0 of 2 done',
      '5 Show Plan',
      '9 Basic · needs action',
      '9 Migrate',
      '13 Modern · blocked',
    ]);
    const settings = vscode.workspace.getConfiguration('backupAuth');
    await settings.update('editor.codeLens', false, vscode.ConfigurationTarget.Workspace);
    try {
      await eventually(lenses, (found) => found.length === 0);
    } finally {
      await settings.update('editor.codeLens', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('keeps its lines, moved along, while a line is typed that is no JSON', async () => {
    await eventually(lenses, (found) => found.length === 5);
    await change(document, new vscode.Range(8, 0, 8, 0), '    { "id": "3", "na\n');
    await untilProblems();
    assert.deepEqual(
      (await lenses()).filter((line) => line.includes('Migrate')),
      ['10 Migrate'],
    );
  });

  it('completes tenants, accounts, sources, and a set that is right when it is filled in', async () => {
    await change(
      document,
      all(document),
      text.replace('"contos"', '""').replace('["sharePointSites"]', '["teams", ""]'),
    );
    const offered = async (marked: string) => labels(await completed(at(marked, 1)));
    const tenants = await eventually(
      () => offered('"", "account"'),
      (found) => found.includes('"fabrikam"'),
    );
    assert.deepEqual(tenants, ['"contoso"', '"fabrikam"']);
    assert.deepEqual(await offered('"sites@'), ['"backup@contoso.com"']);
    const sources = await offered('""], "auth');
    assert.ok(sources.includes('"mailboxes"') && !sources.includes('"teams"'), sources.join());
    assert.deepEqual(await offered('"basic"'), ['"basic"', '"hybrid"', '"modern"']);
    const last = at('  ]\n}');
    await change(document, new vscode.Range(last.translate(-1, 5), last.translate(-1, 5)), ',\n    ');
    const item = (await completed(last)).find(({ label }) => label === 'New Backup Set');
    const editor = await vscode.window.showTextDocument(document);
    await editor.insertSnippet(item?.insertText as vscode.SnippetString, last.translate(0, 4));
    const added = JSON.parse(document.getText()) as { backupSets: { tenant: string }[] };
    assert.equal(added.backupSets[2]?.tenant, 'contoso');
  });

  it('names values of the schema once, with what they mean', async () => {
    const roles = await eventually(
      async () => {
        await change(
          document,
          all(document),
          text.replace('"name": "Team', '"accountRole": "", "name": "Team'),
        );
        return completed(at('"", "name": "Team', 1));
      },
      (items) => items.length > 0,
    );
    assert.deepEqual(labels(roles).sort(), ['"globalAdministrator"', '"ordinary"', '"unknown"']);
  });

  it('fixes a tenant with a typing mistake, and adds one', async () => {
    await untilProblems('methodClosed', 'secretInFile', 'unknownTenant');
    const offered = await eventually(
      () => fixes(at('"contos"', 1)),
      (found) => found.length > 0,
    );
    assert.deepEqual(
      offered.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Use "contoso"', true],
        ['Use "fabrikam"', false],
        ['Add the Tenant "contos"', false],
      ],
    );
    assert.ok(await vscode.workspace.applyEdit(offered[0]!.edit!));
    assert.equal(document.getText(), text.replace('"contos"', '"contoso"'));
    await untilProblems('methodClosed', 'secretInFile');
  });

  it('takes a password out, and uses Hybrid where Modern is closed', async () => {
    await untilProblems('methodClosed', 'secretInFile', 'unknownTenant');
    const [secret] = await eventually(
      () => fixes(at('"sysPwd"', 2)),
      (found) => found.length > 0,
    );
    assert.deepEqual(
      [secret?.title, secret?.isPreferred, secret?.command?.arguments],
      ['Remove "sysPwd" from This File', true, ['sysPwd']],
    );
    assert.ok(await vscode.workspace.applyEdit(secret!.edit!));
    assert.ok(!document.getText().includes('hunter2'));
    const [hybrid] = await eventually(
      () => fixes(at('"modern"', 2)),
      (found) => found.length > 0,
    );
    assert.equal(hybrid?.title, 'Use Hybrid Instead');
    assert.ok(await vscode.workspace.applyEdit(hybrid.edit!));
    await untilProblems('unknownTenant');
  });

  it("takes Microsoft's own client ID out", async () => {
    await change(
      document,
      all(document),
      text.replace('"fabrikam.com",', `"fabrikam.com", "clientId": "${microsoftClient}",`),
    );
    await untilProblems('clientIdOfMicrosoft', 'methodClosed', 'secretInFile', 'unknownTenant');
    const [fix] = await eventually(
      () => fixes(at(microsoftClient)),
      (found) => found.length > 0,
    );
    assert.ok(await vscode.workspace.applyEdit(fix!.edit!));
    assert.equal(document.getText(), text);
  });

  it('says the rules for a value, each with its source, and makes nothing else of a name', async () => {
    const hovered = async (position: vscode.Position) => {
      const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', position);
      return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
    };
    const isOurs = ({ value }: vscode.MarkdownString) => value.includes('Personal Sites or SharePoint sites');
    const found = await eventually(
      () => hovered(at('"modern"', 2)),
      (all) => all.some(isOurs),
    );
    const ours = found.find(isOurs);
    assert.match(ours?.value ?? '', /AhsayOBM.*Ahsay/s);
    assert.ok(!ours?.isTrusted && !ours?.supportHtml);
    const tenant = await hovered(at('"contoso", "account"', 2));
    assert.ok(
      tenant.some(({ value }) => value.replaceAll('\\', '').includes('contoso.onmicrosoft.com · Global')),
    );
  });

  it('leads from a set to its tenant and back', async () => {
    const lines = (places: vscode.Location[]) => places.map(({ range }) => range.start.line + 1);
    const name = at('"contoso", "account"', 3);
    const definition = await eventually(
      () => run<vscode.Location[]>('vscode.executeDefinitionProvider', name),
      (found) => found.length > 0,
    );
    assert.deepEqual(lines(definition), [5]);
    const entry = at('"contoso", "tenant"', 3);
    assert.deepEqual(lines(await run('vscode.executeDefinitionProvider', entry)), [10]);
    assert.deepEqual(lines(await run('vscode.executeReferenceProvider', entry)), [5, 10]);
  });

  it('renames a tenant wherever it is named, and refuses a name that is taken', async () => {
    const entry = at('"contoso", "tenant"', 3);
    const rename = (wanted: string) =>
      run<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', entry, wanted);
    const edit = await rename('north "wind"');
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), text.replaceAll('"contoso"', '"north \\"wind\\""'));
    await revert(document);
    await assert.rejects(async () => rename('fabrikam'), /already names a tenant/);
    await assert.rejects(
      async () => run('vscode.prepareRename', at('"Team sites"', 3)),
      /Only the ID of a tenant/,
    );
  });

  it('lists tenants and sets by name', async () => {
    const symbols = await eventually(
      () => run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider'),
      (found) => found.some(({ name }) => name === 'Tenants'),
    );
    const named = (name: string) => symbols.find((one) => one.name === name)?.children.map((one) => one.name);
    assert.deepEqual(named('Tenants'), ['contoso.onmicrosoft.com', 'fabrikam.com']);
    assert.deepEqual(named('Backup Sets'), ['Finance <b>mailboxes</b>', 'Team sites']);
  });
});

describe('A password that was taken out', () => {
  afterEach(restoreAll);

  it('is said to be in the history of Git still, and to be changed', async () => {
    const handlers = catchCommands();
    const said = catchMessages(() => undefined);
    const registered = registerSecretRemoved();
    await handlers.get('backupAuth.secretRemoved')?.('sys[Pwd](command:evil)');
    registered.dispose();
    const [message = ''] = said.map(({ message }) => message);
    assert.match(message, /Git still has it in its history, so change the password/);
    assert.doesNotMatch(message, /\]\(command/);
  });
});
