import { execFile } from 'node:child_process';
import { relative, sep } from 'node:path';
import { maxBytes } from '../../estate/jsonc/fileSize';
import { Failed } from '../failed';

/** A file of a commit. */
export interface CommittedFile {
  /** From the top of the repository, with "/". */
  readonly path: string;
  readonly object: string;
  readonly size: number;
}

const mostOutput = 512 * 1024 * 1024;

/** A Git repository, of which commits are read: without a shell, a hook, a filter or the network. */
export class Repository {
  private constructor(
    /** Absolute, without links. */
    readonly top: string,
    private readonly folder: string,
  ) {}

  /** @throws Failed `noGit`, `noRepository` */
  static async around(folder: string): Promise<Repository> {
    const top = await git(folder, ['rev-parse', '--show-toplevel']);
    if (top.code !== 0) {
      // Git refuses a repository of somebody else: it says what to do then.
      const owner = top.error.includes('dubious ownership');
      throw new Failed(
        owner ? { id: 'gitFailed', detail: firstLine(top.error) } : { id: 'noRepository', path: folder },
      );
    }
    return new Repository(withoutLineEnd(top.out).split('/').join(sep), folder);
  }

  /**
   * The commit that a pull request is compared with: where its branch left that of `ref`; `ref` itself where Git knows no
   * such commit, as in a shallow clone.
   * @throws Failed `noRef`
   */
  async baseOf(ref: string): Promise<string> {
    // It could be taken for an option.
    const named = ref.startsWith('-') ? undefined : await this.commit(ref);
    if (named === undefined) throw new Failed({ id: 'noRef', ref });
    const left = await git(this.folder, ['merge-base', named, 'HEAD']);
    return left.code === 0 ? withoutLineEnd(left.out) : named;
  }

  /** Files, and neither links nor submodules. @param path of a file or folder, from the top; empty: all. @throws Failed */
  async files(commit: string, path: string): Promise<readonly CommittedFile[]> {
    const under = path === '' ? [] : ['--', path];
    const listed = await git(this.top, ['ls-tree', '-r', '-l', '-z', '--full-tree', commit, ...under]);
    if (listed.code !== 0) throw new Failed({ id: 'gitFailed', detail: firstLine(listed.error) });
    return listed.out
      .toString()
      .split('\0')
      .flatMap((line) => {
        const [, object, size, path] = /^100\d+ blob ([0-9a-f]+) +(\d+)\t(.*)$/s.exec(line) ?? [];
        return object && path ? [{ path, object, size: Number(size) }] : [];
      });
  }

  /** @throws Failed */
  async read({ object }: CommittedFile): Promise<Uint8Array> {
    const read = await git(this.top, ['cat-file', 'blob', object]);
    if (read.code !== 0) throw new Failed({ id: 'gitFailed', detail: firstLine(read.error) });
    return read.out;
  }

  /** From the top, with "/". Undefined: it's outside. @param path absolute, without links */
  pathOf(path: string): string | undefined {
    const within = relative(this.top, path).split(sep);
    return within[0] === '..' || within.join('/').startsWith('/') ? undefined : within.join('/');
  }

  private async commit(ref: string): Promise<string | undefined> {
    const found = await git(this.folder, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
    const hash = withoutLineEnd(found.out);
    return found.code === 0 && /^[0-9a-f]{40,64}$/.test(hash) ? hash : undefined;
  }
}

/** A file of a commit that is too big is not read. */
export function isTooBig({ size }: CommittedFile): boolean {
  return size > maxBytes;
}

interface GitOutput {
  readonly code: number;
  readonly out: Buffer;
  readonly error: string;
}

/** @throws Failed `noGit` */
function git(folder: string, args: readonly string[]): Promise<GitOutput> {
  const env = {
    ...process.env,
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would fetch what it lacks.
    GIT_NO_LAZY_FETCH: '1',
    GIT_LITERAL_PATHSPECS: '1',
    // For `dubious ownership`.
    LC_ALL: 'C',
  };
  return new Promise((resolve, reject) => {
    const answer = (error: Error | null, out: Buffer, said: Buffer) => {
      if (!error) resolve({ code: 0, out, error: '' });
      else if ('code' in error && typeof error.code === 'number')
        resolve({ code: error.code, out, error: said.toString() });
      else if ('code' in error && error.code === 'ENOENT') reject(new Failed({ id: 'noGit' }));
      else reject(new Failed({ id: 'gitFailed', detail: error.message }));
    };
    try {
      const options = {
        cwd: folder,
        env,
        encoding: 'buffer',
        maxBuffer: mostOutput,
        windowsHide: true,
      } as const;
      execFile('git', [...args], options, answer);
    } catch {
      // A NUL, which no argument can hold.
      resolve({ code: 1, out: Buffer.alloc(0), error: '' });
    }
  });
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}

function withoutLineEnd(out: Buffer): string {
  return out.toString().replace(/\r?\n$/, '');
}
