import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Authentication } from '../../../src/core/backupSets/backupSet';
import { readBackupSets } from '../../../src/estate/file/readFile';
import { builtTests } from '../../vscodeHost/projectRoot';
import type { Stop } from '../seam/steps';
import { estateOf, finance } from '../walks/walk';

export function recordOf(id: string): Authentication {
  return { method: 'hybrid', grant: `00000000-0000-4000-8000-${id.padStart(12, '0')}` };
}

/** One backup-sets file, and processes that save sets in it, each as a window of its own would. */
export class Savers {
  readonly folder: string;
  readonly file: string;
  private readonly started: ChildProcess[] = [];

  constructor(
    private readonly root: string,
    readonly ids: readonly string[],
  ) {
    this.folder = join(root, 'workspace');
    this.file = join(this.folder, 'backup-sets.json');
    mkdirSync(this.folder);
    writeFileSync(this.file, estateOf(Object.fromEntries(ids.map((id) => [id, finance]))));
  }

  /** @returns whether each is saved */
  async save(ids: readonly string[]): Promise<Readonly<Record<string, boolean>>> {
    return answerOf(this.start(ids));
  }

  /** One that ends at this point, or stands still there. */
  async saveUntil(stop: Stop, ids: readonly string[]): Promise<ChildProcess> {
    const control = join(this.root, 'control');
    mkdirSync(control);
    writeFileSync(join(control, 'stop.json'), JSON.stringify(stop));
    const child = this.start(ids, { BACKUP_AUTH_STEPS: control });
    const stopped = join(control, 'stopped.json');
    // Far beyond what it can take: nothing is measured by it.
    for (let looked = 0; !existsSync(stopped); looked++) {
      assert.ok(looked < 20_000, 'The point was not reached.');
      await setTimeout(1);
    }
    return child;
  }

  /** Sets of which the file has the record. */
  saved(): readonly string[] {
    const read = readBackupSets('file', readFileSync(this.file));
    assert.ok(read.kind === 'read');
    const recorded = read.sets.filter(({ authentication }) => authentication.grant !== undefined);
    for (const { id, authentication } of recorded) assert.deepEqual(authentication, recordOf(id));
    return recorded.map(({ id }) => id);
  }

  async end(): Promise<void> {
    for (const child of this.started) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await ended;
    }
  }

  private start(ids: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const run = join(builtTests, 'faults/savers/run.js');
    const child = fork(run, [this.file, ...ids], { env: { ...process.env, ...env } });
    this.started.push(child);
    return child;
  }
}

export function answerOf(child: ChildProcess): Promise<Readonly<Record<string, boolean>>> {
  return new Promise((resolve, reject) => {
    child.once('message', (results) => resolve(results as Readonly<Record<string, boolean>>));
    child.once('exit', () => reject(new Error('The window ended without a word.')));
  });
}
