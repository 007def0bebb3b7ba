/** Every mark that Markdown, or a mark-up within it, could take for its own; `:` and `@` too, of which it makes links. */
const punctuation = /[!-/:-@[-`{-~]/g;

/** Text that Markdown shows as it is. */
export function plainMarkdown(text: string): string {
  return text.replace(punctuation, '\\$&');
}

/**
 * Plain lines as Markdown: the first one bold, those that begin with "• " items of a list, an empty one the end of a
 * paragraph.
 */
export function linesAsMarkdown([first = '', ...others]: readonly string[]): string {
  const lines = others.map((line) => {
    if (line === '') return '';
    return line.startsWith('• ') ? `- ${plainMarkdown(line.slice(2))}` : `${plainMarkdown(line)}  `;
  });
  return [`**${plainMarkdown(first)}**  `, ...lines].join('\n');
}
