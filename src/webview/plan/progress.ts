import { groupBy } from '../../core/basics/groupBy';
import { tenantName } from '../../core/backupSets/byTenant';
import { progressOf } from '../../core/overview/setStage';
import { compareNames, numberWords } from '../../wording/basics/locale';
import { plainText } from '../../wording/basics/plainText';
import { countOfWords } from '../../wording/basics/progress';
import type { SetRow } from '../../overview/rows';
import type { Button, Part } from '../protocol';
import { quiet } from '../screens/screen';
import { progressGroupings, type PlanModel, type ProgressGrouping } from './planModel';
import { l10n } from '../../wording/basics/l10n';

type Bar = Extract<Part, { kind: 'bars' }>['items'][number];

/** How far all sets are, and those of each tenant, owner, wave or customer. @param most so many groups are listed */
export function progress({ rows, grouping }: PlanModel, most: number): Part[] {
  const all = barOf(l10n.t('All backup sets'), rows, true);
  if (!all) return [quiet(l10n.t('No backup set needs a migration.'))];
  const groups = [...groupBy(rows, (row) => wordOf(row, grouping))]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : compareNames(a, b)))
    .flatMap(([word, ofIt]) => barOf(word === '' ? l10n.t('Not given') : plainText(word), ofIt, false) ?? []);
  const more = groups.length - most;
  const choices = progressGroupings.filter(
    (one) => one === 'tenant' || rows.some((row) => wordOf(row, one) !== ''),
  );
  return [
    { kind: 'bars', items: [all] },
    ...(groups.length > 1 || choices.length > 1
      ? [
          {
            kind: 'details',
            summary: groupingName(grouping),
            parts: [
              ...(choices.length > 1
                ? [{ kind: 'buttons', buttons: choices.map((one) => choice(one, grouping)) } as const]
                : []),
              { kind: 'bars', items: groups.slice(0, most) },
              ...(more > 0 ? [quiet(l10n.t('… and {0} more', more))] : []),
            ],
          } as const,
        ]
      : []),
  ];
}

function choice(one: ProgressGrouping, chosen: ProgressGrouping): Button {
  return { id: 'group', label: groupingName(one), enabled: one !== chosen, look: 'link', argument: one };
}

function groupingName(grouping: ProgressGrouping): string {
  switch (grouping) {
    case 'tenant':
      return l10n.t('By tenant');
    case 'owner':
      return l10n.t('By owner');
    case 'wave':
      return l10n.t('By wave');
    case 'customer':
      return l10n.t('By customer');
  }
}

function wordOf({ set }: SetRow, grouping: ProgressGrouping): string {
  return grouping === 'tenant' ? tenantName(set) : (set.team?.[grouping] ?? '');
}

/** Undefined: none of them was to be migrated. */
function barOf(label: string, rows: readonly SetRow[], inFull: boolean): Bar | undefined {
  const counts = progressOf(rows.map(({ status }) => status.stage));
  const { done, recorded, all, backupRan, toMigrate } = counts;
  if (all === 0) return undefined;
  const inWords = () =>
    l10n.t(
      '{0} of {1} done in the product · backup ran: {2} · recorded: {3} · to migrate: {4}',
      done,
      all,
      backupRan,
      recorded,
      toMigrate,
    );
  // The page's head counts these too.
  const others = rows.length - all;
  const text = inFull
    ? [inWords(), ...(others > 0 ? [l10n.t('already off Basic: {0}', others)] : [])].join(' · ')
    : (countOfWords(counts) ?? '');
  return { label, text, ran: backupRan, done: done - backupRan, recorded, all };
}

/** What needs no sign-in: each count with what is to be done about it. */
export function counts({ plan }: PlanModel): Part[] {
  const { toVerify, progress: done, recordedWithout, toUpgrade, inOrder } = plan;
  const rows = [
    { label: l10n.t('Test the authorization first'), value: toVerify },
    { label: l10n.t('Authorize in the product, then mark as done'), value: done.recorded },
    { label: l10n.t('Recorded without authorizing'), value: recordedWithout },
    { label: l10n.t('Hybrid until the product is upgraded'), value: toUpgrade },
    { label: l10n.t('Nothing to do'), value: inOrder },
  ].filter(({ value }) => value > 0);
  return rows.length === 0
    ? []
    : [{ kind: 'facts', rows: rows.map(({ label, value }) => ({ label, value: numberWords(value) })) }];
}
