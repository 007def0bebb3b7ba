// The little of VS Code that the modules under test use, over the disk of this computer.
import { readFile, stat, writeFile } from 'node:fs/promises';
import { pathToFileURL, fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { durable } from './steps';

export class Uri {
  readonly scheme = 'file';
  private constructor(readonly fsPath: string) {}

  static file(path: string): Uri {
    return new Uri(path);
  }

  static parse(text: string): Uri {
    return new Uri(fileURLToPath(text));
  }

  static joinPath(uri: Uri, ...names: readonly string[]): Uri {
    return new Uri(join(uri.fsPath, ...names));
  }

  toString(): string {
    return pathToFileURL(this.fsPath).href;
  }
}

export const FileType = { File: 1, Directory: 2 } as const;
export const ProgressLocation = { Window: 10, Notification: 15 } as const;
export class CancellationError extends Error {}
export const UIKind = { Desktop: 1, Web: 2 } as const;
/** What kind of window it is. */
export const env = { uiKind: UIKind.Desktop as number };

export const workspace = {
  name: 'estate',
  textDocuments: [],
  fs: {
    stat: async ({ fsPath }: Uri) => {
      const found = await stat(fsPath).catch(asVscode);
      return { type: found.isDirectory() ? FileType.Directory : FileType.File, size: found.size };
    },
    readFile: ({ fsPath }: Uri) => readFile(fsPath).catch(asVscode),
    writeFile: ({ fsPath }: Uri, bytes: Uint8Array) =>
      durable('write', fsPath, () => writeFile(fsPath, bytes)),
  },
};

/** A person who presses the last button of each dialog, and types what is asked for. */
export const window = {
  typed: '',
  showWarningMessage: (_: string, ...items: readonly unknown[]) => Promise.resolve(items.at(-1)),
  showInputBox: () => Promise.resolve(window.typed),
};

function asVscode(error: unknown): never {
  const code = (error as NodeJS.ErrnoException).code;
  throw Object.assign(new Error(code), { code: code === 'ENOENT' ? 'FileNotFound' : code });
}
