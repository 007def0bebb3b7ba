import { l10n } from 'vscode';
import { keyOf } from '../core/backupSets/backupSet';
import type { Problem } from '../core/identity/problem';
import type { QueueNow } from '../core/steps/queueState';
import { differenceWords } from '../wording/backupSets/differences';
import { practiceNotice } from '../wording/backupSets/clouds';
import { problemWords } from '../wording/identity/problems';
import { setCountWords } from '../wording/basics/setCounts';
import { methodName } from '../wording/rules/status';
import { excludedWords } from '../wording/backupSets/excludedSets';
import { plainText } from '../wording/basics/plainText';
import { problemView } from './problemView';
import type { Button, Part, ProblemView, QueueView, Snapshot, StepId } from './protocol';
import { authorize } from './screens/authorize';
import { confirm } from './screens/confirm';
import { review } from './screens/review';
import { saved } from './screens/saved';
import type { Screen, ScreenModel } from './screens/screen';
import { waiting } from './screens/waiting';

const order: readonly StepId[] = ['continue', 'authorize', 'code', 'save'];

/** The state of a migration as the page shows it: every word of it is made here, in the host. */
export function pageView(facts: ScreenModel, version: number): Snapshot {
  const screen = screenOf(facts);
  const { problem } = facts.state;
  const now = order.indexOf(screen.step);
  const finished = facts.state.at.step === 'saved';
  const shown = problemOnTop(facts);
  return {
    version,
    set: keyOf(facts.set),
    title: facts.members.length > 1 ? facts.set.account : facts.set.name,
    subtitle: subtitle(facts),
    ...(facts.set.tenant?.cloud === 'practice' ? { practice: practiceNotice() } : {}),
    ...(facts.queue ? { queue: queueView(facts.queue, facts) } : {}),
    stepsLabel: l10n.t('Steps of the migration'),
    steps: order.map((id, index) => ({
      id,
      label: stepLabel(id),
      state: index < now || finished ? 'done' : index === now ? 'now' : 'next',
    })),
    screen: screen.id,
    heading: screen.heading,
    ...(shown ? { problem: shown } : {}),
    parts: [...differenceRows(facts), ...screen.parts],
    buttons: screen.buttons,
    // Enter must not repeat the way that was just refused, where another one mends it.
    focus: screen.focus === 'authorize' && shown?.buttons[0]?.id === 'otherWay' ? 'otherWay' : screen.focus,
    announcement: problem
      ? problemWords(problem).what
      : screen.news === undefined
        ? screen.heading
        : `${screen.heading}. ${screen.news}`,
  };
}

/** That the entry changed comes before whatever went wrong before. */
function problemOnTop(facts: ScreenModel): ProblemView | undefined {
  const { differences, state } = facts;
  if (differences.length > 0) return problemView({ kind: 'setChanged', differences }, facts);
  const { problem } = state;
  return problem && !isBesideTheBox(problem) ? problemView(problem, facts) : undefined;
}

function differenceRows({ differences }: ScreenModel): Part[] {
  if (differences.length === 0) return [];
  const rows = differences.map(differenceWords).map(({ label, before, now }) => ({
    label,
    value: before === '' ? now : `${before} → ${now}`,
  }));
  return [{ kind: 'facts', rows }];
}

/** What is said of a paste stands at the box it is about. */
export function isBesideTheBox(problem: Problem): boolean {
  return (
    problem.kind === 'paste' ||
    problem.kind === 'adminConsent' ||
    (problem.kind === 'attempt' && problem.reason === 'noCode')
  );
}

function screenOf(facts: ScreenModel): Screen {
  switch (facts.state.at.step) {
    case 'review':
      return review(facts);
    case 'authorize':
      return authorize(facts);
    case 'waiting':
    case 'exchanging':
      return waiting(facts);
    case 'confirm':
    case 'saving':
      return confirm(facts);
    case 'saved':
      return saved(facts);
  }
}

function queueView(
  { at, of, account, tenant, mayDefer, leftOut }: QueueNow,
  { state, edition }: ScreenModel,
): QueueView {
  const { step } = state.at;
  const link = (id: Button['id'], label: string, enabled: boolean): Button => ({
    id,
    label,
    enabled: enabled && step !== 'saving',
    look: 'secondary',
  });
  return {
    progress: l10n.t('{0} of {1}: {2} at {3}', at, of, plainText(account), plainText(tenant)),
    notes: leftOut.map((one) =>
      l10n.t('{0} was left out: {1}', plainText(one.name), excludedWords(one, edition)),
    ),
    buttons: [
      ...(step === 'saved'
        ? []
        : [link('skip', l10n.t('Skip'), true), link('defer', l10n.t('Put Off to the End'), mayDefer)]),
      link('stop', l10n.t('Stop the Queue'), true),
    ],
  };
}

function subtitle({ set, members, state, cloudName }: ScreenModel): string {
  const where = [set.tenant?.tenant ?? set.tenantId, cloudName];
  if (members.length > 1)
    return [setCountWords(members.length), ...where].filter((word) => word !== '').join(' · ');
  const from = methodName(set.authentication.method);
  const to = state.choices.method && methodName(state.choices.method);
  const move = to && to !== from && state.at.step !== 'saved' ? `${from} → ${to}` : (to ?? from);
  return [move, set.account, ...where].filter((word) => word !== '').join(' · ');
}

function stepLabel(id: StepId): string {
  switch (id) {
    case 'continue':
      return l10n.t('Continue');
    case 'authorize':
      return l10n.t('Authorize');
    case 'code':
      return l10n.t('Code');
    case 'save':
      return l10n.t('Save');
  }
}
