const lineEnding = /\r\n|\n|\r/g;

/** A checkout may write every line ending of a file anew: texts that differ in nothing else are equal. */
export function sameButForLineEndings(a: string, b: string): boolean {
  return withLineEndings(a, '\n') === withLineEndings(b, '\n');
}

/** JSON has line breaks between values and in comments only: no value changes by this. */
export function withLineEndings(text: string, ending: string): string {
  return text.replace(lineEnding, ending);
}

/** The first that a text has. */
export function lineEndingOf(text: string): string | undefined {
  return /\r\n|\n|\r/.exec(text)?.[0];
}
