import * as vscode from 'vscode';
import type { BackupSet } from '../core/backupSet';
import type { Problem } from '../core/problem';
import type { EntryChange } from './entryEdit';
import { inTurn } from './inTurn';
import { type SaveResult, safeSave } from './safeSave';
import { fileAccess } from './writeFile';

/** `id`: the set whose entry stands against the edit; undefined: the whole file does. */
export type EntriesSaved =
  | {
      readonly saved: true;
      /** By id, the text of `authentication` that was replaced. */
      readonly former: ReadonlyMap<string, string>;
      /** By id, the text that stands in its place. */
      readonly written: ReadonlyMap<string, string>;
    }
  | { readonly saved: false; readonly problem: Problem; readonly id: string | undefined };

/**
 * Changes entries of one file in one edit, after `judgeAgain` admitted each as it stands in the file now.
 * A file's refusal has a `SaveRefusal` as its reason. Never rejects.
 */
export async function saveJudged(
  file: string,
  changes: readonly EntryChange[],
  judgeAgain: (now: BackupSet) => Problem | undefined,
): Promise<EntriesSaved> {
  const result = await saveEntries(vscode.Uri.parse(file, true), changes, judgeAgain);
  switch (result.kind) {
    case 'saved':
      return { saved: true, former: result.former, written: result.written };
    case 'notAdmitted':
      return { saved: false, problem: result.against, id: result.id };
    case 'refused': {
      const { reason, detail, id } = result;
      return {
        saved: false,
        problem: { kind: 'file', reason, ...(detail === undefined ? {} : { detail }) },
        id,
      };
    }
  }
}

/** Several entries of one file in one edit: all of them or none. */
export async function saveEntries<Against>(
  uri: vscode.Uri,
  changes: readonly EntryChange[],
  judgeAgain: (now: BackupSet) => Against | undefined,
): Promise<SaveResult<Against>> {
  const file = uri.toString();
  return inTurn(file, () => safeSave(file, fileAccess(uri), changes, judgeAgain));
}
