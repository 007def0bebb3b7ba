import { type FileAccess, type FileBytes, type ReadFault, errorCode } from './fileAccess';

/** Why a file did not take an edit, whatever the edit was. */
export type EditFailure =
  | ReadFault
  /** An editor holds changes of the file that are not saved yet. */
  | 'unsavedChanges'
  /** The file changed at every try, just before it was to be written. */
  | 'changedAgain'
  /** The file system refused; the file is what it was. */
  | 'cannotWrite'
  /** What stands in the file now is not what was written. */
  | 'readBackDiffers';

/** An edit made of the bytes as they are now, or what kept it from being made. */
export type MadeEdit<Stopped> = { readonly bytes: Uint8Array } | { readonly stopped: Stopped };

export type EditOutcome<Stopped> =
  | { readonly kind: 'written' }
  | { readonly kind: 'stopped'; readonly by: Stopped }
  | { readonly kind: 'failed'; readonly reason: EditFailure; readonly detail?: string };

const tries = 3;

/**
 * Replaces a file by an edit of itself: reads it as it is now, lets `make` edit the bytes, writes, reads back and
 * compares. `make` is asked again where the file changed meanwhile. Unless it resolves with `written`, or with
 * `readBackDiffers`, nothing was changed. Never rejects.
 * @param holds whether bytes that another program wrote after us still have what the edit was for
 */
export async function safeEdit<Stopped>(
  access: FileAccess,
  make: (before: Uint8Array) => MadeEdit<Stopped>,
  holds: (after: Uint8Array) => boolean,
): Promise<EditOutcome<Stopped>> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    if (access.hasUnsavedChanges()) return { kind: 'failed', reason: 'unsavedChanges' };
    const before = await access.read();
    if (!before.ok) return failedBy(before);
    const made = make(before.bytes);
    if ('stopped' in made) return { kind: 'stopped', by: made.stopped };
    // As late as can be: what another program writes from here on until the file is replaced would be lost.
    if (!sameBytes(await access.read(), before.bytes)) continue;
    if (access.hasUnsavedChanges()) return { kind: 'failed', reason: 'unsavedChanges' };
    return (await write(access, before.bytes, made.bytes, holds)) ?? { kind: 'written' };
  }
  return { kind: 'failed', reason: 'changedAgain' };
}

type Failed = Extract<EditOutcome<never>, { kind: 'failed' }>;

async function write(
  access: FileAccess,
  before: Uint8Array,
  edited: Uint8Array,
  holds: (after: Uint8Array) => boolean,
): Promise<Failed | undefined> {
  let failure: string | undefined;
  try {
    await access.write(edited);
  } catch (error) {
    failure = errorCode(error);
  }
  const after = await access.read();
  if (sameBytes(after, edited)) return undefined;
  if (failure === undefined) {
    return after.ok && holds(after.bytes) ? undefined : { kind: 'failed', reason: 'readBackDiffers' };
  }
  if (sameBytes(after, before) || (await restored(access, before, edited, after))) {
    return { kind: 'failed', reason: 'cannotWrite', detail: failure };
  }
  return { kind: 'failed', reason: 'readBackDiffers', detail: failure };
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
    await access.write(before);
  } catch {
    // What counts is what stands there now.
  }
  return sameBytes(await access.read(), before);
}

function failedBy({ fault, detail }: Extract<FileBytes, { ok: false }>): Failed {
  return { kind: 'failed', reason: fault, ...(detail === undefined ? {} : { detail }) };
}

function sameBytes(read: FileBytes, bytes: Uint8Array): boolean {
  return read.ok && Buffer.compare(read.bytes, bytes) === 0;
}
