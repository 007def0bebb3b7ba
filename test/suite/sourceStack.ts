import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const place = /([^\s()]+\.m?js):(\d+):(\d+)/g;
const maps = new Map<string, SourceMap | undefined>();

/**
 * A stack that names lines of the sources, from the folder of the project, where it names lines of built files. Node would do
 * it itself (`--enable-source-maps`), for each stack that anybody looks at, and read the map of each file it loads.
 */
export function sourceStack(stack: string): string {
  return stack.replace(place, (built: string, name: string, line: string, column: string) => {
    const file = name.startsWith('file:') ? fileURLToPath(name) : resolve(name);
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
    if (!origin || !('fileName' in origin)) return built;
    const source = relative('', resolve(dirname(file), origin.fileName));
    return `${source}:${origin.lineNumber}:${origin.columnNumber}`;
  });
}

function mapOf(file: string): SourceMap | undefined {
  const read = maps.has(file) ? maps.get(file) : readMap(`${file}.map`);
  maps.set(file, read);
  return read;
}

function readMap(file: string): SourceMap | undefined {
  if (!existsSync(file)) return undefined;
  return new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
}
