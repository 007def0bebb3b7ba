import { isTenantName } from '../../core/backupSets/tenantName';
import { isVersion } from '../../core/backupSets/version';
import type { FirstEntries } from '../../estate/file/newFileText';
import type { PickItem } from '../../window/questions';
import { type Step, askInStep, askInSteps, pickInStep } from '../../window/steps';
import { plainText } from '../../wording/basics/plainText';
import { l10n } from '../../wording/basics/l10n';
import { clientIdRefusal } from './clientIdRefusal';

type Product = PickItem & { readonly product: { readonly name: string; readonly kind: string } };

const product = (name: string, kind: string): Product => ({
  label: plainText(name, 60),
  description: kind,
  product: { name, kind },
});

/** What a new file begins with: product, version, tenant, client ID. Undefined: given up. */
export async function askFirstEntries(): Promise<FirstEntries | undefined> {
  const given = { name: '', kind: '', version: '', tenant: '', clientId: '' };
  const line = (
    field: 'version' | 'tenant' | 'clientId',
    title: () => string,
    prompt: () => string,
    refuses: (text: string) => string | undefined,
  ): Step => ({
    ask: async (place) => {
      const answer = await askInStep({
        place: { ...place, title: title() },
        prompt: prompt(),
        value: given[field],
        refuses: (text) => refuses(text.trim()),
      });
      if (answer.kind !== 'given') return answer.kind === 'back' ? 'back' : 'givenUp';
      given[field] = answer.value.trim();
      return 'next';
    },
  });
  const title = l10n.t('Create Backup Sets File');
  const done = await askInSteps(title, [
    {
      ask: async (place) => {
        const answer = await pickInStep<Product>({
          place,
          placeHolder: l10n.t('Select your backup product, or type its name'),
          picks: [product('AhsayOBM', 'OBM'), product('AhsayACB', 'ACB')],
          typed: (text) => [product(text, 'OBM'), product(text, 'ACB')],
        });
        if (answer.kind !== 'given') return answer.kind === 'back' ? 'back' : 'givenUp';
        [given.name, given.kind] = [answer.value.product.name, answer.value.product.kind];
        return 'next';
      },
    },
    line(
      'version',
      () => l10n.t('Version of {0}', plainText(given.name, 60)),
      () => l10n.t('The version decides which rules apply, for example 8.3.6.0.'),
      (text) => (isVersion(text) ? undefined : l10n.t('Enter numbers with dots, for example 8.3.6.0.')),
    ),
    line(
      'tenant',
      () => l10n.t('Microsoft 365 Tenant'),
      () => l10n.t('A domain of the tenant, or its ID, for example contoso.onmicrosoft.com.'),
      (text) =>
        isTenantName(text)
          ? undefined
          : l10n.t('Enter a domain or a tenant ID, without an address around it.'),
    ),
    line(
      'clientId',
      () => l10n.t('Client ID'),
      () =>
        l10n.t('The "Application (client) ID" of your own app registration in Entra. It isn\'t a secret.'),
      clientIdRefusal,
    ),
  ]);
  if (!done) return undefined;
  const { name, kind, version, tenant, clientId } = given;
  return { edition: { name, kind, version }, tenant, clientId };
}
