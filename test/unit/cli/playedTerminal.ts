import '../wording/l10n';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../../src/cli/run';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** A folder of its own, with files in it, in which the program is called. */
export class CalledIn {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'cli-')));

  /** @param path from the folder */
  write(path: string, content: string | Uint8Array | object): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    const isText = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(file, isText ? content : JSON.stringify(content, undefined, 2));
  }

  git(...args: string[]): string {
    const named = ['-c', 'user.name=Kim', '-c', 'user.email=kim@contoso.com', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...named, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  }

  /** All files as they are now. */
  commit(): void {
    this.git('init', '--quiet');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'State');
  }

  async run(...args: string[]): Promise<Ran> {
    const said = { out: '', error: '' };
    const code = await run(args, {
      folder: this.folder,
      out: (text) => (said.out += text),
      error: (text) => (said.error += text),
      now: () => Date.parse('2026-11-26T12:00:00Z'),
    });
    return { code, ...said };
  }

  end(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const tenants = [{ id: 'contoso', tenant: 'contoso.com', cloud: 'global' }];

/** An entry of `backupSets`. */
export function entry(id: string, more: object = {}): object {
  return {
    id,
    name: `Set ${id}`,
    tenant: 'contoso',
    account: 'backup@contoso.com',
    authentication: { method: 'basic' },
    ...more,
  };
}

export const saved = {
  method: 'modern',
  grant: '3f0d7a52-5a0f-4c7b-9d6e-2f6f3a1c9b10',
  authorizedBy: {
    name: 'admin@contoso.com',
    objectId: '3f0d7a52-5a0f-4c7b-9d6e-000000000001',
    tenantId: '3f0d7a52-5a0f-4c7b-9d6e-000000000002',
  },
  authorizedAt: '2026-11-20T10:00:00.000Z',
  role: 'confirmed',
};

/** A file with these entries. */
export function fileOf(...backupSets: object[]): object {
  return { tenants, backupSets };
}
