import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessTree } from './processTree';

/** Room for the name of a socket in a temporary folder: a whole path may have some hundred characters. */
const longestFolder = 44;

/**
 * The environment for VS Code's server: free of what an outer VS Code terminal put there, which it would take for
 * its own; without an extension gallery, which it would ask for news; and with a temporary folder in `home`, so
 * that sockets and caches go when `home` goes.
 */
export async function hostEnvironment(
  home: string,
  more: NodeJS.ProcessEnv = {},
): Promise<NodeJS.ProcessEnv> {
  const outer = /^(VSCODE|ELECTRON)_|^(PASSWORD|HASHED_PASSWORD|PORT|NODE_OPTIONS|XDG_RUNTIME_DIR)$/;
  const own = Object.entries(process.env).filter(([name]) => !outer.test(name));
  const temporary = join(home, 't');
  await mkdir(temporary, { recursive: true });
  const fits = process.platform !== 'win32' && temporary.length <= longestFolder;
  return {
    ...Object.fromEntries(own),
    EXTENSIONS_GALLERY: '{}',
    ...(fits && { TMPDIR: temporary }),
    ...more,
  };
}

/** Waits until the program prints what is looked for; if it ends before, its words are the error. */
export async function lineMatching(tree: ProcessTree, wanted: RegExp): Promise<RegExpExecArray> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const match = wanted.exec(said);
      if (match) resolve(match);
    };
    tree.process.stdout?.on('data', hear);
    tree.process.stderr?.on('data', hear);
    tree.process.once('error', reject);
    tree.process.once('close', () => reject(new Error(`VS Code's server ended early:\n${said}`)));
  });
}
