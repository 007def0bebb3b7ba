import * as vscode from 'vscode';
import { Estate, type EstateFile } from '../../src/estate/estate';
import type { FileBytes } from '../../src/estate/fileAccess';
import { closeAllEditors, ownFolder, silent, until } from './estateFolder';

/** A folder for one test, and the estate that the test opens. */
export class EstateScene {
  readonly file: vscode.Uri;
  estate!: Estate;

  private constructor(readonly folder: vscode.Uri) {
    this.file = vscode.Uri.joinPath(folder, 'backup-sets.json');
  }

  static async begin(): Promise<EstateScene> {
    return new EstateScene(await ownFolder());
  }

  async open(readDisk?: (uri: vscode.Uri) => Promise<FileBytes>): Promise<void> {
    this.estate = new Estate(silent, readDisk);
    await this.estate.ready;
  }

  fileOf(uri: vscode.Uri): EstateFile | undefined {
    return this.estate.files.find((each) => each.uri.toString() === uri.toString());
  }

  async untilState(uri: vscode.Uri, state: string | undefined): Promise<void> {
    return until(this.estate.onDidChange, () => this.fileOf(uri)?.state === state);
  }

  problemsOf(uri: vscode.Uri): string[] | undefined {
    return this.fileOf(uri)?.problems.map(({ id }) => id);
  }

  async end(): Promise<void> {
    this.estate.dispose();
    await closeAllEditors();
    await vscode.workspace.fs.delete(this.folder, { recursive: true });
  }
}
