import * as vscode from 'vscode';
import { diagnosticsText } from '../core/diagnosticsText';
import type { CommandParts } from './parts';

/** Copy Diagnostics: for a support case, with nobody's name in it. */
export async function copyDiagnostics({ estate, overview, migrations }: CommandParts): Promise<void> {
  await overview.settled();
  const text = diagnosticsText({
    versions: {
      extension: versionOf(
        vscode.extensions.getExtension('backup-auth-migrator.backup-auth-migrator')?.packageJSON,
      ),
      vscode: vscode.version,
      system: `${process.platform} ${process.arch}`,
      node: process.versions.node,
    },
    window: {
      kind: vscode.env.uiKind === vscode.UIKind.Web ? 'web' : 'desktop',
      remote: vscode.env.remoteName?.replace(/\W.*/, '') ?? 'none',
      trusted: vscode.workspace.isTrusted,
      folders: vscode.workspace.workspaceFolders?.length ?? 0,
    },
    files: estate.files,
    rows: overview.rows.sets,
    grants: migrations.grantsHere.length,
    problems: migrations.problemsMet,
  });
  await vscode.env.clipboard.writeText(text);
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The diagnostics are on the clipboard: versions, counts and kinds of problems. No account, tenant, path or token is in them.',
    ),
  );
}

function versionOf(manifest: unknown): string {
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
