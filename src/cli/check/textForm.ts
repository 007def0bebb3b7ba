import { changesHeading, levelWord, noChangesWords, summaryWords } from '../../wording/commandLine/check';
import { changedValueLine, changeTitle } from '../../wording/review/recordChanges';
import { plainText } from '../../wording/basics/plainText';
import type { Checked } from './checked';

/** A line for each finding, as compilers print them; then what changed, set by set. */
export function textForm({ findings, changes, files, sets }: Checked): string {
  const lines = findings.map(({ file, range: { start }, level, message, rule }) => {
    const place = `${plainText(file, 500)}:${start.line + 1}:${start.character + 1}`;
    return `${place}: ${levelWord(level)}: ${message} [${rule}]`;
  });
  if (changes) {
    if (lines.length > 0) lines.push('');
    if (changes.length === 0) lines.push(noChangesWords());
    else lines.push(changesHeading());
    for (const change of changes) {
      lines.push(`- ${changeTitle(change)}`);
      if ('differences' in change)
        lines.push(...change.differences.map((value) => `    ${changedValueLine(value)}`));
    }
  }
  if (lines.length > 0) lines.push('');
  return [...lines, summaryWords(files.length, sets, findings.length), ''].join('\n');
}
