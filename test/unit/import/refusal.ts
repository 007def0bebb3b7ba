import assert from 'node:assert/strict';
import { ImportError, type ImportRefusal } from '../../../src/core/backupSets/importRefusal';

/** Why the work was refused. */
export function refusalOf(work: () => unknown): ImportRefusal {
  try {
    work();
  } catch (error) {
    if (error instanceof ImportError) return error.refusal;
    throw error;
  }
  return assert.fail('It was not refused.');
}

export async function refusalFrom(work: Promise<unknown>): Promise<ImportRefusal> {
  const error: unknown = await work.then(
    () => assert.fail('It was not refused.'),
    (reason: unknown) => reason,
  );
  if (error instanceof ImportError) return error.refusal;
  throw error;
}
