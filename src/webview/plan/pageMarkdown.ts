import { markdownTable, markdownText } from '../../core/basics/markdownText';
import type { Part, RowView, Snapshot } from '../protocol';

type Page = Omit<Snapshot, 'version'>;

/** How a form of the document says what the page shows. Texts within are plain already. */
interface Form {
  plain(text: string): string;
  /** @param level from 1 */
  heading(text: string, level: number): readonly string[];
  strong(text: string): string;
  rows(items: readonly (readonly [state: string, text: string, detail: string])[]): readonly string[];
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const markdown: Form = {
  plain: (text) => markdownText(oneLine(text)),
  heading: (text, level) => [`${'#'.repeat(Math.min(level, 6))} ${text}`, ''],
  strong: (text) => `**${text}**`,
  rows: (items) => (items.length === 0 ? [] : markdownTable(['', '', ''], items)),
};

const text: Form = {
  plain: oneLine,
  heading: (text, level) => (level > 2 ? [text] : [text, (level === 1 ? '=' : '-').repeat(text.length)]),
  strong: (text) => text,
  rows: (items) => items.map((cells) => `- ${cells.filter((cell) => cell !== '').join(' · ')}`),
};

/** A page as a Markdown document, with what is folded on it. Buttons and what is only drawn stay out. */
export function pageMarkdown(page: Page): string {
  return documentOf(page, markdown);
}

/** The same for a terminal. */
export function pageText(page: Page): string {
  return documentOf(page, text);
}

function documentOf({ title, state, heading, parts }: Page, form: Form): string {
  const lines = [
    ...form.heading(form.plain(title), 1),
    '',
    form.plain(state.text),
    '',
    ...form.heading(form.plain(heading), 2),
    '',
    ...partLines(parts, 3, form),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** @param level of the next heading */
function partLines(parts: readonly Part[], level: number, form: Form): string[] {
  return parts.flatMap((part) => [...linesOf(part, level, form), '']);
}

function linesOf(part: Part, level: number, form: Form): readonly string[] {
  const plain = (text: string) => form.plain(text);
  const heading = (text: string) => form.heading(plain(text), level);
  switch (part.kind) {
    case 'text':
      return [
        part.tone === 'strong' || part.tone === 'warning' ? form.strong(plain(part.text)) : plain(part.text),
      ];
    case 'banner':
      return [form.strong(plain(part.text)), ...(part.detail === undefined ? [] : ['', plain(part.detail)])];
    case 'facts':
      return part.rows.map(({ label, value }) => `- ${plain(label)}: ${plain(value)}`);
    case 'bars':
      return part.items.map(({ label, text }) => `- ${plain(label)}: ${plain(text)}`);
    case 'rows':
      return form.rows(part.items.map((row) => cells(row, plain)));
    case 'list':
      return [
        ...(part.title === undefined ? [] : heading(part.title)),
        ...part.items.map(
          ({ text, detail }) => `- ${plain(detail === undefined ? text : `${text}: ${detail}`)}`,
        ),
      ];
    case 'checks':
      return [
        ...heading(part.title),
        ...part.items.map(
          ({ resultLabel, text }) => `- ${form.strong(`${plain(resultLabel)}:`)} ${plain(text)}`,
        ),
      ];
    case 'steps':
      return [...heading(part.title), ...part.items.map((item, index) => `${index + 1}. ${plain(item)}`)];
    case 'history':
      return [
        ...heading(part.title),
        ...part.items.map(({ when, text }) => `- ${plain(when)}: ${plain(text)}`),
      ];
    case 'tick':
      return [
        ...part.about.map((line) => `- ${plain(line)}`),
        '',
        `- [${part.on ? 'x' : ' '}] ${plain(part.label)}`,
      ];
    case 'methods':
      return part.options.map(
        ({ label, chosen }) => `- [${chosen ? 'x' : ' '}] ${plain(`${part.legend}: ${label}`)}`,
      );
    case 'group':
      return [...heading(part.title), ...partLines(part.parts, level + 1, form)];
    case 'details':
      return [...heading(part.summary), ...partLines(part.parts, level + 1, form)];
    // What is waited for, typed or pressed is nothing to read later.
    case 'codeBox':
    case 'deviceCode':
    case 'countdown':
    case 'progress':
    case 'buttons':
      return [];
  }
}

function cells({ state, text, detail = '' }: RowView, plain: Form['plain']) {
  return [plain(state), plain(text), plain(detail)] as const;
}
