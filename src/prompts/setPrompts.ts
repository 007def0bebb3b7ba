import { isDeepStrictEqual } from 'node:util';
import type { SetKey } from '../core/backupSets/backupSet';
import type { UncommittedFiles } from '../estate/uncommittedFiles';
import type { Migration } from '../migration/migration';
import { pageView } from '../webview/pageView';
import type { Act, PressedId, Snapshot } from '../webview/protocol';
import { screenModelOf } from '../webview/screenModel';
import { type ActOutcome, takeAct } from '../webview/takeAct';
import type { Prompts, SecretPrompt } from '../window/prompts';
import type { PromptAct } from './promptLines';
import { codePromptOf, onlyContinues, promptOf, type ScreenPrompt } from './promptOf';
import type { PromptParts } from './promptParts';

/** Where a person goes from a set's prompts. `nowhere`: they are left, and what was done is kept. */
export type Onward =
  | { readonly to: 'set'; readonly key: SetKey }
  | { readonly to: 'sets' | 'page' | 'nowhere' };

/** What leads out of the prompts: an editor, a view or another window comes to the front. */
const leadsAway: ReadonlySet<PressedId> = new Set<PressedId>([
  'openFile',
  'openEntry',
  'showLog',
  'runDoctor',
  'openPermissionSetting',
  'openProxySetting',
  'reloadWindow',
  'exportReport',
  'showPlan',
]);

/** These bring another step of the queue, or its end. */
const movesQueue: ReadonlySet<PressedId> = new Set<PressedId>([
  'next',
  'skip',
  'defer',
  'goToAccount',
  'stop',
]);

/**
 * The prompts of one migration: shows what its page would show, does what is answered in the page's way, and shows what
 * came of it, whoever moved it. Holds no state of the migration, but where in a screen the person is.
 */
export class SetPrompts {
  private methodChosen = false;
  private ticked = false;
  private pasting = false;
  private last: ActOutcome = {};
  private nextSet: SetKey | undefined;

  constructor(
    private readonly migration: Migration,
    private readonly parts: PromptParts,
    private readonly prompts: Prompts,
    private readonly git: Pick<UncommittedFiles, 'has' | 'onDidChange'>,
  ) {}

  /** The box for the code alone, until the code is taken, no longer wanted, or the person leaves. */
  async paste(): Promise<void> {
    this.pasting = true;
    while (this.wantsCode) {
      const code = codePromptOf(this.snapshot());
      if (!code || (await this.askCode(code))) return;
    }
  }

  /** Until the person leaves, or the migration ends. */
  async run(): Promise<Onward> {
    for (;;) {
      if (!this.isThere) return this.afterwards();
      const snapshot = this.snapshot();
      if (snapshot.screen !== 'review') this.methodChosen = false;
      const code = this.pasting ? codePromptOf(snapshot) : undefined;
      this.pasting = code !== undefined;
      const onward = code ? await this.askCode(code) : await this.askLine(this.promptOf(snapshot));
      if (onward) return onward;
    }
  }

  private get wantsCode(): boolean {
    return this.pasting && this.isThere;
  }

  private get isThere(): boolean {
    return this.parts.migrations.all.includes(this.migration);
  }

  private snapshot(): Snapshot {
    return pageView(screenModelOf(this.migration, this.parts, this.git, this.last), 0);
  }

  private promptOf(snapshot: Snapshot): ScreenPrompt {
    return promptOf(snapshot, { methodChosen: this.methodChosen, ticked: this.ticked });
  }

  private async askLine(prompt: ScreenPrompt): Promise<Onward | undefined> {
    const answer = await this.unlessMoved(this.prompts.list(prompt), () =>
      isDeepStrictEqual(this.promptOf(this.snapshot()), prompt),
    );
    this.ticked = false;
    switch (answer.kind) {
      case 'moved':
        return undefined;
      case 'hidden':
        return { to: 'nowhere' };
      case 'back':
        return this.goBack(prompt.backTo);
      case 'line':
        return answer.line.act && this.take(answer.line.act);
    }
  }

  private async askCode(prompt: SecretPrompt): Promise<Onward | undefined> {
    const answer = await this.unlessMoved(this.prompts.secret(prompt), () =>
      isDeepStrictEqual(codePromptOf(this.snapshot()), prompt),
    );
    switch (answer.kind) {
      case 'moved':
        return undefined;
      case 'hidden':
        return { to: 'nowhere' };
      case 'back':
        this.pasting = false;
        return undefined;
      case 'text':
        return this.take({ type: 'submitCode', text: answer.text });
    }
  }

  /** The answer, unless what is asked is no longer so: the code may arrive by itself, or the page move on. */
  private async unlessMoved<Answer>(
    answer: Promise<Answer>,
    isSo: () => boolean,
  ): Promise<Answer | { readonly kind: 'moved' }> {
    const listening: { dispose(): void }[] = [];
    const moved = new Promise<{ readonly kind: 'moved' }>((resolve) => {
      const look = () => {
        if (!this.isThere || !isSo()) resolve({ kind: 'moved' });
      };
      const { migrations, overview } = this.parts;
      listening.push(migrations.onDidMove(look), overview.onDidChange(look), this.git.onDidChange(look));
    });
    try {
      return await Promise.race([answer, moved]);
    } finally {
      for (const each of listening) each.dispose();
    }
  }

  private async goBack(backTo: ScreenPrompt['backTo']): Promise<Onward | undefined> {
    if (backTo === 'sets') return { to: 'sets' };
    if (backTo === 'method') this.methodChosen = false;
    if (backTo !== 'screenBefore') return undefined;
    const onward = await this.take({ type: 'press', button: 'back' });
    // Back leads to what was decided last.
    this.methodChosen = !onlyContinues(this.snapshot());
    return onward;
  }

  private async take(act: PromptAct): Promise<Onward | undefined> {
    switch (act.type) {
      case 'openPage':
        return { to: 'page' };
      case 'paste':
        this.pasting = true;
        return undefined;
      case 'method': {
        // Chosen anew, its limits would have to be accepted anew.
        if (this.migration.state.choices.method !== act.method)
          await this.act({ type: 'choose', method: act.method });
        this.methodChosen = true;
        return onlyContinues(this.snapshot()) ? this.act({ type: 'press', button: 'continue' }) : undefined;
      }
      default:
        return this.act(act);
    }
  }

  private async act(act: Act): Promise<Onward | undefined> {
    this.prompts.work();
    const { parts } = this;
    const show = (key: SetKey) => Promise.resolve((this.nextSet = key) === key);
    const prompts = { close: () => undefined, focus: () => undefined };
    this.last = await takeAct(act, this.migration, { ...parts, migrations: { show } }, prompts);
    this.ticked = act.type === 'tick';
    if (this.nextSet !== undefined) return { to: 'set', key: this.nextSet };
    if (act.type !== 'press' || this.last.failed) return undefined;
    if (movesQueue.has(act.button)) return this.afterwards();
    return leadsAway.has(act.button) ? { to: 'nowhere' } : undefined;
  }

  /** Its end: the queue's next account, if it was a step of a queue; or the same set, whose Save was undone. */
  private afterwards(): Onward {
    const { queue, migrations } = this.parts;
    const { onPage, onPrompts } = migrations;
    if (onPrompts && onPrompts !== this.migration) return { to: 'set', key: onPrompts.key };
    return onPage && queue.queue?.at(onPage) ? { to: 'set', key: onPage.key } : { to: 'nowhere' };
  }
}
