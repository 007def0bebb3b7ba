import { l10n } from '../wording/basics/l10n';
import type { Part, Snapshot } from '../webview/protocol';
import {
  type ActLine,
  apart,
  buttonLines,
  checkLines,
  isDemanded,
  methodLines,
  quietWords,
  tickLines,
  words,
  wordsOf,
} from './promptLines';
import { allParts, find } from './snapshotParts';

interface Asked {
  /** The method, of the two prompts of the first screen. */
  readonly methods: boolean;
  readonly wantsCode: boolean;
}

/**
 * A screen as the lines of a list: first what came of it or went wrong, in a line or two; then what can be done, the next
 * decision first; last, apart, what explains it.
 */
export function linesOf(snapshot: Snapshot, asked: Asked): readonly ActLine[] {
  const { practice } = snapshot;
  const leave: ActLine[] = [
    ...cancelLines(snapshot),
    { kind: 'acts', label: l10n.t('Open the Page'), act: { type: 'openPage' } },
  ];
  return [
    ...problemLines(snapshot),
    ...headLines(snapshot, asked),
    ...(asked.methods ? methodActs(snapshot) : screenActs(snapshot, asked)),
    ...queueActs(snapshot),
    ...apart('', leave),
    ...explained([
      ...(practice === undefined ? [] : words(practice, 'info')),
      ...(snapshot.queue?.notes ?? []).flatMap(quietWords),
      ...explanation(snapshot, asked),
    ]),
  ];
}

function problemLines({ problem, copied }: Snapshot): ActLine[] {
  if (!problem) return [];
  const { what, who, next, buttons } = problem;
  return [
    ...words(what, 'error'),
    ...[who ?? '', next].filter((text) => text !== '').flatMap(quietWords),
    ...buttons.flatMap((button) => buttonLines(button, { copied })),
  ];
}

/** What is read before anything is done: a result, what a check says against it, a code to type elsewhere, what changed. */
function headLines(snapshot: Snapshot, asked: Asked): ActLine[] {
  return snapshot.parts
    .filter((part) => leads(part, snapshot, asked))
    .flatMap((part) => {
      if (part.kind === 'facts') return part.rows.flatMap(({ label, value }) => words(`${label}: ${value}`));
      return part.kind === 'checks' ? checkLines(part, false) : wordsOf(part);
    });
}

function leads(part: Part, { parts, problem }: Snapshot, { methods }: Asked): boolean {
  switch (part.kind) {
    case 'banner':
    case 'deviceCode':
    case 'checks':
    case 'codeBox':
      return true;
    case 'facts':
      // What changed, before → now.
      return problem !== undefined && part === parts[0];
    case 'text':
      // Why no method is recommended stands above the methods.
      return methods
        ? parts.indexOf(part) < parts.findIndex(({ kind }) => kind === 'methods')
        : part.tone === 'strong' || part.tone === 'warning';
    default:
      return false;
  }
}

function methodActs(snapshot: Snapshot): ActLine[] {
  const { parts } = snapshot;
  return [
    ...parts.flatMap((part) => (part.kind === 'methods' ? methodLines(part) : [])),
    ...parts.flatMap((part) => (part.kind === 'group' ? besideLines(part, snapshot) : [])),
  ];
}

/** What is demanded, the screen's own buttons, and what it offers beside. */
function screenActs(snapshot: Snapshot, { wantsCode }: Asked): ActLine[] {
  const { parts, buttons, copied } = snapshot;
  const own = buttons.filter(({ id }) => id !== 'cancel');
  const [first, others] = [true, false].map((isPrimary) =>
    own.filter(({ look }) => (look === 'primary') === isPrimary),
  );
  // The ways that a refusal leaves open are in sight, too.
  const beside = parts.flatMap((part) =>
    part.kind === 'buttons' || part.kind === 'deviceCode' ? besideLines(part, snapshot) : [],
  );
  return [
    ...parts.flatMap((part) => (part.kind === 'tick' && isDemanded(part.id) ? tickLines(part) : [])),
    ...(wantsCode ? [pasteLine(parts)] : []),
    ...(first ?? []).flatMap((button) => buttonLines(button, { copied, detail: whoActs(snapshot) })),
    ...(others ?? []).flatMap((button) => buttonLines(button, { copied })),
    ...apart('', beside),
    ...parts.flatMap((part) =>
      part.kind === 'buttons' || part.kind === 'deviceCode' ? [] : besideLines(part, snapshot),
    ),
  ];
}

/** Before the browser opens: as whom to sign in, which the page says after where it leads. */
function whoActs({ screen, parts }: Snapshot): string | undefined {
  if (screen !== 'authorize') return undefined;
  const [, who] = parts.flatMap((part) =>
    part.kind === 'text' && part.tone === 'normal' ? [part.text] : [],
  );
  return who;
}

/** What a part does beside the screen's own buttons; of a group, and of what is folded, apart from the others. */
function besideLines(part: Part, snapshot: Snapshot): ActLine[] {
  const { copied } = snapshot;
  switch (part.kind) {
    case 'buttons':
      return part.buttons.flatMap((button) => buttonLines(button, { copied }));
    case 'deviceCode':
      return buttonLines(part.copy, { copied });
    case 'tick':
      return isDemanded(part.id) ? [] : tickLines(part);
    case 'group':
      return apart(part.title, inner(part.parts, snapshot));
    case 'details':
      return apart(part.summary, inner(part.parts, snapshot));
    default:
      return [];
  }
}

function inner(parts: readonly Part[], snapshot: Snapshot): ActLine[] {
  return parts.flatMap((part) => besideLines(part, snapshot));
}

function pasteLine(parts: readonly Part[]): ActLine {
  const detail = find(allParts(parts), 'codeBox')?.label;
  return {
    kind: 'acts',
    label: l10n.t('Paste Code…'),
    ...(detail === undefined ? {} : { detail }),
    act: { type: 'paste' },
  };
}

function queueActs({ queue, copied }: Snapshot): ActLine[] {
  if (!queue) return [];
  return apart(
    queue.progress,
    queue.buttons.flatMap((button) => buttonLines(button, { copied })),
  );
}

/** On the first two screens nothing is begun yet that Esc would not leave as well. */
function cancelLines({ screen, buttons }: Snapshot): ActLine[] {
  if (screen === 'review' || screen === 'authorize') return [];
  return buttons.filter(({ id }) => id === 'cancel').flatMap((button) => buttonLines(button));
}

/** Everything that decides nothing, in the page's order; what has no heading first, so that it stands below no other's. */
function explanation(snapshot: Snapshot, asked: Asked): ActLine[] {
  const { parts } = snapshot;
  const told = asked.methods
    ? parts.filter(({ kind }) => kind === 'methods' || kind === 'text' || kind === 'group')
    : parts.filter(({ kind }) => kind !== 'methods');
  const each = told.map((part) => {
    if (part.kind === 'banner') return part.detail === undefined ? [] : quietWords(part.detail);
    if (part.kind === 'checks') return wordsOf(part);
    return leads(part, snapshot, asked) ? [] : wordsOf(part);
  });
  const isHeaded = ([first]: readonly ActLine[]) => first?.kind === 'section';
  return [...each.filter((lines) => !isHeaded(lines)), ...each.filter(isHeaded)].flat();
}

/** Apart from what acts, whether it begins with a heading or not. */
function explained(lines: readonly ActLine[]): ActLine[] {
  if (lines.length === 0) return [];
  return lines[0]?.kind === 'section' ? [...lines] : [{ kind: 'section', label: '' }, ...lines];
}
