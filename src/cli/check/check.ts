import { Failed } from '../failed';
import { type EstateFile, readBase, readFiles } from '../files/estateFiles';
import { type AskedPath, askedPaths, findFiles } from '../files/findFiles';
import { levels, type Options } from '../options';
import { printable, type Terminal } from '../output';
import { checkChanges } from './checkChanges';
import { checkFile } from './checkFile';
import type { Checked } from './checked';
import { jsonForm } from './jsonForm';
import { sarifForm } from './sarifForm';
import { textForm } from './textForm';

type CheckOptions = Extract<Options, { command: 'check' }>;

/**
 * The rules of the editor, for a pull request. What it returns is the exit code.
 * @throws Failed
 */
export async function check(options: CheckOptions, terminal: Terminal): Promise<number> {
  const checked = await checkPaths(options, terminal);
  switch (options.format) {
    case 'text':
      terminal.out(printable(textForm(checked)));
      break;
    case 'json':
      terminal.out(jsonForm(checked));
      break;
    case 'sarif':
      terminal.out(sarifForm(checked));
      break;
  }
  if (checked.findings.some(({ rule }) => rule === 'cannotRead')) return 2;
  const fails = levels.slice(levels.indexOf(options.failOn));
  return checked.findings.some(({ level }) => fails.includes(level)) ? 1 : 0;
}

async function checkPaths({ paths, base }: CheckOptions, terminal: Terminal): Promise<Checked> {
  const { folder } = terminal;
  const asked = await askedPaths(paths, folder);
  const files = await readFiles(await findFiles(asked, folder));
  const before = base === undefined ? [] : await readBase(asked, folder, base);
  mustBeThere(asked, files, before);
  const at = terminal.now();
  const changed = base === undefined ? undefined : checkChanges(before, files);
  const gone = before.filter(({ uri }) => files.every((file) => file.uri !== uri));
  const all = [...files, ...gone];
  const order = new Map(all.map(({ name }, index) => [name, index]));
  const findings = [...files.flatMap((file) => checkFile(file, at)), ...(changed?.findings ?? [])];
  return {
    findings: findings.sort(
      (a, b) =>
        (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) ||
        a.range.start.line - b.range.start.line ||
        a.range.start.character - b.range.start.character,
    ),
    changes: changed?.changes,
    files: all,
    sets: files.reduce((sum, { read }) => sum + (read.kind === 'read' ? read.sets.length : 0), 0),
    at,
  };
}

/** A pipeline that looks in the wrong place must not be green. What a pull request removed is not there any more. */
function mustBeThere(
  asked: readonly AskedPath[],
  files: readonly EstateFile[],
  before: readonly EstateFile[],
): void {
  for (const { asked: path, path: absolute, kind } of asked) {
    if (kind === 'gone' && !before.some((file) => file.path.startsWith(absolute)))
      throw new Failed({ id: 'noSuchPath', path });
  }
  if (files.length + before.length === 0) throw new Failed({ id: 'noFiles', path: asked[0]?.asked ?? '.' });
}
