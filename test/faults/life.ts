// One life of a window: `life.js <folder> <walk> prepare|run`. It ends by itself, or at the step where it is stopped.
import { appendFileSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FolderWindow } from './folderWindow';
import { walks } from './walks/walks';

const [folder, name, part] = process.argv.slice(2) as [string, string, 'prepare' | 'run'];
const control = process.env['BACKUP_AUTH_STEPS'];

async function live(): Promise<void> {
  const walk = walks.find((one) => one.name === name);
  if (!walk) throw new Error(`There is no walk "${name}".`);
  const window = await FolderWindow.open(folder, walk.opening);
  // What the files held, one after the other.
  const see = (): void => {
    if (control === undefined) return;
    const texts = window.files.map((path) => [basename(path), readFileSync(path, 'utf8')]);
    appendFileSync(join(control, 'seen.jsonl'), `${JSON.stringify(texts)}\n`);
  };
  see();
  window.services.onDidRead(see);
  await walk[part]?.(window);
  await window.close();
}

live().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
