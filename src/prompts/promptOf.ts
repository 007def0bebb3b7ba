import { l10n } from '../wording/basics/l10n';
import { asSentence, between } from '../wording/basics/between';
import type { ListPrompt, SecretPrompt } from '../window/prompts';
import type { Button, Snapshot } from '../webview/protocol';
import { linesOf } from './promptList';
import type { ActLine } from './promptLines';
import { allParts, find } from './snapshotParts';

/** Where in a screen the prompts are: some screens are asked in two prompts. */
export interface Place {
  /** The first screen: the method is chosen, and what it asks for beside is next. */
  readonly methodChosen: boolean;
  /** The person has just ticked a box here: the keyboard goes to what is next. */
  readonly ticked: boolean;
}

/** A prompt, and where its Back leads to. */
export interface ScreenPrompt extends ListPrompt<ActLine> {
  readonly backTo: 'sets' | 'method' | 'screenBefore' | undefined;
}

/** The set, its method, Microsoft, the code, the checks, what is left in the product. */
const steps = 6;

/**
 * What the page shows, as a prompt: the same words, buttons and demands, the next decision first. It is made of the page's
 * snapshot and of nothing else, so that nothing the page demands is left out.
 */
export function promptOf(snapshot: Snapshot, { methodChosen, ticked }: Place): ScreenPrompt {
  const lines = linesOf(snapshot, {
    methods: isMethodPrompt(snapshot, methodChosen),
    wantsCode: codePromptOf(snapshot) !== undefined,
  });
  const { expiresAt } = find(snapshot.parts, 'countdown') ?? {};
  const progress = find(snapshot.parts, 'progress');
  const backTo = backOf(snapshot, methodChosen);
  return {
    title: `${snapshot.title}: ${snapshot.heading}`,
    step: stepOf(snapshot),
    of: steps,
    back: backTo !== undefined,
    backTo,
    until: expiresAt,
    placeholder: progress?.text ?? question(snapshot, methodChosen),
    busy: progress !== undefined,
    lines,
    active: activeOf(snapshot, lines, ticked),
  };
}

/** The box for a code. Undefined: none is wanted now. */
export function codePromptOf(snapshot: Snapshot): SecretPrompt | undefined {
  const box = find(allParts(snapshot.parts), 'codeBox');
  if (!box || box.received !== undefined) return undefined;
  return {
    title: `${snapshot.title}: ${snapshot.heading}`,
    step: stepOf(snapshot),
    of: steps,
    back: true,
    until: find(snapshot.parts, 'countdown')?.expiresAt,
    prompt: [asSentence(box.label), box.hint].join(between.sentences),
    error: box.error,
    notice: box.notice,
  };
}

/** The method is all that there is to decide on the first screen: Continue is open, and nothing stands beside it. */
export function onlyContinues(snapshot: Snapshot): boolean {
  const open = snapshot.buttons.filter(({ id }) => id !== 'cancel');
  return (
    snapshot.screen === 'review' &&
    find(snapshot.parts, 'tick') === undefined &&
    open.every(({ id, enabled }) => id === 'continue' && enabled)
  );
}

/** All buttons that can be pressed on it, wherever they stand. */
export function openButtons({ parts, buttons, problem, queue }: Snapshot): readonly Button[] {
  const within = allParts(parts).flatMap((part) =>
    part.kind === 'buttons' ? part.buttons : part.kind === 'deviceCode' ? [part.copy] : [],
  );
  const all = [...buttons, ...within, ...(problem?.buttons ?? []), ...(queue?.buttons ?? [])];
  return all.filter(({ enabled }) => enabled);
}

function question(snapshot: Snapshot, methodChosen: boolean): string {
  if (isMethodPrompt(snapshot, methodChosen)) return l10n.t('Select the method to move to');
  const { legend, options = [] } = find(snapshot.parts, 'methods') ?? {};
  const chosen = options.find((option) => option.chosen);
  return legend && chosen ? `${legend}: ${chosen.label}` : snapshot.state.text;
}

function stepOf({ screen, steps: ofPage }: Snapshot): number {
  const now = ofPage.findIndex(({ state }) => state === 'now');
  return screen === 'saved' || now === -1 ? steps : now + 2;
}

function isMethodPrompt({ screen, parts }: Snapshot, methodChosen: boolean): boolean {
  return screen === 'review' && !methodChosen && find(parts, 'methods') !== undefined;
}

function backOf(snapshot: Snapshot, methodChosen: boolean): ScreenPrompt['backTo'] {
  if (snapshot.screen === 'review')
    return methodChosen && find(snapshot.parts, 'methods') ? 'method' : 'sets';
  if (snapshot.buttons.some(({ id, enabled }) => id === 'back' && enabled)) return 'screenBefore';
  return snapshot.steps.length === 0 ? 'sets' : undefined;
}

/**
 * Where the keyboard begins: at the method that is chosen, else at what is to be done. At Confirm at the top, and where
 * something went wrong: whoever just pressed Enter for something else saves nothing unread.
 */
function activeOf(
  { screen, problem, copied }: Snapshot,
  lines: readonly ActLine[],
  ticked: boolean,
): ActLine | undefined {
  if (!ticked && !copied && (problem || screen.startsWith('confirm')))
    return lines.find(({ kind }) => kind !== 'section');
  const own = lines.find(({ act }) => act?.type === 'press' && act.button === copied?.button);
  if (own) return own;
  const chosen = lines.find(({ act, icon }) => act?.type === 'method' && icon === 'check');
  return chosen ?? lines.find(({ kind, settled }) => kind === 'acts' && !settled);
}
