import type { ProcessTree } from './processTree';

/**
 * The environment for VS Code's server: free of what an outer VS Code terminal put there, which it would take for
 * its own, and without an extension gallery, which it would ask for news.
 */
export function hostEnvironment(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const outer = /^(VSCODE|ELECTRON)_|^(PASSWORD|PORT|NODE_OPTIONS)$/;
  const own = Object.entries(process.env).filter(([name]) => !outer.test(name));
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}', ...more };
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
