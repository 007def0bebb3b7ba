import * as vscode from 'vscode';
import type { FileProblem, TextRange } from '../core/backupSets/fileProblem';
import { fileProblemSentence } from '../wording/backupSets/fileProblems';
import type { Estate, EstateFile } from './estate';
import { l10n } from '../wording/basics/l10n';

/**
 * What stands against the files, in Problems at its line. What the editor's JSON service says of an open document, which
 * is its grammar alone, is not said twice.
 */
export class Diagnostics implements vscode.Disposable {
  private readonly collection = vscode.languages.createDiagnosticCollection('backupAuth');
  private readonly listening: vscode.Disposable[];
  private published = new Set<string>();

  constructor(private readonly estate: Pick<Estate, 'files' | 'onDidChange'>) {
    const publishDocument = ({ uri }: vscode.TextDocument): void => this.publishOne(uri);
    this.listening = [
      estate.onDidChange(() => this.publishAll()),
      // A document that gets another language is closed and opened.
      vscode.workspace.onDidOpenTextDocument(publishDocument),
      vscode.workspace.onDidCloseTextDocument(publishDocument),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('json.validate')) this.publishAll();
      }),
    ];
    this.publishAll();
  }

  dispose(): void {
    for (const listening of this.listening) listening.dispose();
    this.collection.dispose();
  }

  private publishAll(): void {
    const { files } = this.estate;
    const now = new Set(files.map(({ uri }) => uri.toString()));
    for (const gone of this.published) {
      if (!now.has(gone)) this.collection.delete(vscode.Uri.parse(gone, true));
    }
    this.published = now;
    for (const file of files) this.publish(file);
  }

  private publishOne(uri: vscode.Uri): void {
    const address = uri.toString();
    const file = this.estate.files.find((each) => leadsTo(each, address));
    if (file) this.publish(file);
  }

  /** In one place, under whichever addresses the file is open. */
  private publish(file: EstateFile): void {
    const documents = vscode.workspace.textDocuments.filter(({ uri }) => leadsTo(file, uri.toString()));
    const isSaidTwice = (problem: FileProblem): boolean =>
      documents.some((document) => editorSays(problem, document));
    this.collection.set(file.uri, file.problems.filter((one) => !isSaidTwice(one)).map(diagnosticOf));
  }
}

function leadsTo({ file, addresses }: EstateFile, address: string): boolean {
  return address === file || addresses.some((uri) => uri.toString() === address);
}

function editorSays({ source }: FileProblem, document: vscode.TextDocument): boolean {
  if (source !== 'grammar' || !['json', 'jsonc'].includes(document.languageId)) return false;
  return (
    vscode.extensions.getExtension('vscode.json-language-features') !== undefined &&
    vscode.workspace.getConfiguration('json', document).get('validate.enable') !== false
  );
}

function diagnosticOf(problem: FileProblem): vscode.Diagnostic {
  const severity =
    problem.severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(rangeOf(problem.range), fileProblemSentence(problem), severity);
  diagnostic.source = l10n.t('Backup Sets');
  diagnostic.code = problem.id;
  return diagnostic;
}

function rangeOf({ start, end }: TextRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
