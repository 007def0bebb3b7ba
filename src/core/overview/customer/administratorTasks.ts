import type { TargetMethod } from '../../backupSets/backupSet';
import { accountKey } from '../../backupSets/backupSet';
import { tenantName } from '../../backupSets/byTenant';
import { groupBy } from '../../basics/groupBy';
import type { Signer } from '../../rules/judgement';
import { firstMethod } from '../../rules/rules';
import type { ConsentRequest } from '../consentRequests';
import type { ReportInput } from '../report';
import { tenantTitle } from './customers';
import { leftOf } from './left';

/** What only somebody of the customer's organization can do. */
export type AdministratorTask =
  /** @see ConsentRequest: it is not confirmed. `askedAt`: ISO 8601; undefined: nobody was asked, or not for all of it. */
  | {
      readonly kind: 'consent';
      readonly tenant: string;
      readonly askedAt: string | undefined;
      readonly permissions: readonly string[];
      readonly sets: number;
    }
  /** `check`: a sign-in for the check that this program makes comes before that of the product. */
  | {
      readonly kind: 'signIn';
      readonly tenant: string;
      readonly signer: Signer;
      readonly check: boolean;
      /** Those that sign in, or that an administrator signs in for; each once. */
      readonly accounts: readonly string[];
      /** At least one. */
      readonly of: readonly ReportInput[];
    };

/** What the administrators of these sets' tenants must do, a tenant after the other, each thing once. */
export function administratorTasks(
  inputs: readonly ReportInput[],
  consents: readonly ConsentRequest[],
): readonly AdministratorTask[] {
  const signIns = inputs.flatMap((input) => {
    const need = signInOf(input);
    return need ? [{ ...need, input, tenant: tenantName(input.set) }] : [];
  });
  const bySignIn = groupBy(
    signIns,
    ({ tenant, signer, check }) => `${tenant.toLowerCase()} ${signer} ${check}`,
  );
  const tasks: AdministratorTask[] = [...bySignIn.values()].map((of) => {
    const [{ tenant, signer, check }] = of;
    const byAccount = groupBy(of, ({ input }) => accountKey(input.set.account));
    const inputs = of.map(({ input }) => input);
    const accounts = [...byAccount.values()].map(([{ input }]) => input.set.account.trim());
    return { kind: 'signIn', tenant: tenantTitle(tenant, inputs), signer, check, accounts, of: inputs };
  });
  return [...consentTasks(consents), ...tasks];
}

/** Who must sign in for the set next. Undefined: nobody. */
export function signInOf({
  set,
  status,
  judgement,
}: Pick<ReportInput, 'set' | 'status' | 'judgement'>):
  | { readonly signer: Signer; readonly check: boolean }
  | undefined {
  const left = leftOf({ status });
  const check = left.some((id) => id === 'migrate' || id === 'review' || id === 'authorizeAgain');
  if (!check && !left.includes('inProduct')) return undefined;
  const { method } = set.authentication;
  const next: TargetMethod = check
    ? (firstMethod(judgement, method) ?? 'modern')
    : method === 'hybrid'
      ? method
      : 'modern';
  // A check that is finished and waits for its Save needs nobody any more.
  return { signer: judgement[next].signer, check: check && status.authorization !== 'notSaved' };
}

/** Of a tenant with several apps, one: whoever is asked for all of them was asked. */
function consentTasks(consents: readonly ConsentRequest[]): readonly AdministratorTask[] {
  return [...groupBy(consents, ({ tenant }) => tenant.tenant.toLowerCase()).values()].map((of) => {
    const asked = of.map(({ known }) => (known.state === 'asked' ? known.at : undefined));
    return {
      kind: 'consent',
      tenant: tenantTitle(
        of[0].tenant.tenant,
        of.flatMap(({ sets }) => sets),
      ),
      askedAt: asked.includes(undefined) ? undefined : asked[0],
      permissions: [...new Set(of.flatMap(({ names }) => names))],
      sets: of.reduce((sum, { sets }) => sum + sets.length, 0),
    };
  });
}
