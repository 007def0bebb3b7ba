import { MarkdownString } from 'vscode';
import { linesAsMarkdown } from '../wording/basics/markdown';

/**
 * A tooltip of plain lines: the first one bold, those that begin with "• " a list, an empty one a paragraph's end. Not
 * trusted, no HTML and no icons; what the lines hold is shown as it is, whoever wrote it.
 */
export function markdownTooltip(lines: readonly string[]): MarkdownString {
  const markdown = new MarkdownString(linesAsMarkdown(lines));
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown.supportThemeIcons = false;
  return markdown;
}
