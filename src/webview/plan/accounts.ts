import { blockedByRule } from '../../core/overview/planDigest';
import type { PlannedTenant } from '../../core/overview/plan';
import type { PlanStep } from '../../core/overview/planStep';
import { groupBy } from '../../core/basics/groupBy';
import { editionNames } from '../../wording/backupSets/perSet';
import { methodChange } from '../../wording/backupSets/methodChange';
import { plainText } from '../../wording/basics/plainText';
import { setCountWords } from '../../wording/basics/setCounts';
import { ruleSentence } from '../../wording/rules/rules';
import type { Part, RowView } from '../protocol';
import { quiet } from '../screens/screen';
import type { PlanModel } from './planModel';
import { foldedSets } from './setRows';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** Sets that nothing can be done for yet, by what fixes them. */
export function blocked({ plan }: PlanModel, most: number): Part[] {
  if (plan.blocked === 0) return [];
  return [
    {
      kind: 'group',
      title: l10n.t('Blocked: {0}', setCountWords(plan.blocked)),
      parts: [
        ...[...blockedByRule(plan)].flatMap(([rule, sets]): Part[] => [
          { kind: 'text', tone: 'normal', text: ruleSentence(rule, editionNames(sets)) },
          foldedSets(sets, most),
        ]),
        {
          kind: 'buttons',
          buttons: [
            { id: 'showBlocked', label: l10n.t('Show Them in the View'), enabled: true, look: 'link' },
          ],
        },
      ],
    },
  ];
}

/** What Start does: tenant after tenant, each account with what becomes of its sets and who signs in. */
export function ready({ plan }: PlanModel, most: number): Part[] {
  const sets = plan.steps.reduce((sum, step) => sum + step.sets.length, 0);
  if (sets === 0) return [];
  const tenants = plan.tenants.filter(({ accounts }) => accounts.some(({ steps }) => steps.length > 0));
  const more = tenants.length - most;
  return [
    {
      kind: 'group',
      title: l10n.t('Ready to start: {0}', setCountWords(sets)),
      parts: [
        quiet(
          l10n.t(
            'Nothing changes before you select Start. Each sign-in is a check by this extension; the product asks for its own.',
          ),
        ),
        ...tenants.slice(0, most).map((tenant) => tenantAccounts(tenant, most)),
        ...(more > 0 ? [quiet(l10n.t('… and {0} more', more))] : []),
      ],
    },
  ];
}

function tenantAccounts({ name, accounts }: PlannedTenant, most: number): Part {
  const steps = accounts.flatMap((account) => account.steps);
  const more = steps.length - most;
  const sets = steps.reduce((sum, step) => sum + step.sets.length, 0);
  return {
    kind: 'details',
    summary: `${plainText(name)}: ${setCountWords(sets)}`,
    parts: [
      { kind: 'rows', items: steps.slice(0, most).map(stepRow) },
      ...(more > 0 ? [quiet(l10n.t('… and {0} more', more))] : []),
    ],
  };
}

function stepRow(step: PlanStep): RowView {
  const changes = groupBy(step.sets, ({ set, method }) => methodChange(set.authentication.method, method));
  return {
    icon: step.way.kind === 'signIn' ? 'toMigrate' : 'inProgress',
    state: step.way.kind === 'signIn' ? l10n.t('To do') : l10n.t('In progress'),
    text: `${plainText(step.account)} (${setCountWords(step.sets.length)})`,
    detail: `${[...changes.keys()].join(between.names)} · ${whoSignsIn(step)}`,
    buttons: [],
  };
}

function whoSignsIn({ way, signer }: PlanStep): string {
  if (way.kind !== 'signIn') {
    const name = plainText(way.grant.person.name);
    return way.kind === 'save'
      ? l10n.t('Only Save is missing; authorized by {0}', name)
      : l10n.t("{0}'s authorization can be used", name);
  }
  return signer === 'globalAdministrator'
    ? l10n.t('a Global Administrator signs in')
    : l10n.t('the account, or another member that you confirm, signs in');
}
