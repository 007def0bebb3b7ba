import { signInOf } from '../../core/overview/customer/administratorTasks';
import { customerPageOf } from '../../core/overview/customer/customerPage';
import { type Customer, customersOf } from '../../core/overview/customer/customers';
import { consentRequests } from '../../core/overview/consentRequests';
import { permissionLevels } from '../../core/identity/permissionOverrides';
import { type ReportInput, reportOf } from '../../core/overview/report';
import { customerPageText } from '../../documents/customerPage';
import { type ReportForm, reportText } from '../../documents/reportForms';
import { permissionsOf } from '../../migration/permissionsOf';
import type { SetRow } from '../../overview/rows';
import { estateRows } from '../estateRows';
import { type Options, UsageError } from '../options';
import { printable, printableJson, type Terminal } from '../output';

type ReportOptions = Extract<Options, { command: 'report' }>;

/** What Export Report saves, as far as the files alone say it. @throws Failed, UsageError */
export async function report(options: ReportOptions, terminal: Terminal): Promise<number> {
  const { rows, fileName, whole } = await estateRows(options.paths, terminal);
  const all = rows.tenants.flatMap(({ accounts }) => accounts.flatMap(({ sets }) => sets));
  const customer = options.customer === undefined ? undefined : customerNamed(options.customer, all);
  const now = new Date(terminal.now());
  const { format, details } = options;
  if (customer && format === 'markdown' && !details) {
    terminal.out(printable(customerText(customer, now)));
  } else {
    const form: ReportForm = format === 'markdown' ? (details ? 'details' : 'short') : format;
    const inputs = (customer?.items ?? all).map(inputOf);
    const text = reportText({ ...reportOf(inputs, now, {}), fileOnly: true }, form, fileName);
    terminal.out(format === 'json' ? printableJson(text) : printable(text));
  }
  return whole ? 0 : 1;
}

function customerNamed(name: string, rows: readonly SetRow[]): Customer<SetRow> {
  const customers = customersOf(rows);
  const wanted = name.trim().toLowerCase();
  const found = customers.find((one) => one.name.toLowerCase() === wanted);
  if (found) return found;
  throw new UsageError({ id: 'noCustomer', value: name, choices: customers.map((one) => one.name) });
}

function customerText(customer: Customer<SetRow>, now: Date): string {
  const asked = { level: permissionLevels[0] };
  const today = { now: () => now.getTime(), permissionOverrides: () => ({}) };
  const consents = consentRequests(
    customer.items.filter((row) => signInOf(row)?.check),
    { grants: [], permissions: (wanted) => permissionsOf(wanted, asked, today) },
  );
  return customerPageText(customerPageOf({ ...customer, items: customer.items.map(inputOf) }, consents, now));
}

/** What only a computer knows that authorized or tested it is left out. */
function inputOf({ set, judgement, status }: SetRow): ReportInput {
  return { set, judgement, status, before: undefined, grant: undefined, verification: undefined };
}
