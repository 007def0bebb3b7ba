import * as vscode from 'vscode';
import { accepted } from './quickPicks';
import { withoutIcons, withoutLinks } from '../wording/basics/plainText';

/** Options of a pick list, as far as they are used. */
export interface PickOptions {
  readonly title?: string;
  readonly placeHolder: string;
  readonly ignoreFocusOut?: boolean;
  readonly matchOnDescription?: boolean;
  readonly matchOnDetail?: boolean;
  /** Of several: a line in focus that isn't ticked is never taken, as where a tick is a statement. */
  readonly onlyTicked?: true;
}

/** A line of a pick list that carries what it stands for; in plain text: `$(name)` becomes no icon. */
export type PickItem = vscode.QuickPickItem;

/** One of several. Undefined: given up. */
export async function pickOne<T extends PickItem>(
  picks: readonly T[],
  options: PickOptions,
): Promise<T | undefined> {
  const chosen = await vscode.window.showQuickPick(picks.map(plain), options);
  return chosen?.pick;
}

/**
 * Any number of several: those that are ticked, and the one in focus where none is, unless ticks alone count or some were
 * at first: whoever takes all ticks away wants none. Undefined: given up.
 */
export async function pickMany<T extends PickItem>(
  picks: readonly T[],
  options: PickOptions,
): Promise<readonly T[] | undefined> {
  const list = vscode.window.createQuickPick<ReturnType<typeof plain<T>>>();
  list.title = options.title;
  list.placeholder = options.placeHolder;
  list.canSelectMany = true;
  list.ignoreFocusOut = options.ignoreFocusOut ?? false;
  list.matchOnDescription = options.matchOnDescription ?? false;
  list.matchOnDetail = options.matchOnDetail ?? false;
  list.items = picks.map(plain);
  const ticked = list.items.filter(({ picked }) => picked);
  list.selectedItems = ticked;
  return accepted(list, () => {
    const ticksCount = options.onlyTicked ?? (list.selectedItems.length > 0 || ticked.length > 0);
    const chosen = ticksCount ? list.selectedItems : list.activeItems;
    return chosen.map(({ pick }) => pick);
  });
}

/** A line without icons, and with what it stands for. */
export function plain<T extends PickItem>(pick: T): PickItem & { readonly pick: T } {
  const { label, description, detail, kind, picked } = pick;
  return {
    label: withoutIcons(label),
    ...(description === undefined ? {} : { description: withoutIcons(description) }),
    ...(detail === undefined ? {} : { detail: withoutIcons(detail) }),
    ...(kind === undefined ? {} : { kind }),
    ...(picked === undefined ? {} : { picked }),
    pick,
  };
}

/** A line of text to type. VS Code makes links of `prompt` and of what `validateInput` says, as in notifications. */
export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Why the text is not taken; undefined: it is. */
  readonly validateInput?: (text: string) => string | undefined;
}

/** Stays open when the window loses the focus. Undefined: given up. */
export async function askText({ prompt, validateInput, ...rest }: TextQuestion): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ...rest,
    prompt: withoutLinks(prompt),
    ignoreFocusOut: true,
    validateInput: (text) => {
      const refused = validateInput?.(text);
      return refused === undefined ? undefined : withoutLinks(refused);
    },
  });
}
