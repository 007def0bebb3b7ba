/** Lines of an error that are repeated: its message and the first of its stack. */
const most = 12;

/** What of a part's output is about failed tests, to be repeated at the end: a long log is often cut at its beginning. */
export function failuresIn(output: string): readonly string[] {
  const lines = output.split('\n');
  const found: string[] = [];
  for (const [at, line] of lines.entries()) {
    if (!line.includes('✖')) continue;
    const depth = line.search(/\S/);
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((next) => next.trim() !== '' && next.search(/\S/) <= depth);
    found.push(line, ...rest.slice(0, Math.min(end < 0 ? most : end, most)));
  }
  return found;
}
