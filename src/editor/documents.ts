import * as vscode from 'vscode';
import { inSlices } from '../core/basics/slices';
import type { Span } from '../estate/jsonc/scan';
import { type FileIndex, followEdit, indexSteps } from './text/fileIndex';
import type { TextSource } from './text/point';

interface Held {
  /** Undefined until the text was looked through once. */
  index: FileIndex | undefined;
  /** Under way, or about to begin. */
  looking: Promise<void> | undefined;
}

/** How long nobody types before a text is looked through anew, in milliseconds. */
const pause = 250;

/**
 * Where everything is in the documents that are helped with: an index for each, which follows what is typed. A text that is half
 * typed keeps what was known of it.
 */
export class Documents implements vscode.Disposable {
  private readonly held = new Map<string, Held>();
  private readonly looked = new vscode.EventEmitter<void>();
  /** A text was looked through anew. */
  readonly onDidLook = this.looked.event;
  private readonly listening: vscode.Disposable[];

  constructor() {
    this.listening = [
      new vscode.Disposable(() => this.looked.dispose()),
      vscode.workspace.onDidChangeTextDocument((change) => this.follow(change)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.held.delete(uri.toString())),
    ];
  }

  /** As it is now: at once, but for the first time. */
  async of(document: vscode.TextDocument): Promise<FileIndex> {
    const held = this.heldOf(document);
    if (!held.index) await (held.looking ??= this.look(document, held, 0));
    return held.index ?? empty;
  }

  /** The same, after what was typed last was looked at. */
  async settled(document: vscode.TextDocument): Promise<FileIndex> {
    await this.heldOf(document).looking;
    return this.of(document);
  }

  dispose(): void {
    vscode.Disposable.from(...this.listening).dispose();
    this.held.clear();
  }

  private heldOf({ uri }: vscode.TextDocument): Held {
    const address = uri.toString();
    const held = this.held.get(address) ?? { index: undefined, looking: undefined };
    this.held.set(address, held);
    return held;
  }

  private follow({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const held = this.held.get(document.uri.toString());
    if (!held?.index) return;
    const { index } = held;
    // From the end on, so that each is where it was before the others; its text is where those before it moved it.
    const changes = contentChanges.toSorted((a, b) => b.rangeOffset - a.rangeOffset);
    let moved = changes.reduce((sum, { rangeLength, text }) => sum + text.length - rangeLength, 0);
    for (const { rangeOffset, rangeLength, text } of changes) {
      moved -= text.length - rangeLength;
      const by = moved;
      followEdit(index, { offset: rangeOffset, length: rangeLength, text }, ({ offset, length }) =>
        pieceOf(document, { offset: offset + by, length }),
      );
    }
    if (!index.isWhole) held.looking ??= this.look(document, held, pause);
  }

  private async look(document: vscode.TextDocument, held: Held, after: number): Promise<void> {
    let version: number;
    let index: FileIndex;
    do {
      ({ version } = document);
      await new Promise((resolve) => setTimeout(resolve, after));
      if (document.version !== version) continue;
      index = await inSlices(indexSteps(document.getText()));
      if (document.version === version && (index.isWhole || !held.index)) held.index = index;
    } while (document.version !== version && !document.isClosed);
    held.looking = undefined;
    this.looked.fire();
  }
}

const empty: FileIndex = { entries: [], lists: {}, isWhole: false };

/** A document's text, by pieces. */
export function textOf(document: vscode.TextDocument): TextSource {
  return {
    length: document.offsetAt(document.lineAt(document.lineCount - 1).range.end),
    slice: (start, end) => pieceOf(document, { offset: start, length: end - start }),
  };
}

export function rangeOf(document: vscode.TextDocument, { offset, length }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
}

function pieceOf(document: vscode.TextDocument, place: Span): string {
  return document.getText(rangeOf(document, place));
}
