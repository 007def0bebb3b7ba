import type { LineIcon, PromptLine } from '../window/prompts';
import { wrapLines } from '../wording/basics/wrapLines';
import type { Act, BoxId, Button, Part } from '../webview/protocol';
import { l10n } from '../wording/basics/l10n';

/** What a line of a prompt does. */
export type PromptAct =
  | Act
  /** Chooses the method and goes on. */
  | { readonly type: 'method'; readonly method: 'hybrid' | 'modern' }
  /** Asks for the code. */
  | { readonly type: 'paste' }
  | { readonly type: 'openPage' };

/** A line that does something has an act, and no other line has one. */
export interface ActLine extends PromptLine {
  readonly act?: PromptAct;
}

type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>;

/** What a list shows of a line, in columns; a quiet one is smaller. */
const columns = 74;
const detailColumns = 84;

/** A text as lines that are read: a list cuts off what is longer than it is wide. */
export function words(text: string, icon?: LineIcon): ActLine[] {
  return broken(text).map((label, index) => ({
    kind: 'words',
    label,
    ...(icon && index === 0 ? { icon } : {}),
  }));
}

function broken(text: string): string[] {
  return wrapLines(text, columns).split('\n');
}

/** The same of what explains, and decides nothing. */
export function quietWords(text: string): ActLine[] {
  return wrapLines(text)
    .split('\n')
    .map((label) => ({ kind: 'words', label, quiet: true }));
}

/** What of a text stands below a line that acts, where it has one line: its whole sentences, as many as fit. */
export function shortened(text: string): string {
  if (text.length <= detailColumns) return text;
  const ends = [...text.matchAll(/[.!?](?= )|[。！？]/g)].map(({ index }) => index + 1);
  const end = ends.findLast((at) => at <= detailColumns);
  return end === undefined
    ? `${wrapLines(text, detailColumns - 1).split('\n')[0] ?? ''}…`
    : text.slice(0, end);
}

/** A heading of words is a line of its own: beside the first line below it, VS Code would cut that off. */
export function section(label: string): ActLine[] {
  return [
    { kind: 'section', label: '' },
    { kind: 'words', label },
  ];
}

/** Lines that act, apart from those above them. @param label short: it stands beside the first one */
export function apart(label: string, lines: readonly ActLine[]): ActLine[] {
  return lines.length === 0 ? [] : [{ kind: 'section', label }, ...lines];
}

/** What a screen does by its buttons elsewhere: by Back, by Esc, or in a box of its own. */
const elsewhere: ReadonlySet<Button['id']> = new Set<Button['id']>(['back', 'close', 'ok']);

/** What stands beside and below a button's line. */
interface Beside {
  /** What was copied by which button just now. */
  readonly copied?: { readonly button: Button['id']; readonly text: string } | undefined;
  readonly detail?: string | undefined;
}

/** Of a button that is closed the reason, where the page gives one. */
export function buttonLines(
  { id, label, enabled, argument, missing }: Button,
  { copied, detail }: Beside = {},
): ActLine[] {
  if (id === 'ok' || elsewhere.has(id)) return [];
  const below = detail === undefined ? {} : { detail: shortened(detail) };
  if (!enabled)
    return missing === undefined
      ? []
      : [{ kind: 'words', label, description: missing, icon: 'circle-slash', ...below }];
  const act: PromptAct = { type: 'press', button: id, ...(argument === undefined ? {} : { argument }) };
  return [
    {
      kind: 'acts',
      label,
      act,
      ...(copied?.button === id ? { description: copied.text } : {}),
      ...below,
    },
  ];
}

/** A method's card: who signs in. A closed one stays in sight, with its reason. */
export function methodLines({ options }: PartOf<'methods'>): ActLine[] {
  return options.map(({ value, label, mark, lines: [first], enabled, chosen }): ActLine => {
    const isShort = mark === undefined || isWord(mark);
    const below = isShort ? first : mark;
    const told = {
      label,
      ...(mark !== undefined && isShort ? { description: mark } : {}),
      ...(below === undefined ? {} : { detail: shortened(below) }),
    };
    if (!enabled) return { kind: 'words', icon: 'circle-slash', ...told };
    return {
      kind: 'acts',
      ...told,
      ...(chosen ? { icon: 'check' } : {}),
      act: { type: 'method', method: value },
    };
  });
}

/** "Recommended", and no sentence, which stands below a method in the place of who signs in: it presses more. */
function isWord(mark: string): boolean {
  return mark.length <= 30;
}

/** All that is to be known of each method. */
export function methodWords({ options }: PartOf<'methods'>): ActLine[] {
  return options.flatMap(({ label, mark, lines }) => [
    ...section(label),
    ...(mark === undefined || isWord(mark) ? lines : [mark, ...lines]).flatMap(quietWords),
  ]);
}

/** What it is about, then the box itself, which Enter ticks or clears. Most are statements that the way on demands. */
export function tickLines({ id, about, label, on }: PartOf<'tick'>): ActLine[] {
  const demanded = isDemanded(id);
  const [only, ...others] = about;
  // Whoever confirms it reads it in full.
  const below = only !== undefined && others.length === 0 && only.length <= detailColumns ? only : undefined;
  return [
    ...(below === undefined ? about.flatMap((text) => words(text, 'warning')) : []),
    {
      kind: 'acts',
      label,
      description: demanded
        ? on
          ? l10n.t('Confirmed')
          : l10n.t('To confirm')
        : on
          ? l10n.t('On')
          : l10n.t('Off'),
      ...(below === undefined ? {} : { detail: below }),
      ...(on ? { icon: 'pass' } : demanded ? { icon: 'question' } : {}),
      settled: on || !demanded,
      act: { type: 'tick', box: id, on: !on },
    },
  ];
}

/** A way on is closed until it's ticked. */
export function isDemanded(box: BoxId): boolean {
  return box !== 'testAccess';
}

const resultIcons = {
  passed: 'pass',
  noted: 'info',
  statement: 'question',
  failed: 'error',
} as const satisfies Record<PartOf<'checks'>['items'][number]['result'], LineIcon>;

/** @param passed those that passed; otherwise those that say more */
export function checkLines({ items }: PartOf<'checks'>, passed: boolean): ActLine[] {
  return items
    .filter(({ result }) => (result === 'passed') === passed)
    .flatMap(({ result, resultLabel, text }) =>
      words(text, resultIcons[result]).map((line, index) =>
        index === 0 ? { ...line, description: resultLabel } : line,
      ),
    );
}

const toneIcons = { good: 'pass', caution: 'warning', bad: 'error' } as const;

/** What a part says, and nothing that it does. What is folded on the page, and what happened so far, is read there. */
export function wordsOf(part: Part): ActLine[] {
  switch (part.kind) {
    case 'text':
      if (part.tone === 'quiet') return quietWords(part.text);
      return words(part.text, part.tone === 'warning' ? 'warning' : undefined);
    case 'banner':
      return words(part.text, toneIcons[part.tone]);
    case 'facts':
      return part.rows.flatMap(({ label, value }) => quietWords(`${label}: ${value}`));
    case 'steps':
      return [
        ...section(part.title),
        ...part.items.flatMap((text, index) => quietWords(`${index + 1}. ${text}`)),
      ];
    case 'list':
      return [
        ...(part.title === undefined ? [] : section(part.title)),
        ...part.items.flatMap(({ text, detail }) =>
          quietWords(detail === undefined ? text : `${text}: ${detail}`),
        ),
      ];
    case 'checks': {
      const passed = checkLines(part, true);
      return passed.length === 0 ? [] : [...section(part.title), ...passed];
    }
    case 'deviceCode':
      return [
        { kind: 'words', label: part.groups.join(' '), description: part.label },
        ...words(part.warning, 'warning'),
      ];
    case 'group':
      return [...section(part.title), ...part.parts.flatMap(wordsOf)];
    case 'codeBox':
      return part.received === undefined ? [] : words(part.received, 'pass');
    case 'methods':
      return methodWords(part);
    case 'tick':
    case 'countdown':
    case 'progress':
    case 'buttons':
    case 'details':
    case 'history':
    case 'bars':
    case 'rows':
      return [];
  }
}
