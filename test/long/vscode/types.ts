// The classes of VS Code that hold values, as far as the extension makes them.
import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath, pathToFileURL } from 'node:url';

interface Address {
  readonly scheme: string;
  readonly path: string;
  readonly query?: string;
}

export class Uri {
  readonly authority = '';
  readonly fragment = '';
  readonly query: string;

  private constructor(
    readonly scheme: string,
    readonly path: string,
    query = '',
  ) {
    this.query = query;
  }

  static file(path: string): Uri {
    return new Uri('file', path);
  }

  static from({ scheme, path, query }: Address): Uri {
    return new Uri(scheme, path, query);
  }

  static parse(text: string): Uri {
    if (text.startsWith('file:')) return Uri.file(fileURLToPath(text));
    const [scheme = '', rest = ''] = text.split(/:(.*)/s);
    const [path = '', query] = rest.split('?');
    return new Uri(scheme, path, query);
  }

  static joinPath({ scheme, path }: Uri, ...names: readonly string[]): Uri {
    return new Uri(scheme, normalize(join(path, ...names)));
  }

  get fsPath(): string {
    return this.path;
  }

  get folder(): string {
    return dirname(this.path);
  }

  toString(): string {
    if (this.scheme === 'file') return pathToFileURL(this.path).href;
    return `${this.scheme}:${this.path}${this.query === '' ? '' : `?${this.query}`}`;
  }
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}

  isBefore({ line, character }: Position): boolean {
    return this.line < line || (this.line === line && this.character < character);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(...places: readonly [Position, Position] | readonly [number, number, number, number]) {
    const [a, b, c, d] = places;
    this.start = typeof a === 'number' ? new Position(a, b as number) : a;
    this.end = typeof a === 'number' ? new Position(c ?? 0, d ?? 0) : (b as Position);
  }

  contains(place: Position): boolean {
    return !place.isBefore(this.start) && !this.end.isBefore(place);
  }
}
export class Selection extends Range {}

/** One that keeps what it is made of. */
abstract class Made {
  readonly made: readonly unknown[];

  constructor(...made: readonly unknown[]) {
    this.made = made;
  }
}
export class TreeItem extends Made {}
export class ThemeIcon extends Made {}
export class ThemeColor extends Made {}
export class MarkdownString extends Made {
  value = '';

  appendText(text: string): this {
    this.value += text;
    return this;
  }

  appendMarkdown(text: string): this {
    return this.appendText(text);
  }
}
export class SnippetString extends Made {}
export class Hover extends Made {}
export class CodeLens extends Made {}
export class Location extends Made {}
export class Diagnostic extends Made {}
export class CodeAction extends Made {}
export class CompletionItem extends Made {}
export class DocumentSymbol extends Made {
  readonly children: unknown[] = [];
}
export class FileDecoration extends Made {}
export class RelativePattern {
  constructor(
    readonly base: unknown,
    readonly pattern: string,
  ) {}
}
export class WorkspaceEdit extends Made {}
export class TabInputTextDiff {
  constructor(
    readonly original: Uri,
    readonly modified: Uri,
  ) {}
}
/** A kind has kinds below it. */
export class CodeActionKind extends Made {
  static readonly QuickFix = new CodeActionKind('quickfix');
}

export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const;
export const UIKind = { Desktop: 1, Web: 2 } as const;
export const ViewColumn = { Active: -1, Beside: -2 } as const;
export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const;
export const StatusBarAlignment = { Left: 1, Right: 2 } as const;
export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;
export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const;
export const SymbolKind = { Module: 1, Namespace: 2, Package: 3, Object: 18, Key: 19 } as const;
export const CompletionItemKind = {
  Value: 11,
  Snippet: 14,
  Reference: 17,
  EnumMember: 19,
  User: 25,
} as const;
export const QuickPickItemKind = { Separator: -1, Default: 0 } as const;
export const QuickInputButtons = { Back: {} } as const;
export const InputBoxValidationSeverity = { Info: 1, Warning: 2, Error: 3 } as const;
export const TextEditorRevealType = { Default: 0, InCenterIfOutsideViewport: 2 } as const;
export const ConfigurationTarget = { Global: 1, Workspace: 2 } as const;
