// The least that a page can be: a row to click on, a webview with a heading and a button, whose press the host answers.
import * as vscode from 'vscode';

const html = `<!DOCTYPE html>
<html lang="en">
  <body>
    <h2>Empty</h2>
    <button>Next</button>
    <script>
      const host = acquireVsCodeApi();
      addEventListener('message', ({ data }) => (document.querySelector('h2').textContent = data));
      document.querySelector('button').onclick = () => host.postMessage('next');
    </script>
  </body>
</html>`;

function open() {
  const panel = vscode.window.createWebviewPanel('emptyWebview', 'Empty', vscode.ViewColumn.Active, {
    enableScripts: true,
  });
  panel.webview.onDidReceiveMessage(() => panel.webview.postMessage('Answered'));
  panel.webview.html = html;
}

export function activate(context) {
  const row = new vscode.TreeItem('Empty row');
  row.command = { command: 'emptyWebview.open', title: 'Open' };
  context.subscriptions.push(
    vscode.commands.registerCommand('emptyWebview.open', open),
    vscode.window.registerTreeDataProvider('emptyWebview.rows', {
      getChildren: () => [row],
      getTreeItem: (one) => one,
    }),
  );
}
