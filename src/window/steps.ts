import * as vscode from 'vscode';
import { withoutLinks } from '../wording/basics/plainText';
import { type PickItem, plain } from './questions';

/** Where a question is in its series: VS Code shows "2/5" behind the title, and Back once there is one before it. */
export interface Place {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

/** `skipped`: there was nothing to ask, so it isn't counted, and Back passes over it. */
export type Outcome = 'next' | 'skipped' | 'back' | 'givenUp';

export interface Step {
  /** Left out: always. What it says may change with each answer. */
  readonly isAsked?: () => boolean;
  readonly ask: (place: Place) => Promise<Outcome>;
}

/** Asks one question after the other, forth and back. @returns whether the last one was answered */
export async function askInSteps(title: string, steps: readonly Step[]): Promise<boolean> {
  const isAsked = (step: Step) => step.isAsked?.() ?? true;
  const answered: number[] = [];
  for (let index = 0; ;) {
    const step = steps[index];
    if (!step) return true;
    if (!isAsked(step)) {
      index += 1;
      continue;
    }
    const before = answered.length;
    const totalSteps = before + steps.slice(index).filter(isAsked).length;
    const outcome = await step.ask({ title, step: before + 1, totalSteps, canGoBack: before > 0 });
    if (outcome === 'givenUp') return false;
    if (outcome === 'back') {
      index = answered.pop() ?? index;
      continue;
    }
    if (outcome === 'next') answered.push(index);
    index += 1;
  }
}

/** A button in the title of a question. */
export interface TitleButton<B> {
  /** Name of an icon of VS Code. */
  readonly icon: string;
  readonly tooltip: string;
  readonly is: B;
}

/** What came of a question; with a button of ours, what was typed so far. */
export type Answer<T, B = never> =
  | { readonly kind: 'given'; readonly value: T }
  | { readonly kind: 'pressed'; readonly button: B; readonly text: string }
  | { readonly kind: 'back' | 'givenUp' };

interface Question<B> {
  readonly place: Place;
  readonly buttons?: readonly TitleButton<B>[];
}

export interface ListQuestion<T extends PickItem, B = never> extends Question<B> {
  readonly picks: readonly T[];
  readonly placeHolder: string;
  /** Lines for what is typed, ahead of the others. */
  readonly typed?: (text: string) => readonly T[];
  /** Lines that only say something are taken by nobody. */
  readonly canTake?: (pick: T) => boolean;
}

/** One of several. */
export async function pickInStep<T extends PickItem, B = never>(
  question: ListQuestion<T, B>,
): Promise<Answer<T, B>> {
  const { picks, typed, canTake } = question;
  const list = listFor(question);
  const show = () => {
    const text = list.value.trim();
    const own = text === '' ? [] : (typed?.(text) ?? []);
    list.items = [...own.map((pick) => ({ ...plain(pick), alwaysShow: true })), ...picks.map(plain)];
  };
  show();
  if (typed) list.onDidChangeValue(show);
  return answerOf(list, question, () => {
    const pick = (list.activeItems[0] ?? list.selectedItems[0])?.pick;
    return pick && (canTake?.(pick) ?? true) ? pick : undefined;
  });
}

/** Those that are ticked; where none was ticked from the beginning and none is now, the line in focus. */
export async function pickManyInStep<T extends PickItem, B = never>(
  question: ListQuestion<T, B>,
): Promise<Answer<readonly T[], B>> {
  const list = listFor(question);
  list.canSelectMany = true;
  list.items = question.picks.map(plain);
  const ticked = list.items.filter(({ picked }) => picked);
  list.selectedItems = ticked;
  return answerOf(list, question, () => {
    const ticksCount = list.selectedItems.length > 0 || ticked.length > 0;
    return (ticksCount ? list.selectedItems : list.activeItems).map(({ pick }) => pick);
  });
}

export interface LineQuestion<B = never> extends Question<B> {
  readonly prompt: string;
  readonly value?: string;
  readonly password?: boolean;
  /** Why the text isn't taken; undefined: it is. */
  readonly refuses?: (text: string) => string | undefined;
}

/** A line of text. */
export async function askInStep<B = never>(question: LineQuestion<B>): Promise<Answer<string, B>> {
  const box = vscode.window.createInputBox();
  box.prompt = withoutLinks(question.prompt);
  box.value = question.value ?? '';
  box.password = question.password ?? false;
  const refusal = () => {
    const words = question.refuses?.(box.value);
    return words === undefined ? undefined : withoutLinks(words);
  };
  // What is wrong is said when it's accepted, not while it's typed.
  box.onDidChangeValue(() => (box.validationMessage = undefined));
  return answerOf(box, question, () => {
    const words = refusal();
    box.validationMessage = words;
    return words === undefined ? box.value : undefined;
  });
}

type Line<T extends PickItem> = ReturnType<typeof plain<T>>;

function listFor<T extends PickItem, B>({ placeHolder }: ListQuestion<T, B>): vscode.QuickPick<Line<T>> {
  const list = vscode.window.createQuickPick<Line<T>>();
  list.placeholder = placeHolder;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  return list;
}

/** Shows the question until it's answered or left. @param answer undefined: it can't be taken, and stays */
async function answerOf<T, B>(
  input: Pick<
    vscode.InputBox,
    keyof vscode.QuickInput | 'value' | 'buttons' | 'onDidAccept' | 'onDidTriggerButton'
  >,
  { place, buttons = [] }: Question<B>,
  answer: () => T | undefined,
): Promise<Answer<T, B>> {
  input.title = place.title;
  input.step = place.step;
  input.totalSteps = place.totalSteps;
  input.ignoreFocusOut = true;
  const { Back } = vscode.QuickInputButtons;
  const own = buttons.map(({ icon, tooltip, is }) => ({ iconPath: new vscode.ThemeIcon(icon), tooltip, is }));
  input.buttons = [...(place.canGoBack ? [Back] : []), ...own];
  try {
    return await new Promise<Answer<T, B>>((resolve) => {
      input.onDidAccept(() => {
        const value = answer();
        if (value !== undefined) resolve({ kind: 'given', value });
      });
      input.onDidTriggerButton((button) => {
        const pressed = own.find((one) => one === button);
        resolve(pressed ? { kind: 'pressed', button: pressed.is, text: input.value } : { kind: 'back' });
      });
      input.onDidHide(() => resolve({ kind: 'givenUp' }));
      input.show();
    });
  } finally {
    input.dispose();
  }
}
