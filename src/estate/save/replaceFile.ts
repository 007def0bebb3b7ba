import { setTimeout } from 'node:timers/promises';
import type { FileRefusal } from '../../core/backupSets/fileRefusal';
import type { Problem } from '../../core/identity/problem';
import { type FileAccess, type FileBytes, errorCode } from '../fileAccess';

/** Several windows that save at one moment: each of them gets its turn. */
const tries = 12;
/** Between two tries, in milliseconds; longer with each. */
const longestPause = 30;

/**
 * Replaces a file by an edit of itself: reads it as it is now, lets `make` edit the bytes, writes, reads back and
 * compares. `make` is asked again where the file changed meanwhile, or another window was faster.
 * @param make the edited bytes, or what stands against the edit
 * @param holds whether bytes that another program wrote after us still have what the edit was for
 * @returns undefined: it was replaced. A problem: nothing was changed, but by `readBackDiffers`. Never rejects.
 */
export async function replaceFile(
  access: FileAccess,
  make: (before: Uint8Array) => Uint8Array | Problem,
  holds: (after: Uint8Array) => boolean,
): Promise<Problem | undefined> {
  for (let attempt = 0; attempt < tries; attempt++) {
    // By chance, so that two don't meet again.
    if (attempt > 0) await setTimeout(Math.random() * longestPause * attempt);
    if (await access.hasUnsavedChanges()) return refused('unsavedChanges');
    const before = await access.read();
    if (!before.ok) return refused(before.fault, before.detail);
    const edited = make(before.bytes);
    if (!(edited instanceof Uint8Array)) return edited;
    // Not every file system lets a write look once more: what another program writes from here on can be lost there.
    if (!sameBytes(await access.read(), before.bytes)) continue;
    if (await access.hasUnsavedChanges()) return refused('unsavedChanges');
    const written = await write(access, before.bytes, edited, holds);
    if (written !== 'notYet') return written;
  }
  return refused('changedAgain');
}

async function write(
  access: FileAccess,
  before: Uint8Array,
  edited: Uint8Array,
  holds: (after: Uint8Array) => boolean,
): Promise<Problem | 'notYet' | undefined> {
  let failure: string | undefined;
  try {
    if (!(await access.write(edited, before))) return 'notYet';
  } catch (error) {
    failure = errorCode(error);
  }
  const after = await access.read();
  if (sameBytes(after, edited)) return undefined;
  if (failure === undefined) return after.ok && holds(after.bytes) ? undefined : refused('readBackDiffers');
  const unchanged = sameBytes(after, before) || (await restored(access, before, edited, after));
  return refused(unchanged ? 'cannotWrite' : 'readBackDiffers', failure);
}

/** Puts the old bytes back where a write broke off half way: only over a beginning of our own bytes. */
async function restored(
  access: FileAccess,
  before: Uint8Array,
  edited: Uint8Array,
  after: FileBytes,
): Promise<boolean> {
  if (!after.ok || !sameBytes(after, edited.subarray(0, after.bytes.length))) return false;
  try {
    await access.write(before, after.bytes);
  } catch {
    // What counts is what stands there now.
  }
  return sameBytes(await access.read(), before);
}

export function refused(reason: FileRefusal, detail?: string): Extract<Problem, { kind: 'file' }> {
  return { kind: 'file', reason, ...(detail === undefined ? {} : { detail }) };
}

function sameBytes(read: FileBytes, bytes: Uint8Array): boolean {
  return read.ok && Buffer.compare(read.bytes, bytes) === 0;
}
