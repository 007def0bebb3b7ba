import { type Finding, type FindingResult, resultOf } from '../../core/evidence/doctor';
import type { DoctorAsked } from '../../overview/pages';
import type { SetRow } from '../../overview/rows';
import { momentWords } from '../../wording/basics/locale';
import { findingResultWord, findingWords } from '../../wording/evidence/doctor';
import type { PlanBody } from '../plan/planView';
import type { Button, Part, RowView } from '../protocol';
import { quiet } from '../screens/screen';
import { link, secondary } from './buttons';
import { l10n } from '../../wording/basics/l10n';
import { asSentence, between } from '../../wording/basics/between';

/** What Doctor's page is made of. */
export interface DoctorModel {
  readonly asked: DoctorAsked;
  /** Of every set: the way to the entry that a finding is about. */
  readonly rows: readonly SetRow[];
  /** The set whose page this one is shown in the place of. */
  readonly from: string | undefined;
}

/** Problems first, each with what fixes it. Names are in full: for strangers there is Copy for Support. */
export function doctorView({ asked: { findings, facts, at }, rows, from }: DoctorModel): PlanBody {
  const of = (...results: readonly FindingResult[]) =>
    findings.filter((finding) => results.includes(resultOf(finding)));
  const problems = of('problem');
  const heading =
    problems.length > 0 ? l10n.t('Problems: {0}', problems.length) : l10n.t('No problems found');
  return {
    key: 'doctor',
    title: l10n.t('Doctor'),
    state: {
      icon: problems.length > 0 ? 'broken' : 'settled',
      text: l10n.t('As of {0}', momentWords(at)),
    },
    stepsLabel: '',
    steps: [],
    screen: `doctor ${at}`,
    heading,
    parts: [
      ...findingRows(undefined, problems, rows),
      ...findingRows(l10n.t('Not found out'), of('unknown'), rows),
      ...findingRows(l10n.t('Worth knowing'), of('note'), rows),
      ...inOrder(of('good')),
      quiet(l10n.t('This is about this computer and this window, not about the backup product.')),
      {
        kind: 'details',
        summary: l10n.t('Versions'),
        parts: [{ kind: 'facts', rows: facts.map(([label, value]) => ({ label, value })) }],
      },
    ],
    buttons: [
      { id: 'runDoctor', label: l10n.t('Run Doctor Again'), enabled: true, look: 'primary' },
      secondary('copyForSupport', l10n.t('Copy for Support')),
      secondary('exportPage', l10n.t('Export as Markdown…')),
      ...(from === undefined ? [] : [secondary('back', l10n.t('Return to {0}', from))]),
    ],
    focus: 'heading',
    announcement: [asSentence(l10n.t('Doctor')), heading].join(between.sentences),
  };
}

function findingRows(
  title: string | undefined,
  findings: readonly Finding[],
  rows: readonly SetRow[],
): readonly Part[] {
  if (findings.length === 0) return [];
  const parts: Part[] = [
    { kind: 'rows', items: findings.map((finding) => findingRow(finding, rows)) },
    ...findings.flatMap(commandsOf),
  ];
  return title === undefined ? parts : [{ kind: 'group', title, parts }];
}

function findingRow(finding: Finding, rows: readonly SetRow[]): RowView {
  const { says, fix } = findingWords(finding, 'full');
  const result = resultOf(finding);
  return {
    icon: result === 'problem' ? 'broken' : 'attention',
    state: findingResultWord(result),
    text: says,
    ...(fix === undefined ? {} : { detail: l10n.t('Fix: {0}', fix) }),
    buttons: fixesOf(finding, rows),
  };
}

/** What the page itself can do about it. */
function fixesOf(finding: Finding, rows: readonly SetRow[]): readonly Button[] {
  switch (finding.about) {
    case 'host':
      return [link('openProxySetting', l10n.t('Open Proxy Settings')), link('showLog', l10n.t('Show Log'))];
    case 'proxy':
      return [link('openProxySetting', l10n.t('Open Proxy Settings'))];
    case 'noCloud':
      return entryOf(rows, ({ set }) => set.tenant?.cloud === finding.cloud);
    case 'tenant':
      return entryOf(rows, ({ set }) => set.tenant?.tenant === finding.tenant.name);
    case 'clientId':
      return clientIdOf(rows, finding.tenant.name);
    case 'exchangeAllowList':
      return [link('copyCommands', l10n.t('Copy Commands'), finding.clientId)];
    case 'secretStorage':
      return finding.works ? [] : [link('reloadWindow', l10n.t('Reload Window'))];
    case 'clock':
    case 'moreTenants':
    case 'noTenants':
    case 'redirect':
      return [];
  }
}

function entryOf(rows: readonly SetRow[], concerns: (row: SetRow) => boolean): readonly Button[] {
  const row = rows.find(concerns);
  return row ? [link('openEntry', l10n.t('Open Entry'), row.key)] : [];
}

function clientIdOf(rows: readonly SetRow[], tenant: string): readonly Button[] {
  const row = rows.find(({ set, actions }) => set.tenant?.tenant === tenant && actions.has('enterClientId'));
  return [
    ...(row ? [link('enterClientId', l10n.t('Enter Client ID…'), row.key)] : []),
    ...entryOf(rows, ({ set }) => set.tenant?.tenant === tenant),
  ];
}

function commandsOf(finding: Finding): readonly Part[] {
  const { commands = [] } = findingWords(finding, 'full');
  if (commands.length === 0) return [];
  const items = commands.map((text) => ({ text }));
  return [{ kind: 'details', summary: l10n.t('Commands'), parts: [{ kind: 'list', items }] }];
}

/** Folded into one line. */
function inOrder(findings: readonly Finding[]): readonly Part[] {
  if (findings.length === 0) return [];
  const title = l10n.t('In order: {0}', findings.length);
  const items = findings.map((finding) => ({
    result: 'passed' as const,
    resultLabel: findingResultWord('good'),
    text: findingWords(finding, 'full').says,
  }));
  return [
    {
      kind: 'details',
      summary: title,
      parts: [{ kind: 'checks', title: l10n.t('In order'), items }],
    },
  ];
}
