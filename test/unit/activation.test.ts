import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

interface Output {
  readonly bytes: number;
  readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
  readonly imports: readonly { readonly path: string; readonly kind: string; readonly external?: boolean }[];
}

/** Beside `extension.ts`. What stands apart from its neighbors only to be or not to be here needs no other reason. */
const loaded = `
  commands/commandNames commands/registerCommands
  core/backupSets/backupSet core/basics/guid core/identity/permissionOverrides core/identity/problem
  core/steps/waitsUntil
  editor/registerEditor
  estate/find/directoryWatch estate/estate estate/find/fileAddresses estate/find/fileIdentity estate/find/fileWatch
  estate/find/findFiles estate/openDocuments estate/find/realPath
  migration/grants/localGrants migration/memory/listeners migration/memory/memory
  migration/memory/serializedMemento migration/migrations migration/queue/isKept
  migration/queue/queueHandle migration/vscodeServices
  overview/overview overview/pages
  prompts/registerOffers
  settings
  sharing/publicApi sharing/registerSharing
  signIn/demandedClaims signIn/exclusiveSecrets signIn/grants signIn/windowSecrets
  tree/backupSetsTree tree/contextKeys tree/decorations tree/registerAuthorizations tree/rowQuestions
  tree/registerTree tree/viewChoice
  webview/registerPage webview/viewType
  wording/basics/l10n wording/basics/progress wording/basics/setCounts
`;

describe('Activation', () => {
  let folder: string;
  let outputs: Readonly<Record<string, Output>>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'activation-'));
    await promisify(execFile)(process.execPath, ['esbuild.mjs', '--production', '--meta'], {
      env: { ...process.env, OUT_DIR: folder },
    });
    ({ outputs } = JSON.parse(await readFile(join(folder, 'meta.json'), 'utf8')) as {
      outputs: typeof outputs;
    });
  });

  after(() => rm(folder, { recursive: true, force: true }));

  /** The entry, and all that it imports at once. */
  function atOnce(): readonly Output[] {
    const left = Object.keys(outputs).filter((name) => name.endsWith('/extension.mjs'));
    const found = new Set(left);
    for (let name = left.pop(); name !== undefined; name = left.pop()) {
      for (const { path, kind, external } of outputs[name]!.imports) {
        if (kind !== 'import-statement' || external || found.has(path)) continue;
        found.add(path);
        left.push(path);
      }
    }
    return [...found].map((name) => outputs[name]!);
  }

  it('loads these files, and no other', () => {
    const files = atOnce().flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
    );
    const names = [...new Set(files)].map((file) => file.replace(/^src\/(.*)\.ts$/, '$1')).sort();
    assert.deepEqual(names, ['extension', ...loaded.trim().split(/\s+/)].sort());
  });

  it('loads at most 45,000 bytes', () => {
    const bytes = atOnce().reduce((sum, output) => sum + output.bytes, 0);
    assert.ok(bytes <= 45_000, `${bytes} bytes`);
  });
});
