import { withoutGuids } from '../core/basics/guid';
import { markdownTable, markdownText } from '../core/basics/markdownText';
import type { CustomerPage, CustomerRow, CustomerState } from '../core/overview/customer/customerPage';
import { methodChange } from '../wording/backupSets/methodChange';
import { namesOf } from '../wording/backupSets/perSet';
import { dayStamp } from '../wording/basics/locale';
import { plainText } from '../wording/basics/plainText';
import { editionName } from '../wording/rules/editionName';
import { methodName } from '../wording/rules/status';
import { aftercareTable, evidenceLines, leftTable, riskLines, taskLines } from './customerSections';
import { l10n } from '../wording/basics/l10n';

/**
 * A customer's page as Markdown, to hand out and to print. Whatever comes from a file loses its GUIDs here; ids, apps, files
 * and other customers aren't in the page at all.
 */
export function customerPageText(page: CustomerPage): string {
  const name = plainText(page.name, 100);
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
  return [
    `# ${line(l10n.t('Microsoft 365 backup sets of {0}, {1}', name, dayStamp(page.at)))}`,
    '',
    ...headline(page),
    '',
    ...setTable(page.rows),
    '',
    line(
      l10n.t(
        'Basic: a stored user name and password. Hybrid: an authorization beside them. Modern: an authorization only.',
      ),
    ),
    '',
    ...section(l10n.t("What's left"), leftTable(page)),
    ...section(l10n.t('What the administrator must do'), list(taskLines(page))),
    ...section(l10n.t('Risk and dates'), list(riskLines(page))),
    ...section(l10n.t('Aftercare still open'), aftercareTable(page)),
    ...section(l10n.t('How this is known'), list(evidenceLines(page))),
  ].join('\n');
}

/** Text that shows as it is, on one line. */
function line(text: string): string {
  return markdownText(withoutGuids(text));
}

function list(lines: readonly string[]): readonly string[] {
  return lines.map((each) => `- ${line(each)}`);
}

/** Green is a backup that ran after the change, and nothing else. */
function headline({ rows, ran, ranAtRisk }: CustomerPage): readonly string[] {
  const words = l10n.t('{0} of {1} backup sets: a backup ran after the change', ran, rows.length);
  const unrecorded = rows.filter(({ state }) => state === 'noRecord');
  const notes = [
    ...(ranAtRisk > 0
      ? [l10n.t('Of these, {0} might hold data that no backup covers: see the risk.', ranAtRisk)]
      : []),
    ...(unrecorded.length > 0
      ? [l10n.t('Without a record of when or how they were changed: {0}.', namesOf(unrecorded))]
      : []),
  ];
  const green = ran === rows.length && ranAtRisk === 0 ? `${greenMark} ` : '';
  return [`**${green}${line(words)}**`, ...notes.flatMap((note) => ['', line(note)])];
}

const greenMark = '🟢';

function setTable(rows: readonly CustomerRow[]): readonly string[] {
  const head = [
    l10n.t('Backup set'),
    l10n.t('Account'),
    l10n.t('Method'),
    l10n.t('State'),
    l10n.t('Date'),
    l10n.t('Known from'),
  ];
  return markdownTable(
    head.map(line),
    rows.map((row) => {
      const { set, state } = row;
      const words = line(stateWords(state, editionName(set.edition)));
      return [
        line(plainText(set.name, 100)),
        line(plainText(set.account, 100)),
        line(methodWords(row)),
        state === 'backupRan' ? `${greenMark} ${words}` : words,
        ...dateAndSource(row).map(line),
      ];
    }),
  );
}

function methodWords({ set: { authentication }, former = authentication.method }: CustomerRow): string {
  const { method } = authentication;
  return former === method || method === 'basic' ? methodName(method) : methodChange(former, method);
}

function stateWords(state: CustomerState, product: string): string {
  switch (state) {
    case 'blocked':
      return l10n.t('Blocked');
    case 'toMigrate':
      return l10n.t('To migrate');
    case 'recorded':
      return l10n.t('Recorded, not done in {0}', product);
    case 'done':
      return l10n.t('Done in {0}, no backup known since', product);
    case 'backupRan':
      return l10n.t('Backup ran');
    case 'noRecord':
      return l10n.t('No record of a change');
  }
}

function dateAndSource({ since, by, ran }: CustomerRow): readonly [date: string, source: string] {
  if (ran?.kind === 'job') return [plainText(ran.at), l10n.t('Backup job at AhsayCBS')];
  if (ran) return [plainText(ran.on), l10n.t('{0}, {1}', plainText(ran.by, 60), dayStamp(ran.at))];
  return [since === undefined ? '' : dayStamp(since), plainText(by ?? '', 60)];
}
