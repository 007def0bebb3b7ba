import * as vscode from 'vscode';

/** A pick list in which what is typed counts as well: it filters nothing. */
export interface TextPickOptions {
  readonly title: string;
  readonly placeHolder: string;
  readonly value: string;
}

/** @returns the pick and the text beside it; undefined: given up */
export async function pickWithText<T extends vscode.QuickPickItem>(
  picks: readonly T[],
  active: T | undefined,
  { title, placeHolder, value }: TextPickOptions,
): Promise<{ readonly pick: T; readonly text: string } | undefined> {
  const list = vscode.window.createQuickPick<T>();
  list.title = title;
  list.placeholder = placeHolder;
  list.value = value;
  list.items = picks.map((pick) => ({ ...pick, alwaysShow: true }));
  list.activeItems = list.items.filter(({ label }) => label === active?.label);
  return accepted(list, () => {
    const [pick] = list.activeItems;
    return pick && { pick, text: list.value };
  });
}

/** Shows the list until it is accepted or hidden. */
export async function accepted<T extends vscode.QuickPickItem, R>(
  list: vscode.QuickPick<T>,
  answer: () => R | undefined,
): Promise<R | undefined> {
  try {
    return await new Promise<R | undefined>((resolve) => {
      list.onDidAccept(() => resolve(answer()));
      list.onDidHide(() => resolve(undefined));
      list.show();
    });
  } finally {
    list.dispose();
  }
}
