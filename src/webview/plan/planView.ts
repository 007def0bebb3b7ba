import { practiceNotice } from '../../wording/backupSets/clouds';
import { excludedWords } from '../../wording/backupSets/excludedSets';
import { plainText } from '../../wording/basics/plainText';
import { setCountWords } from '../../wording/basics/setCounts';
import type { Button, Part, Snapshot } from '../protocol';
import { quiet } from '../screens/screen';
import { blocked, ready } from './accounts';
import { administrators } from './administrators';
import { decisions } from './decisions';
import type { PlanModel } from './planModel';
import { counts, progress } from './progress';
import { queueRows } from './queueRows';
import { dates, risks } from './risks';
import { planSources } from './sources';
import { l10n } from '../../wording/basics/l10n';

/** What the page keeps of itself, where a set's keeps the set's key. */
export const planKey = 'plan';

export type PlanBody = Omit<Snapshot, 'version'>;

/** @param most so many of a list are shown */
export function planView(model: PlanModel, most: number): PlanBody {
  const { rows, ended, queue } = model;
  return {
    key: planKey,
    title: l10n.t('Migration plan'),
    state: { icon: stateIcon(model), text: setCountWords(rows.length) },
    ...(rows.some(({ set }) => set.tenant?.cloud === 'practice') ? { practice: practiceNotice() } : {}),
    stepsLabel: '',
    steps: [],
    screen: ended ? 'ended' : queue ? 'queue' : 'plan',
    heading: ended
      ? l10n.t('The queue has ended')
      : queue
        ? l10n.t('Queue: {0} of {1}', doneIn(queue.steps) + 1, queue.steps.length)
        : l10n.t("What's next"),
    parts: [
      ...summary(model, most),
      ...progress(model, most),
      ...queueParts(model, most),
      ...risks(model, most),
      ...dates(model, most),
      ...administrators(model, most),
      ...(queue?.runs === true ? [] : decisions(model, most)),
      ...blocked(model, most),
      ...ready(model, most),
      ...counts(model),
      ...planSources(model),
    ],
    buttons: buttons(model),
    focus: 'heading',
    announcement: ended
      ? l10n.t('The queue has ended')
      : l10n.t('Migration plan: {0}', setCountWords(rows.length)),
  };
}

/** What became of a queue that ended, and where it is while it runs. */
function queueParts({ queue }: PlanModel, most: number): Part[] {
  if (!queue) return [];
  const button = (id: 'skip' | 'defer' | 'stop', label: string, enabled: boolean): Button => ({
    id,
    label,
    enabled,
    look: 'secondary',
  });
  const waiting = queue.steps.filter(({ state }) => state === 'waiting').length;
  return [
    {
      kind: 'group',
      title: l10n.t('Accounts of the queue'),
      parts: [
        { kind: 'rows', items: queueRows(queue.steps, most, queue.runs) },
        ...(queue.runs
          ? [
              {
                kind: 'buttons',
                buttons: [
                  button('skip', l10n.t('Skip'), true),
                  button('defer', l10n.t('Move to the End'), waiting > 1),
                  button('stop', l10n.t('Stop the Queue'), true),
                ],
              } as const,
            ]
          : []),
      ],
    },
  ];
}

/** The end of a queue: how many were saved, skipped and left out, and why. */
function summary({ ended }: PlanModel, most: number): Part[] {
  if (!ended) return [];
  const count = (state: (typeof ended.steps)[number]['state']) =>
    ended.steps.filter((step) => step.state === state).length;
  const [saved, skipped, waiting] = [count('saved'), count('skipped'), count('waiting')];
  const all = saved === ended.steps.length;
  const more = ended.leftOut.length - most;
  return [
    {
      kind: 'banner',
      tone: all ? 'good' : 'caution',
      text: [
        l10n.t('Authorizations saved: {0}', saved),
        ...(skipped > 0 ? [l10n.t('skipped: {0}', skipped)] : []),
        ...(waiting > 0 ? [l10n.t('not done: {0}', waiting)] : []),
        ...(ended.leftOut.length > 0 ? [l10n.t('left out: {0}', ended.leftOut.length)] : []),
      ].join(' · '),
      ...(saved > 0
        ? { detail: l10n.t('Next: authorize in the backup product, and mark each set as done.') }
        : {}),
    },
    ...(ended.leftOut.length > 0
      ? [
          {
            kind: 'list',
            title: l10n.t('Left out'),
            items: ended.leftOut.slice(0, most).map((one) => ({
              text: plainText(one.name, 60),
              detail: excludedWords(one, l10n.t('the backup product')),
            })),
          } as const,
          ...(more > 0 ? [quiet(l10n.t('… and {0} more', more))] : []),
        ]
      : []),
    {
      kind: 'details',
      summary: l10n.t('Accounts of the queue'),
      parts: [{ kind: 'rows', items: queueRows(ended.steps, most, false) }],
    },
  ];
}

function stateIcon({ risks: found, plan, rows }: PlanModel): Snapshot['state']['icon'] {
  if (found.length > 0) return 'attention';
  if (plan.steps.length > 0) return 'toMigrate';
  return rows.length > 0 && rows.every(({ status }) => status.stage === 'backupRan')
    ? 'backupRan'
    : 'recorded';
}

function doneIn(steps: readonly { readonly state: string }[]): number {
  return steps.filter(({ state }) => state !== 'waiting').length;
}

/** The way on first: to the queue that runs or waits, or to the one that Start begins. */
function buttons({ plan, queue, ended }: PlanModel): Button[] {
  const button = (id: Button['id'], label: string, look: Button['look']): Button => ({
    id,
    label,
    enabled: true,
    look,
  });
  const exportPage = button('exportPage', l10n.t('Export as Markdown…'), 'secondary');
  if (queue) {
    const label = queue.runs ? l10n.t('Return to the Account') : l10n.t('Continue Migration Queue');
    return [button('continueQueue', label, 'primary'), exportPage];
  }
  const start = plan.steps.length > 0;
  return [
    ...(ended ? [button('exportReport', l10n.t('Export Report'), 'primary')] : []),
    ...(start ? [button('start', l10n.t('Start'), ended ? 'secondary' : 'primary')] : []),
    exportPage,
  ];
}
