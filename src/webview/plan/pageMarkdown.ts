import { markdownTable, markdownText } from '../../core/basics/markdownText';
import type { Part, RowView, Snapshot } from '../protocol';

/** A page as a Markdown document, with what is folded on it. Buttons and what is only drawn stay out. */
export function pageMarkdown({ title, state, heading, parts }: Omit<Snapshot, 'version'>): string {
  const lines = [
    `# ${plain(title)}`,
    '',
    plain(state.text),
    '',
    `## ${plain(heading)}`,
    '',
    ...partLines(parts, 3),
  ];
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function plain(text: string): string {
  return markdownText(text.replace(/\s+/g, ' ').trim());
}

/** @param level of the next heading */
function partLines(parts: readonly Part[], level: number): string[] {
  return parts.flatMap((part) => [...linesOf(part, level), '']);
}

function linesOf(part: Part, level: number): string[] {
  const heading = (text: string) => [`${'#'.repeat(Math.min(level, 6))} ${plain(text)}`, ''];
  switch (part.kind) {
    case 'text':
      return [
        part.tone === 'strong' || part.tone === 'warning' ? `**${plain(part.text)}**` : plain(part.text),
      ];
    case 'banner':
      return [`**${plain(part.text)}**`, ...(part.detail === undefined ? [] : ['', plain(part.detail)])];
    case 'facts':
      return part.rows.map(({ label, value }) => `- ${plain(label)}: ${plain(value)}`);
    case 'bars':
      return part.items.map(({ label, text }) => `- ${plain(label)}: ${plain(text)}`);
    case 'rows':
      return rowLines(part.items);
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
        ...part.items.map(({ resultLabel, text }) => `- **${plain(resultLabel)}:** ${plain(text)}`),
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
      return [...heading(part.title), ...partLines(part.parts, level + 1)];
    case 'details':
      return [...heading(part.summary), ...partLines(part.parts, level + 1)];
    // What is waited for, typed or pressed is nothing to read later.
    case 'codeBox':
    case 'deviceCode':
    case 'countdown':
    case 'progress':
    case 'buttons':
      return [];
  }
}

function rowLines(items: readonly RowView[]): string[] {
  return items.length === 0
    ? []
    : markdownTable(
        ['', '', ''],
        items.map(({ state, text, detail = '' }) => [plain(state), plain(text), plain(detail)]),
      );
}
