import { rowsOf, type Rows } from '../overview/rows';
import { fileProblemSentence } from '../wording/backupSets/fileProblems';
import { plainText } from '../wording/basics/plainText';
import { linkSentence } from '../wording/commandLine/check';
import { Failed } from './failed';
import { type EstateFile, readFiles } from './files/estateFiles';
import { askedPaths, findFiles } from './files/findFiles';
import { printable, type Terminal } from './output';

export interface EstateRows {
  readonly rows: Rows;
  /** For people, of a file's URI. */
  readonly fileName: (uri: string) => string;
  /** Every entry could be read. */
  readonly whole: boolean;
}

/** What the files alone say: nothing of any computer is known here. */
const nothingHere = { grant: undefined, pending: undefined, waitingForAdministrator: false };

/** The rows of these files. What can't be read of them is told beside, and is in none of the rows. @throws Failed */
export async function estateRows(paths: readonly string[], terminal: Terminal): Promise<EstateRows> {
  const asked = await askedPaths(paths, terminal.folder);
  const gone = asked.find(({ kind }) => kind === 'gone');
  if (gone) throw new Failed({ id: 'noSuchPath', path: gone.asked });
  const files = await readFiles(await findFiles(asked, terminal.folder));
  if (files.length === 0) throw new Failed({ id: 'noFiles', path: paths[0] ?? '.' });
  const sets = files.flatMap(({ read }) => (read.kind === 'read' ? read.sets : []));
  const faults = files.flatMap(faultsOf);
  for (const line of faults) terminal.error(printable(`${line}\n`));
  const names = new Map(files.map(({ uri, name }) => [uri, name]));
  return {
    rows: rowsOf(sets, () => nothingHere, new Set()),
    fileName: (uri) => names.get(uri) ?? uri,
    whole: faults.length === 0,
  };
}

function faultsOf({ name, read, leadsOut }: EstateFile): readonly string[] {
  const place = plainText(name, 500);
  if (leadsOut) return [`${place}: ${linkSentence()}`];
  if (read.kind === 'read' && read.unreadable.length === 0) return [];
  return read.problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => {
      const { line, character } = problem.range.start;
      return `${place}:${line + 1}:${character + 1}: ${fileProblemSentence(problem)}`;
    });
}
