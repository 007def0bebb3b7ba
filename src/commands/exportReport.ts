import * as vscode from 'vscode';
import { createAtomically } from '../config/atomicWrite';
import { errorCode } from '../config/fileAccess';
import { type ReportInput, reportOf } from '../core/report';
import type { SetRow } from '../tree/rows';
import { plainText } from '../wording/plainText';
import { type ReportForm, reportText } from '../wording/reportForms';
import { showError, showInformation } from '../window/messages';
import { type PickItem, pickOne } from '../window/questions';
import type { Asked } from './chooseSet';
import type { CommandContext } from './context';
import { rowsAsked } from './rowsAsked';
import { dayStamp } from '../wording/times';

/** Export Report: evidence for the change ticket, of the selected rows or of all. */
export async function exportReport(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { estate, overview, services } = context;
  await overview.settled();
  const rows = rowsAsked(overview.rows, asked, selected);
  if (rows.length === 0) {
    void showInformation(vscode.l10n.t('No file lists a backup set yet.'));
    return;
  }
  const form = await chooseForm();
  if (!form) return;
  const now = new Date(services.now());
  const text = reportText(
    reportOf(inputsOf(rows, context), now, services.permissionOverrides()),
    form,
    (file) => vscode.workspace.asRelativePath(estate.addressOf(file)),
  );
  await save(new TextEncoder().encode(text), form, now);
}

function inputsOf(rows: readonly SetRow[], { services, localGrants }: CommandContext): ReportInput[] {
  return rows.map(({ key, set, judgement, status }) => ({
    set,
    judgement,
    status,
    before: services.memory.formerOf(key)?.method,
    grant: localGrants.grantOf(set),
    verification: status.verification,
  }));
}

async function chooseForm(): Promise<ReportForm | undefined> {
  const forms: (PickItem & { readonly form: ReportForm })[] = [
    { form: 'md', label: 'Markdown', description: vscode.l10n.t('to read, and for the change ticket') },
    { form: 'csv', label: 'CSV', description: vscode.l10n.t('for a spreadsheet') },
    { form: 'json', label: 'JSON', description: vscode.l10n.t('for programs') },
  ];
  const chosen = await pickOne(forms, {
    title: vscode.l10n.t('Export Report'),
    placeHolder: vscode.l10n.t('In which form?'),
  });
  return chosen?.form;
}

/** Asks where to, and again where that place refuses. */
async function save(bytes: Uint8Array, form: ReportForm, now: Date): Promise<void> {
  const name = `backup-sets-report-${dayStamp(now.getTime())}.${form}`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  let refused: boolean;
  do {
    const uri = await vscode.window.showSaveDialog({
      title: vscode.l10n.t('Export Report'),
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, name) } : {}),
      filters: { [formName(form)]: [form] },
    });
    if (!uri) return;
    refused = !(await written(uri, bytes));
  } while (refused);
}

function formName(form: ReportForm): string {
  return form === 'md' ? 'Markdown' : form.toUpperCase();
}

/** False: that place refused, and the person wants another one. */
async function written(uri: vscode.Uri, bytes: Uint8Array): Promise<boolean> {
  try {
    if (uri.scheme === 'file') await createAtomically(uri.fsPath, bytes);
    else await vscode.workspace.fs.writeFile(uri, bytes);
  } catch (error) {
    const elsewhere = vscode.l10n.t('Save Elsewhere…');
    const message = vscode.l10n.t(
      'The report could not be written to {0} ({1}): nothing was written. Choose a place that you may write to.',
      plainText(uri.scheme === 'file' ? uri.fsPath : uri.path),
      errorCode(error),
    );
    return (await showError(message, elsewhere)) !== elsewhere;
  }
  const open = vscode.l10n.t('Open');
  const saved = vscode.l10n.t('The report was saved: {0}', plainText(vscode.workspace.asRelativePath(uri)));
  void showInformation(saved, open).then(async (answer) => {
    if (answer === open) await vscode.window.showTextDocument(uri);
  });
  return true;
}
