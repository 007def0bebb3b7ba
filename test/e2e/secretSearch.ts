import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { Scene } from './endToEnd';
import type { Folder } from './folder';
import type { Machine } from './machine';
import { spellings } from './spellings';
import { outputSoFar } from './testOutput';
import type { Workbench } from './workbench';

/** Somewhere that a secret must not be. */
interface Place {
  readonly name: string;
  /** Puts something there, the way whatever writes there does; returns how to take it away again. */
  plant(canary: string): Promise<() => Promise<unknown>>;
  read(): Promise<string>;
}

/**
 * Fails where one of these secrets stands: in the workspace folder, in the files and logs of VS Code's server, in
 * the window and its webviews, in the browser profile (but for sealed secret storage), or in this test's output.
 * Each search must first find a canary that is planted in the same place.
 */
export async function assertKeptNowhere(
  scene: Scene,
  machine: Machine,
  vscode: Workbench,
  folder: Folder,
  secrets: readonly string[],
): Promise<void> {
  assert.ok(
    secrets.length > 0 && secrets.every((secret) => secret.length >= 6),
    'Search for what is long enough.',
  );
  for (const place of placesOf(scene, machine, vscode, folder)) {
    const canary = `canary-${randomUUID()}`;
    const take = await place.plant(canary);
    try {
      const text = await place.read();
      assert.ok(text.includes(canary), `The search of ${place.name} is blind: it does not find its canary.`);
      const found = secrets.findIndex((secret) => spellings(secret).some((each) => text.includes(each)));
      // The secret itself is not named: this text is output, too.
      assert.equal(found, -1, `Secret number ${found + 1} stands in ${place.name}.`);
    } finally {
      await take();
    }
  }
}

function placesOf(scene: Scene, machine: Machine, vscode: Workbench, folder: Folder): Place[] {
  const { home, origin } = scene.server;
  return [
    {
      name: 'the workspace folder',
      plant: (canary) => plantFile(join(folder.path, '.canary'), canary),
      read: () => readAll(folder.path),
    },
    {
      name: "the server's logs",
      plant: async (canary) => plantFile(join(await newestLogs(home), 'canary.log'), canary),
      read: () => readAll(join(home, 'logs')),
    },
    {
      name: "the server's files",
      plant: (canary) => plantFile(join(home, 'User/globalStorage/canary.json'), canary),
      read: () => readAll(home, ['extensions']),
    },
    {
      name: 'the window',
      plant: async (canary) => {
        const frames = vscode.page.frames();
        const innermost = frames[frames.length - 1]!;
        await innermost.evaluate((text) => (document.body.dataset['canary'] = text), canary);
        return () => innermost.evaluate(() => delete document.body.dataset['canary']);
      },
      read: () => vscode.everythingOnPage(),
    },
    {
      name: 'the browser profile',
      plant: async (canary) => {
        const page = machine.context.pages().find((each) => each.url().startsWith(origin))!;
        await page.evaluate((text) => localStorage.setItem('canary', text), canary);
        return () => page.evaluate(() => localStorage.removeItem('canary'));
      },
      read: () => machine.storage(),
    },
    {
      name: "this test's output",
      plant: async (canary) => {
        process.stdout.write(`      (looking for secrets: ${canary})\n`);
        return Promise.resolve(() => Promise.resolve());
      },
      read: () => Promise.resolve(outputSoFar()),
    },
  ];
}

async function plantFile(path: string, canary: string): Promise<() => Promise<void>> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, canary);
  return () => rm(path);
}

async function newestLogs(home: string): Promise<string> {
  const sessions = await readdir(join(home, 'logs'));
  return join(home, 'logs', sessions.sort().at(-1) ?? '');
}

async function readAll(folder: string, leftOut: readonly string[] = []): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !leftOut.some((name) => path.startsWith(join(folder, name) + sep)))
    .map(async (path) => `${path}\n${await readFile(path, 'utf8').catch(() => '')}`);
  return (await Promise.all(texts)).join('\n');
}
