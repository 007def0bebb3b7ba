import * as vscode from 'vscode';
import { withoutIcons, withoutLinks } from '../wording/basics/plainText';
import { timeLeft } from '../wording/basics/timeLeft';

/** What every prompt of a series shows. */
interface PromptFrame {
  readonly title: string;
  /** "n of m". */
  readonly step: number;
  readonly of: number;
  /** A way back to the prompt before. */
  readonly back: boolean;
  /** Milliseconds since 1970: the title counts down to it. */
  readonly until?: number | undefined;
}

export type LineIcon = 'check' | 'circle-slash' | 'error' | 'info' | 'pass' | 'question' | 'warning';

/** A line of a list, in plain text. */
export interface PromptLine {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly icon?: LineIcon;
  /** `words` are read, and Enter goes on from them to the next line that does something; `section` is a heading. */
  readonly kind: 'acts' | 'words' | 'section';
  /** Of words: in a quiet color, and typing does not find it. */
  readonly quiet?: boolean;
  /** It acts, and nothing more is needed of it: Enter on words goes past it. */
  readonly settled?: boolean;
}

export interface ListPrompt<Line extends PromptLine = PromptLine> extends PromptFrame {
  readonly placeholder: string;
  readonly busy: boolean;
  readonly lines: readonly Line[];
  /** The line that the keyboard begins at. */
  readonly active: Line | undefined;
}

/** A line to type that nobody sees, such as a code. */
export interface SecretPrompt extends PromptFrame {
  readonly prompt: string;
  readonly error?: string | undefined;
  /** Good news of what was typed last. */
  readonly notice?: string | undefined;
}

export type ListAnswer<Line> =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'back' }
  | { readonly kind: 'hidden' };
export type SecretAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'back' }
  | { readonly kind: 'hidden' };

/**
 * A series of prompts, each in the place of the one before. They stay when the window loses the focus: a person goes to
 * the browser and comes back. Each is a new one to VS Code, so that a late key for the one before answers nothing.
 */
export class Prompts implements vscode.Disposable {
  private shown: vscode.QuickInput | undefined;
  private ticking: NodeJS.Timeout | undefined;

  /** @returns the answer; `hidden` also where another prompt takes its place */
  async list<Line extends PromptLine>(prompt: ListPrompt<Line>): Promise<ListAnswer<Line>> {
    const list = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly line: Line }>();
    list.placeholder = prompt.placeholder;
    list.busy = prompt.busy;
    list.items = prompt.lines.map(itemOf);
    list.activeItems = list.items.filter(({ line }) => line === prompt.active);
    const chosen = new Promise<ListAnswer<Line>>((resolve) => {
      list.onDidAccept(() => {
        const [item] = list.activeItems;
        if (item?.line.kind === 'acts') resolve({ kind: 'line', line: item.line });
        else if (item) goOnFrom(list, item);
      });
      this.listen(list, resolve);
    });
    this.show(list, prompt);
    return chosen;
  }

  async secret(prompt: SecretPrompt): Promise<SecretAnswer> {
    const box = vscode.window.createInputBox();
    box.password = true;
    box.prompt = withoutLinks(prompt.prompt);
    const { Error, Info } = vscode.InputBoxValidationSeverity;
    const message = prompt.error ?? prompt.notice;
    if (message !== undefined)
      box.validationMessage = {
        message: withoutLinks(message),
        severity: prompt.error === undefined ? Info : Error,
      };
    const typed = new Promise<SecretAnswer>((resolve) => {
      box.onDidAccept(() => resolve({ kind: 'text', text: box.value }));
      this.listen(box, resolve);
    });
    this.show(box, prompt);
    return typed;
  }

  /** What was answered is being done: nothing more can be answered until the next one. */
  work(): void {
    if (!this.shown) return;
    this.shown.enabled = false;
    this.shown.busy = true;
  }

  dispose(): void {
    clearInterval(this.ticking);
    this.shown?.dispose();
    this.shown = undefined;
  }

  private listen(
    input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
    resolve: (answer: { readonly kind: 'back' } | { readonly kind: 'hidden' }) => void,
  ): void {
    input.onDidTriggerButton(() => resolve({ kind: 'back' }));
    input.onDidHide(() => resolve({ kind: 'hidden' }));
  }

  private show(
    input: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
    { title, step, of, back, until }: PromptFrame,
  ): void {
    input.ignoreFocusOut = true;
    input.step = step;
    input.totalSteps = of;
    input.buttons = back ? [vscode.QuickInputButtons.Back] : [];
    const name = () => (input.title = until === undefined ? title : `${title} · ${timeLeft(until)}`);
    clearInterval(this.ticking);
    if (until !== undefined) this.ticking = setInterval(name, 1_000).unref();
    name();
    const former = this.shown;
    this.shown = input;
    input.show();
    former?.dispose();
  }
}

function itemOf<Line extends PromptLine>(line: Line): vscode.QuickPickItem & { readonly line: Line } {
  const { label, description, detail, icon, kind, quiet } = line;
  if (quiet) return { label: '', description: withoutIcons(label), line };
  return {
    label: withoutIcons(label),
    ...(kind === 'section' ? { kind: vscode.QuickPickItemKind.Separator } : {}),
    ...(description === undefined ? {} : { description: withoutIcons(description) }),
    ...(detail === undefined ? {} : { detail: withoutIcons(detail) }),
    ...(icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) }),
    line,
  };
}

/** The keyboard goes to the next line that does something; from behind the last one to the first. */
function goOnFrom<Item extends vscode.QuickPickItem & { readonly line: PromptLine }>(
  list: vscode.QuickPick<Item>,
  from: Item,
): void {
  const at = list.items.indexOf(from);
  const next = [...list.items.slice(at), ...list.items].find(
    ({ line }) => line.kind === 'acts' && !line.settled,
  );
  if (next) list.activeItems = [next];
}
