import * as vscode from 'vscode';
import { answerPickLists, replace } from '../stubs';

/** What a person types, by words of the question; what no line here is about is left. */
const typed: readonly (readonly [RegExp, string])[] = [
  [/client ID/i, '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001'],
  [/number|how many/i, '1'],
  [/date|day/i, '2026-11-26'],
];

/**
 * A person who takes the first line of each list, types what is asked for, and saves where it is proposed. Left: a list
 * without lines, the same one asked twice in a row, and signing in.
 */
export function goesAlong(saveTo: vscode.Uri): void {
  let before = '';
  replace(vscode.window, 'showQuickPick', ((
    items: vscode.QuickPickItem[],
    options: { canPickMany?: boolean },
  ) => {
    const first = items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
    const again = before;
    before = JSON.stringify([first?.label, items.length]);
    if (first === undefined || first.label === 'Authorize' || before === again)
      return Promise.resolve(undefined);
    return Promise.resolve(options.canPickMany === true ? items.filter((one) => one === first) : first);
  }) as unknown as typeof vscode.window.showQuickPick);
  answerPickLists();
  replace(vscode.window, 'showInputBox', (options: vscode.InputBoxOptions = {}) => {
    const question = `${options.title ?? ''} ${options.prompt ?? ''} ${options.placeHolder ?? ''}`;
    return Promise.resolve(typed.find(([words]) => words.test(question))?.[1] ?? 'Kim Lee');
  });
  replace(vscode.window, 'showOpenDialog', () => Promise.resolve(undefined));
  replace(vscode.window, 'showSaveDialog', () => Promise.resolve(saveTo));
  replace(vscode.window, 'createInputBox', left as never);
}

/** An input box that is left at once. */
function left(): object {
  let hide: () => void = () => undefined;
  const nothing = () => new vscode.Disposable(() => undefined);
  return {
    value: '',
    dispose: () => undefined,
    hide: () => hide(),
    show: () => void setImmediate(() => hide()),
    onDidHide: (told: () => void) => ((hide = told), nothing()),
    onDidAccept: nothing,
    onDidChangeValue: nothing,
    onDidTriggerButton: nothing,
  };
}
