import { keyOf } from '../core/backupSets/backupSet';
import type { Problem } from '../core/identity/problem';
import type { QueueNow } from '../core/steps/queueState';
import { differenceWords } from '../wording/backupSets/differences';
import { practiceNotice } from '../wording/backupSets/clouds';
import { problemWords } from '../wording/identity/problems';
import { setCountWords } from '../wording/basics/setCounts';
import { methodChange } from '../wording/backupSets/methodChange';
import { stateWords } from '../wording/rules/setState';
import { isDone } from '../core/overview/setStage';
import { type MigrationState, phaseOf } from '../core/steps/migrationState';
import { setStateOf } from '../core/overview/setState';
import { excludedWords } from '../wording/backupSets/excludedSets';
import { plainText } from '../wording/basics/plainText';
import { problemView } from './problemView';
import type { Button, Part, ProblemView, QueueView, Snapshot, StepId } from './protocol';
import { authorize } from './screens/authorize';
import { confirm } from './screens/confirm';
import { overview } from './screens/overview';
import { review } from './screens/review';
import { saved } from './screens/saved';
import type { Screen, ScreenModel } from './screens/screen';
import { about } from './screens/about';
import { queueRows } from './plan/queueRows';
import { waiting } from './screens/waiting';
import { l10n } from '../wording/basics/l10n';

/** Longer lists are on the plan's page. */
const listedAccounts = 20;

const order: readonly StepId[] = ['continue', 'authorize', 'code', 'save'];

/** The state of a migration as the page shows it: every word of it is made here, in the host. */
export function pageView(facts: ScreenModel, version: number): Snapshot {
  const screen = screenOf(facts);
  const { problem } = facts.state;
  const now = screen.step === undefined ? -1 : order.indexOf(screen.step);
  const finished = facts.state.at.step === 'saved';
  const shown = problemOnTop(facts);
  // The way on is not what was just refused, where another way mends it.
  const instead = shown?.buttons[0]?.id === 'otherWay';
  const copied = facts.copied && { button: facts.copied, text: l10n.t('Copied') };
  return {
    version,
    key: keyOf(facts.set),
    title: facts.members.length > 1 ? facts.set.account : facts.set.name,
    state: stateView(facts),
    about: about(facts),
    ...(facts.set.tenant?.cloud === 'practice' ? { practice: practiceNotice() } : {}),
    ...(facts.queue ? { queue: queueView(facts.queue, facts) } : {}),
    stepsLabel: l10n.t('Steps of the migration'),
    steps:
      now < 0
        ? []
        : order.map((id, index) => ({
            id,
            label: stepLabel(id),
            state: index < now || finished ? 'done' : index === now ? 'now' : 'next',
          })),
    screen: screen.id,
    heading: screen.heading,
    ...(shown ? { problem: instead ? { ...shown, buttons: primaryFirst(shown.buttons) } : shown } : {}),
    parts: [...differenceRows(facts), ...screen.parts],
    buttons: instead ? screen.buttons.map(secondary) : screen.buttons,
    focus: screen.focus,
    ...(copied ? { copied } : {}),
    announcement: copied
      ? copied.text
      : problem
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
  const { row, state } = facts;
  switch (state.at.step) {
    case 'overview':
      return overview(facts);
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
      // Done in the product meanwhile: what is left is told with the rest of its history.
      return row && isDone(row.status.stage) ? overview(facts) : saved(facts);
  }
}

function queueView(
  { at, of, account, tenant, mayDefer, back, leftOut, steps }: QueueNow,
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
    accounts: { summary: l10n.t('All accounts'), items: queueRows(steps, listedAccounts, step !== 'saving') },
    notes: leftOut.map((one) =>
      l10n.t('{0} was left out: {1}', plainText(one.name), excludedWords(one, edition)),
    ),
    buttons: [
      ...(back?.sets[0]
        ? [
            {
              ...link('goToAccount', l10n.t('Back to {0}', plainText(back.account, 40)), true),
              argument: back.sets[0].key,
            },
          ]
        : []),
      ...(step === 'saved'
        ? []
        : [link('skip', l10n.t('Skip'), true), link('defer', l10n.t('Move to the End'), mayDefer)]),
      link('stop', l10n.t('Stop the Queue'), true),
      { ...link('showPlan', l10n.t('Show the Plan'), true), look: 'link' },
    ],
  };
}

function primaryFirst([first, ...others]: readonly Button[]): readonly Button[] {
  return first ? [{ ...first, look: 'primary' }, ...others] : others;
}

function secondary(button: Button): Button {
  return button.look === 'primary' ? { ...button, look: 'secondary' } : button;
}

function stateView({ set, members, state, row }: ScreenModel): Snapshot['state'] {
  const { step } = state.at;
  const from = set.authentication.method;
  const to = state.choices.method;
  const begun = step !== 'overview' && step !== 'review' && step !== 'saved';
  if (row && !begun) {
    const how = setStateOf(row.status);
    return { icon: how, text: stateWords(how, row.status, set.edition) };
  }
  const icon = step === 'saved' ? 'recorded' : begun ? phaseIcon(state) : 'toMigrate';
  if (members.length > 1) return { icon, text: setCountWords(members.length) };
  return { icon, text: methodChange(from, step === 'saved' ? undefined : to) };
}

function phaseIcon(state: MigrationState): 'signingIn' | 'inProgress' {
  return phaseOf(state) === 'signingIn' ? 'signingIn' : 'inProgress';
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
