// A window that saves sets of one file, one after the other: `run.js <file> <id>…`. It says which ones are saved.
import { pathToFileURL } from 'node:url';
import { saveToFile } from '../../../src/estate/save/saveToFile';
import { recordOf } from './savers';

const [path = '', ...ids] = process.argv.slice(2);

async function saveEach(): Promise<void> {
  const results: Record<string, boolean> = {};
  for (const id of ids) {
    const change = { id, authentication: recordOf(id) };
    const { saved } = await saveToFile(pathToFileURL(path).href, [change], () => undefined);
    results[id] = saved;
  }
  process.send!(results);
  process.disconnect();
}

void saveEach();
