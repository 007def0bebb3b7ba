import * as vscode from 'vscode';

export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.commands.registerCommand('backupAuth.hello', () => vscode.window.showInformationMessage('Hello')),
  );
}
