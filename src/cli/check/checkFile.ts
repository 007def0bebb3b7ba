import { unwrittenRecord } from '../../core/review/unwrittenRecord';
import type { FileProblem } from '../../core/backupSets/fileProblem';
import { fileProblemSentence } from '../../wording/backupSets/fileProblems';
import { linkSentence } from '../../wording/commandLine/check';
import { recordFindingSentence } from '../../wording/review/recordFindings';
import type { EstateFile } from '../files/estateFiles';
import { atStart, type Finding } from './finding';
import { rangesOf } from './places';

/** What the editor's Problems say of the file, and what its records say that no command writes. */
export function checkFile(file: EstateFile, now: number): readonly Finding[] {
  const { name, read, leadsOut } = file;
  if (leadsOut)
    return [
      {
        rule: 'linkLeadsOut',
        about: 'file',
        level: 'error',
        file: name,
        range: atStart,
        message: linkSentence(),
      },
    ];
  const problems = read.problems.map((problem): Finding => ({
    rule: problem.id,
    about: aboutOf(problem),
    level: problem.severity,
    file: name,
    range: problem.range,
    message: fileProblemSentence(problem),
  }));
  if (read.kind === 'broken') return problems;
  const records = read.sets.flatMap((set) => unwrittenRecord(set, now).map((fault) => ({ set, fault })));
  const ranges = rangesOf(
    file,
    records.map(({ set, fault }) => ({ id: set.id, path: ['authentication', ...fault.path] })),
  );
  return [
    ...problems,
    ...records.map(({ set, fault }, index): Finding => ({
      rule: fault.id,
      about: 'record',
      level: 'error',
      file: name,
      range: ranges[index] ?? atStart,
      message: recordFindingSentence(fault),
      backupSet: set.id,
    })),
  ];
}

function aboutOf({ id, source }: FileProblem): Finding['about'] {
  if (id === 'secretInFile') return 'secret';
  return source === 'schema' ? 'value' : 'file';
}
