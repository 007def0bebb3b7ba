import * as vscode from 'vscode';
import type { MigrationServices } from '../../migration/services';
import type { SetRow } from '../../overview/rows';
import { holder } from '../../settings';
import { askText } from '../../window/questions';
import { setCountWords } from '../../wording/basics/setCounts';
import { plainText } from '../../wording/basics/plainText';
import { l10n } from '../../wording/basics/l10n';

/** Longer than any name, shorter than a text pasted by mistake. */
const longestName = 100;

/** Who states something of the backup product; the name is remembered. Undefined: given up. */
export async function askName(
  memory: Pick<MigrationServices['memory'], 'statedBy' | 'rememberStatedBy'>,
  words: { readonly title: string; readonly prompt: string },
): Promise<string | undefined> {
  const answer = await askText({
    ...words,
    placeHolder: l10n.t('Your name'),
    value: memory.statedBy || holder() || (await gitUserName()),
    validateInput: (text) =>
      plainText(text, longestName) === text.trim() && text.trim() !== ''
        ? undefined
        : l10n.t('Enter your name in one line.'),
  });
  const name = answer?.trim();
  if (name !== undefined) await memory.rememberStatedBy(name);
  return name;
}

/** As Git has it for a repository of this window, if VS Code's own extension for it runs already. Empty: not known. */
async function gitUserName(): Promise<string> {
  const git = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (git?.isActive !== true) return '';
  try {
    const [repository] = git.exports.getAPI(1).repositories;
    const name = await repository?.getConfig('user.name');
    return plainText(name ?? '', longestName);
  } catch {
    // It is a proposal: without Git, or turned off, none is made.
    return '';
  }
}

/** What is used of VS Code's own API for Git. */
interface GitExtension {
  getAPI(version: 1): { readonly repositories: readonly { getConfig(key: string): Promise<string> }[] };
}

/** What is stated, and of which sets. */
export function titleFor(what: string, rows: readonly SetRow[]): string {
  const [row] = rows;
  return `${what}: ${row && rows.length === 1 ? plainText(row.set.name, 60) : setCountWords(rows.length)}`;
}
