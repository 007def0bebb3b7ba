import * as vscode from 'vscode';
import { type Asked, selectedRows } from './selection';
import { type ReportInput, reportOf } from '../core/overview/report';
import type { SetRow } from '../overview/rows';
import { type ReportForm, reportForms, reportText } from '../documents/reportForms';
import { showInformation } from '../window/messages';
import { type PickItem, pickOne } from '../window/questions';
import type { CommandContext } from './context';
import { exportCustomerPage } from './exportCustomerPage';
import { saveAs } from '../documents/saveAs';
import { dayStamp } from '../wording/basics/locale';
import { l10n } from '../wording/basics/l10n';

/** Export Report: evidence for the change ticket, of the selected rows or of all; or a page to hand to a customer. */
export async function exportReport(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { estate, overview, services } = context;
  await overview.settled();
  const rows = selectedRows(overview.rows, asked, selected);
  if (rows.length === 0) {
    void showInformation(l10n.t('No file lists a backup set yet.'));
    return;
  }
  const form = await chooseForm();
  if (!form) return;
  if (form === 'customer') {
    await exportCustomerPage(context, rows, (row) => inputOf(row, context));
    return;
  }
  const now = new Date(services.now());
  const text = reportText(
    reportOf(
      rows.map((row) => inputOf(row, context)),
      now,
      services.permissionOverrides(),
    ),
    form,
    (file) => vscode.workspace.asRelativePath(estate.addressOf(file)),
  );
  const ending = reportForms[form];
  await saveAs({
    title: l10n.t('Export Report'),
    name: `backup-sets-report-${dayStamp(now.getTime())}.${ending}`,
    kind: { name: ending === 'md' ? 'Markdown' : ending.toUpperCase(), ending },
    text,
  });
}

function inputOf(
  { key, set, judgement, status }: SetRow,
  { services, localGrants }: CommandContext,
): ReportInput {
  return {
    set,
    judgement,
    status,
    before: services.memory.formerOf(key)?.method,
    grant: localGrants.grantOf(set),
    verification: status.verification,
  };
}

async function chooseForm(): Promise<ReportForm | 'customer' | undefined> {
  const forms: (PickItem & { readonly form: ReportForm | 'customer' })[] = [
    {
      form: 'short',
      label: l10n.t('Report'),
      description: l10n.t('Markdown: how far all are, and a table for each tenant'),
    },
    {
      form: 'details',
      label: l10n.t('Report with Details'),
      description: l10n.t('Markdown: everything known of each backup set, for the change ticket'),
    },
    {
      form: 'customer',
      label: l10n.t('Page for One Customer'),
      description: l10n.t('Markdown, to hand out: without IDs and without other customers'),
    },
    { form: 'csv', label: 'CSV', description: l10n.t('for a spreadsheet') },
    { form: 'json', label: 'JSON', description: l10n.t('for programs') },
  ];
  const chosen = await pickOne(forms, {
    title: l10n.t('Export Report'),
    placeHolder: l10n.t('Select what to export'),
    matchOnDescription: true,
  });
  return chosen?.form;
}
