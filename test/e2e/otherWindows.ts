import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Folder } from './folder';
import { storageFolder } from './host';
import type { Machine } from './machine';
import { MigrationPage } from './migrationPage';
import type { Workbench } from './workbench';

/** The tab with the page, in what a browser profile keeps of a window. */
export const pageStored = /mainThreadWebview-backupAuth\.migration[^]{1,4000}backup-sets\.json#/;

/**
 * Extension host of the window that holds a lock, as the lock's file says.
 * @param home of the server
 * @param lock `queue`: it runs the migration queue; `secrets`: it stores authorizations
 */
export async function lockHolder(home: string, lock: 'queue' | 'secrets'): Promise<number> {
  const folder = join(home, storageFolder, lock === 'queue' ? '' : 'locks');
  const ofLock = (await readdir(folder)).filter((name) => /^(queue|secrets-.+)\.\d+\.lock$/.test(name));
  const numberOf = (name: string) => Number(name.split('.').at(-2));
  const newest = ofLock.sort((a, b) => numberOf(b) - numberOf(a))[0];
  const { pid = 0 } = JSON.parse(await readFile(join(folder, newest!), 'utf8')) as { pid?: number };
  assert.ok(pid > 0, `Nobody holds ${newest}.`);
  return pid;
}

/** A window of its own for each of these sets, all of one folder: each with the page of its set, where Authorize comes next. */
export async function windowsFor(
  machine: Machine,
  folder: Folder,
  sets: readonly string[],
): Promise<readonly MigrationPage[]> {
  const windows: Workbench[] = [];
  while (windows.length < sets.length)
    windows.push(await machine.open(folder, { trusted: windows.length === 0 }));
  const pages: MigrationPage[] = [];
  for (const [n, set] of sets.entries()) {
    await windows[n]!.page.bringToFront();
    pages.push(await MigrationPage.start(machine, windows[n]!, set));
    await pages[n]!.goOn('Hybrid');
    // Before the first one authorizes: from then on no window asks for it.
    if (n > 0) await pages[n]!.approveApp();
  }
  return pages;
}

/** Its renderer ends without a word to anybody: the extension host behind it lives on. */
export async function crash({ page }: Workbench): Promise<void> {
  const crashed = page.waitForEvent('crash');
  void page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.close();
}
