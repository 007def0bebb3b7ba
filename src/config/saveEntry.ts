import * as vscode from 'vscode';
import type { Authentication, BackupSet } from '../core/backupSet';
import type { Problem } from '../core/problem';
import type { EntryChange } from './entryEdit';
import { type SaveResult, safeSave } from './safeSave';
import { fileAccess } from './writeFile';

/** Saves of one file wait for each other, so that none judges what another is about to change. */
const lastSave = new Map<string, Promise<unknown>>();

/**
 * Puts the record into the set's entry, after `judgeAgain` admitted the entry as it stands in the file now.
 * Resolves with what stands against it; a file's refusal has a `SaveRefusal` as its reason. Never rejects.
 */
export async function saveEntry(
  { file, id }: { readonly file: string; readonly id: string },
  record: Authentication,
  judgeAgain: (now: BackupSet) => Problem | undefined,
): Promise<Problem | undefined> {
  const result = await saveEntries(
    vscode.Uri.parse(file, true),
    [{ id, authentication: record }],
    judgeAgain,
  );
  switch (result.kind) {
    case 'saved':
      return undefined;
    case 'notAdmitted':
      return result.against;
    case 'refused': {
      const { reason, detail } = result;
      return { kind: 'file', reason, ...(detail === undefined ? {} : { detail }) };
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
  const save = (lastSave.get(file) ?? Promise.resolve()).then(() =>
    safeSave(file, fileAccess(uri), changes, judgeAgain),
  );
  const settled = save.catch(() => undefined);
  lastSave.set(file, settled);
  try {
    return await save;
  } finally {
    if (lastSave.get(file) === settled) lastSave.delete(file);
  }
}
