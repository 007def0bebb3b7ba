import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { replace } from './stubs';

/** A question of a series, as VS Code was given it. */
export interface Asked {
  readonly title: string;
  /** Of a list its placeholder, of a line its prompt. */
  readonly question: string;
  /** "2/5" */
  readonly place: string;
  readonly password: boolean;
  readonly value: string;
  readonly buttons: readonly string[];
  /** With those that are made of what was typed. */
  readonly lines: () => readonly vscode.QuickPickItem[];
}

/**
 * What a person does: types a text (and Enter), types and takes the line that begins so, ticks exactly these lines,
 * presses a button of the title, goes back, or gives up.
 */
export type Reply =
  | { readonly text: string }
  | { readonly line: string; readonly text?: string }
  | { readonly ticks: readonly string[] }
  | 'enter'
  | { readonly press: string }
  | 'back'
  | 'giveUp';

/** Lists and lines of a series are answered by `reply`, until `restoreAll`; a text that's refused is left then. */
export function answerQuickInputs(
  reply: (asked: Asked) => Reply,
  refused: (words: string) => void = () => undefined,
): void {
  const make = (isList: boolean) => () => new FakeInput(isList, reply, refused);
  replace(vscode.window, 'createQuickPick', make(true) as unknown as typeof vscode.window.createQuickPick);
  replace(vscode.window, 'createInputBox', make(false) as unknown as typeof vscode.window.createInputBox);
}

class FakeInput {
  title = '';
  placeholder = '';
  prompt = '';
  step = 0;
  totalSteps = 0;
  value = '';
  password = false;
  canSelectMany = false;
  validationMessage: string | undefined;
  items: vscode.QuickPickItem[] = [];
  selectedItems: readonly vscode.QuickPickItem[] = [];
  activeItems: readonly vscode.QuickPickItem[] = [];
  buttons: readonly vscode.QuickInputButton[] = [];
  private isDisposed = false;
  private readonly accept = new vscode.EventEmitter<void>();
  private readonly hide = new vscode.EventEmitter<void>();
  private readonly type = new vscode.EventEmitter<string>();
  private readonly press = new vscode.EventEmitter<vscode.QuickInputButton>();
  readonly onDidAccept = this.accept.event;
  readonly onDidHide = this.hide.event;
  readonly onDidChangeValue = this.type.event;
  readonly onDidTriggerButton = this.press.event;

  constructor(
    private readonly isList: boolean,
    private readonly reply: (asked: Asked) => Reply,
    private readonly refused: (words: string) => void,
  ) {}

  show(): void {
    const { Back } = vscode.QuickInputButtons;
    const reply = this.reply({
      title: this.title,
      question: this.isList ? this.placeholder : this.prompt,
      place: `${this.step}/${this.totalSteps}`,
      password: this.password,
      value: this.value,
      buttons: this.buttons.map((button) => (button === Back ? 'Back' : (button.tooltip ?? ''))),
      lines: () => this.items,
    });
    this.activeItems = this.items.slice(0, 1);
    if (reply === 'giveUp') this.hide.fire();
    else if (reply === 'back') this.press.fire(Back);
    else if (reply === 'enter') this.take();
    else if ('press' in reply) {
      this.press.fire(
        this.buttons.find(({ tooltip }) => tooltip === reply.press) ??
          assert.fail(`No button ${reply.press}`),
      );
    } else if ('ticks' in reply) {
      assert.ok(this.canSelectMany);
      this.selectedItems = reply.ticks.map((words) => this.line(words));
      this.take();
    } else {
      if (reply.text !== undefined) {
        this.value = reply.text;
        this.type.fire(reply.text);
        this.activeItems = this.items.slice(0, 1);
      }
      if ('line' in reply) this.activeItems = [this.line(reply.line)];
      this.take();
    }
  }

  dispose(): void {
    this.isDisposed = true;
    for (const emitter of [this.accept, this.hide, this.type, this.press]) emitter.dispose();
  }

  private line(words: string): vscode.QuickPickItem {
    return (
      this.items.find(({ label }) => label.startsWith(words)) ??
      assert.fail(`${words} is not among ${this.items.map(({ label }) => label).join()}`)
    );
  }

  /** What isn't taken stays open: whoever answers here then leaves. */
  private take(): void {
    this.accept.fire();
    setImmediate(() => {
      if (this.isDisposed) return;
      const words = this.isList ? this.activeItems[0]?.label : this.validationMessage;
      this.refused(words ?? '');
      this.hide.fire();
    });
  }
}
