import type { Memento } from 'vscode';

/** Workspaces in which a person started practice, by their identity: a copy elsewhere is another one, and is asked about. */
const key = 'practice.workspaces';
const most = 50;

export function isChosen(state: Memento, id: string): boolean {
  return chosen(state).includes(id);
}

/** Practice starts there without a question from now on. */
export async function choose(state: Memento, id: string): Promise<void> {
  if (!isChosen(state, id)) await state.update(key, [...chosen(state).slice(1 - most), id]);
}

function chosen(state: Memento): readonly string[] {
  const kept = state.get<unknown>(key);
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}
