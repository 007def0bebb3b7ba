import { signInOf } from '../core/overview/customer/administratorTasks';
import { customerPageOf } from '../core/overview/customer/customerPage';
import { type Customer, customersOf } from '../core/overview/customer/customers';
import { consentRequests } from '../core/overview/consentRequests';
import type { Tenant } from '../core/backupSets/backupSet';
import type { ReportInput } from '../core/overview/report';
import { customerPageText } from '../documents/customerPage';
import { permissionsOf } from '../migration/permissionsOf';
import type { SetRow } from '../overview/rows';
import { type PickItem, pickOne } from '../window/questions';
import { compareNames, dayStamp } from '../wording/basics/locale';
import { plainText } from '../wording/basics/plainText';
import { setCountWords } from '../wording/basics/setCounts';
import type { CommandContext } from './context';
import { saveAs } from '../documents/saveAs';
import { inLanguageOf } from '../wording/basics/languages';
import { l10n } from '../wording/basics/l10n';

/**
 * Export Report, Page for One Customer: chosen among those of the selected rows, it is about all of the customer's sets, since
 * "12 of 12" of some of them would mislead.
 */
export async function exportCustomerPage(
  { overview, localGrants, services }: CommandContext,
  selected: readonly SetRow[],
  inputOf: (row: SetRow) => ReportInput,
): Promise<void> {
  const asked = new Set(selected);
  const customers = customersOf(
    overview.rows.tenants.flatMap(({ accounts }) => accounts.flatMap(({ sets }) => sets)),
  );
  const customer = await choose(customers.filter(({ items }) => items.some((row) => asked.has(row))));
  if (!customer) return;
  const level = services.permissionLevel();
  const consents = consentRequests(
    customer.items.filter((row) => signInOf(row)?.check),
    {
      grants: localGrants.all,
      permissions: (wanted) => permissionsOf(wanted, { level }, services),
    },
  );
  const now = new Date(services.now());
  const page = customerPageOf({ ...customer, items: customer.items.map(inputOf) }, consents, now);
  await saveAs({
    title: l10n.t('Export Page for One Customer'),
    name: `${fileStem(customer.name)}-${dayStamp(now.getTime())}.md`,
    kind: { name: 'Markdown', ending: 'md' },
    text: inLanguageOf(speaksOf(customer), () => customerPageText(page)),
  });
}

/** Whose language the page has: the first tenant that names one. */
function speaksOf({ items }: Customer<SetRow>): Tenant | undefined {
  return items.find(({ set }) => set.tenant?.language !== undefined)?.set.tenant;
}

async function choose(customers: readonly Customer<SetRow>[]): Promise<Customer<SetRow> | undefined> {
  if (customers.length < 2) return customers[0];
  const picks = [...customers]
    .sort((a, b) => compareNames(a.name, b.name))
    .map((customer): PickItem & { readonly customer: Customer<SetRow> } => ({
      label: plainText(customer.name),
      description: setCountWords(customer.items.length),
      customer,
    }));
  const chosen = await pickOne(picks, {
    title: l10n.t('Export Page for One Customer'),
    placeHolder: l10n.t('Select the customer'),
  });
  return chosen?.customer;
}

/** Letters and digits of any script; a file system lets them be. */
function fileStem(name: string): string {
  const words = plainText(name, 60).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length > 0 ? words.join('-') : 'customer';
}
