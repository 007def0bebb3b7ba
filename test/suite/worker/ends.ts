/** Each test file is a bundle of its own, so what they leave to the end is kept where all of them find it. */
const shared = globalThis as { backupAuthEnds?: Set<() => Promise<void>> };

/** Does this after the last test file of this process: what files share is ended then. */
export function atEndOfWorker(end: () => Promise<void>): void {
  (shared.backupAuthEnds ??= new Set()).add(end);
}

export async function endWorker(): Promise<void> {
  const ends = [...(shared.backupAuthEnds ?? [])];
  shared.backupAuthEnds?.clear();
  for (const end of ends) await end();
}
