import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { replace } from './stubs';

type Heard = () => void;

/** A list or a box as VS Code would show it. */
interface Shown {
  title: string | undefined;
  placeholder?: string;
  prompt?: string;
  validationMessage?: { readonly message: string };
  value: string;
  items?: readonly vscode.QuickPickItem[];
  activeItems?: readonly vscode.QuickPickItem[];
  buttons: readonly vscode.QuickInputButton[];
  accept: Heard;
  hide: Heard;
  press: Heard;
}

/** Plays VS Code's lists and boxes until `restoreAll`: the one in front is answered by the test, as a person would. */
export class PlayedPrompts {
  private readonly open: Shown[] = [];

  constructor() {
    const make = () => this.input() as never;
    replace(vscode.window, 'createQuickPick', make as typeof vscode.window.createQuickPick);
    replace(vscode.window, 'createInputBox', make as typeof vscode.window.createInputBox);
  }

  get front(): Shown | undefined {
    return this.open.at(-1);
  }

  /** Of the lines of the list in front, as a person reads them. */
  get lines(): readonly string[] {
    return (this.front?.items ?? []).map(({ label, description }) => label || (description ?? ''));
  }

  get active(): string | undefined {
    return this.front?.activeItems?.[0]?.label;
  }

  /** Waits until a prompt with these words in title, question or lines is in front. */
  async until(words: RegExp): Promise<void> {
    for (let turn = 0; turn < 1_000; turn++) {
      const { title, placeholder, prompt } = this.front ?? {};
      if ([title, placeholder, prompt, ...this.lines].some((text) => text && words.test(text))) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.fail(
      `${String(words)} never came: ${this.front?.title ?? 'no prompt'}: ${this.lines.join(' | ')}`,
    );
  }

  /** Waits until the keyboard is at this line. */
  async untilActive(label: RegExp): Promise<void> {
    for (let turn = 0; turn < 1_000; turn++) {
      if (label.test(this.active ?? '')) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.fail(`The keyboard is at ${this.active ?? 'no line'}, not at ${String(label)}`);
  }

  /** Goes to the line and presses Enter. */
  choose(label: string | RegExp): void {
    const { front } = this;
    const is = (one: string) => (typeof label === 'string' ? one === label : label.test(one));
    const item = front?.items?.find((one) => is(one.label));
    assert.ok(front && item, `${String(label)} is not among ${this.lines.join(' | ')}`);
    front.activeItems = [item];
    front.accept();
  }

  /** Presses Enter where the keyboard is. */
  enter(): void {
    this.front?.accept();
  }

  type(text: string): void {
    assert.ok(this.front);
    this.front.value = text;
    this.front.accept();
  }

  back(): void {
    assert.ok(this.front && this.front.buttons.length > 0, 'There is no Back.');
    this.front.press();
  }

  /** Esc, or another list that takes the place. */
  escape(): void {
    this.front?.hide();
  }

  private input(): object {
    const none = { dispose: () => undefined };
    const shown = { title: undefined, value: '', buttons: [] } as unknown as Shown;
    const gone = () => {
      const at = this.open.indexOf(shown);
      if (at >= 0) this.open.splice(at, 1);
    };
    return Object.assign(shown, {
      onDidAccept: (heard: Heard) => ((shown.accept = heard), none),
      onDidTriggerButton: (heard: Heard) => ((shown.press = heard), none),
      onDidHide: (heard: Heard) => {
        shown.hide = () => {
          gone();
          heard();
        };
        return none;
      },
      show: () => {
        const before = this.front;
        this.open.push(shown);
        // As VS Code does: what stood there goes.
        before?.hide();
      },
      dispose: gone,
    });
  }
}
