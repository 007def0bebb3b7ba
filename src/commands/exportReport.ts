import * as vscode from 'vscode';
import { type Asked, selectedRows } from './selection';
import { type ReportInput, reportOf } from '../core/overview/report';
import type { SetRow } from '../overview/rows';
import { type ReportForm, reportText } from '../documents/reportForms';
import { showInformation } from '../window/messages';
import { type PickItem, pickOne } from '../window/questions';
import type { CommandContext } from './context';
import { saveAs } from './editor/saveAs';
import { dayStamp } from '../wording/basics/locale';

/** Export Report: evidence for the change ticket, of the selected rows or of all. */
export async function exportReport(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { estate, overview, services } = context;
  await overview.settled();
  const rows = selectedRows(overview.rows, asked, selected);
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
  await saveAs({
    title: vscode.l10n.t('Export Report'),
    name: `backup-sets-report-${dayStamp(now.getTime())}.${form}`,
    kind: { name: formName(form), ending: form },
    text,
  });
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

function formName(form: ReportForm): string {
  return form === 'md' ? 'Markdown' : form.toUpperCase();
}
