import type { LineIcon, PromptLine } from '../window/prompts';
import { wrapLines } from '../wording/basics/wrapLines';
import type { Act, BoxId, Button, Part } from '../webview/protocol';
import { l10n } from '../wording/basics/l10n';
import { between } from '../wording/basics/between';

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

/** A heading is a line of its own: beside the first line below it, VS Code would cut that off. */
export function section(label: string): ActLine[] {
  return [
    { kind: 'section', label: '' },
    { kind: 'words', label },
  ];
}

/** What a screen does by its buttons elsewhere: by Back, by Esc, or in a box of its own. */
const elsewhere: ReadonlySet<Button['id']> = new Set<Button['id']>(['back', 'close', 'ok']);

/** Of a button that is closed the reason, where the page gives one. @param copied what was copied by which button just now */
export function buttonLines(
  { id, label, enabled, argument, missing }: Button,
  copied?: { readonly button: Button['id']; readonly text: string },
): ActLine[] {
  if (id === 'ok' || elsewhere.has(id)) return [];
  if (!enabled)
    return missing === undefined
      ? []
      : [{ kind: 'words', label, description: missing, icon: 'circle-slash' }];
  const act: PromptAct = { type: 'press', button: id, ...(argument === undefined ? {} : { argument }) };
  return [{ kind: 'acts', label, act, ...(copied?.button === id ? { description: copied.text } : {}) }];
}

/** A method's card: who signs in, then what else is to be known. */
export function methodLines({ options }: PartOf<'methods'>): ActLine[] {
  return options.flatMap(({ value, label, mark, lines, enabled, chosen }): ActLine[] => {
    const marked = mark === undefined ? {} : { description: mark };
    if (!enabled)
      return [{ kind: 'words', label, icon: 'circle-slash', ...marked }, ...lines.flatMap(quietWords)];
    const [who = '', ...more] = lines;
    const [detail = '', ...rest] = broken(who);
    return [
      {
        kind: 'acts',
        label,
        ...marked,
        detail,
        ...(chosen ? { icon: 'check' } : {}),
        act: { type: 'method', method: value },
      },
      ...(rest.length > 0 ? [rest.join(between.sentences), ...more] : more).flatMap(quietWords),
    ];
  });
}

/** What it is about, then the box itself, which Enter ticks or clears. Most are statements that the way on demands. */
export function tickLines({ id, about, label, on }: PartOf<'tick'>): ActLine[] {
  const demanded = isDemanded(id);
  return [
    ...about.flatMap((text) => words(text, 'warning')),
    {
      kind: 'acts',
      label,
      description: demanded
        ? on
          ? l10n.t('Confirmed')
          : l10n.t('Not confirmed yet')
        : on
          ? l10n.t('On')
          : l10n.t('Off'),
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

export function checkLines({ title, items }: PartOf<'checks'>): ActLine[] {
  return [
    ...section(title),
    ...items.flatMap(({ result, resultLabel, text }) =>
      words(text, resultIcons[result]).map((line, index) =>
        index === 0 ? { ...line, description: resultLabel } : line,
      ),
    ),
  ];
}

const toneIcons = { good: 'pass', caution: 'warning', bad: 'error' } as const;

/** What a part says, and nothing that it does. What is folded on the page, and what happened so far, is read there. */
export function wordsOf(part: Part): ActLine[] {
  switch (part.kind) {
    case 'text':
      if (part.tone === 'quiet') return quietWords(part.text);
      return words(part.text, part.tone === 'warning' ? 'warning' : undefined);
    case 'banner':
      return [
        ...words(part.text, toneIcons[part.tone]),
        ...(part.detail === undefined ? [] : quietWords(part.detail)),
      ];
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
    case 'checks':
      return checkLines(part);
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
