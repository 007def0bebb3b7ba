import * as vscode from 'vscode';
import type { FileProblem } from '../core/backupSets/fileProblem';
import { fixTitle, secretRemovedWords } from '../wording/backupSets/fixes';
import { showWarning } from '../window/messages';
import { type Documents, rangeOf, textOf } from './documents';
import type { EditorParts } from './editorParts';
import { type Fix, fixesFor } from './text/fixes';
import { l10n } from '../wording/basics/l10n';

/** Called by the fix itself, once it was applied: no command of the palette. */
const removed = 'backupAuth.secretRemoved';

/** Quick fixes for what Problems shows of a backup-sets file. */
export class CodeActions implements vscode.CodeActionProvider {
  static readonly kinds = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };

  constructor(
    private readonly documents: Documents,
    private readonly parts: EditorParts,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const index = await this.documents.settled(document);
    const ours = diagnostics.filter(({ source }) => source === l10n.t('Backup Sets'));
    return ours.flatMap((diagnostic) => {
      const problem = this.problemOf(document, diagnostic);
      const offset = document.offsetAt(diagnostic.range.start);
      const id = index.entries.find((entry) => entry.offset <= offset && offset < entry.offset + entry.length)
        ?.texts.id?.value;
      const file = this.parts.fileOf(document);
      const row = file && id !== undefined ? this.parts.setRow(file, id) : undefined;
      const hybridIsOpen = row?.judgement.hybrid.open ?? false;
      const fixes = fixesFor({ ...problem, offset }, index, textOf(document), { hybridIsOpen });
      return fixes.map((fix) => actionOf(document, diagnostic, fix));
    });
  }

  /** As it was read: the editor's copy of a problem keeps its place and its id alone. */
  private problemOf(
    document: vscode.TextDocument,
    { code, range }: vscode.Diagnostic,
  ): Pick<FileProblem, 'id' | 'params'> {
    const found = this.parts
      .fileOf(document)
      ?.problems.find(
        (problem) =>
          problem.id === code &&
          problem.range.start.line === range.start.line &&
          problem.range.start.character === range.start.character,
      );
    return found ?? { id: code as FileProblem['id'], params: {} };
  }
}

function actionOf(document: vscode.TextDocument, diagnostic: vscode.Diagnostic, fix: Fix): vscode.CodeAction {
  const action = new vscode.CodeAction(fixTitle(fix.id, fix.what), vscode.CodeActionKind.QuickFix);
  action.diagnostics = [diagnostic];
  action.isPreferred = fix.isPreferred;
  action.edit = new vscode.WorkspaceEdit();
  for (const { offset, length, text } of fix.edits) {
    action.edit.replace(document.uri, rangeOf(document, { offset, length }), text);
  }
  if (fix.id === 'removeSecret')
    action.command = { title: action.title, command: removed, arguments: [fix.what] };
  return action;
}

export function registerSecretRemoved(): vscode.Disposable {
  return vscode.commands.registerCommand(removed, (property: unknown) =>
    showWarning(secretRemovedWords(String(property))),
  );
}
