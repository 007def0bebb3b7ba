import { Position, Range, type Uri } from './types';

/** A text in an editor. */
export class TextDocument {
  readonly languageId = 'json';
  readonly fileName: string;
  version = 1;
  isDirty = false;
  isClosed = false;

  constructor(
    readonly uri: Uri,
    public text: string,
  ) {
    this.fileName = uri.fsPath;
  }

  get lineCount(): number {
    return this.text.split('\n').length;
  }

  getText(range?: Range): string {
    return range ? this.text.slice(this.offsetAt(range.start), this.offsetAt(range.end)) : this.text;
  }

  lineAt(line: number): { readonly text: string; readonly range: Range } {
    const text = this.text.split('\n')[line] ?? '';
    return { text, range: new Range(line, 0, line, text.length) };
  }

  offsetAt({ line, character }: Position): number {
    const before = this.text.split('\n').slice(0, line);
    return before.reduce((sum, { length }) => sum + length + 1, 0) + character;
  }

  positionAt(offset: number): Position {
    const before = this.text.slice(0, offset).split('\n');
    return new Position(before.length - 1, before.at(-1)?.length ?? 0);
  }
}
