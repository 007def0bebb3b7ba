/** What each file's newest edit waits for. */
const lastEdit = new Map<string, Promise<unknown>>();

/** Edits of one file wait for each other, so that none judges what another is about to change. */
export async function editInSequence<Result>(file: string, edit: () => Promise<Result>): Promise<Result> {
  const turn = (lastEdit.get(file) ?? Promise.resolve()).then(edit);
  const settled = turn.catch(() => undefined);
  lastEdit.set(file, settled);
  try {
    return await turn;
  } finally {
    if (lastEdit.get(file) === settled) lastEdit.delete(file);
  }
}
