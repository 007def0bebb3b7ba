import { groupBy } from '../core/basics/groupBy';
import { tenantName } from '../core/backupSets/byTenant';
import { csvText } from '../core/basics/csvText';
import { markdownTable, markdownText } from '../core/basics/markdownText';
import type { Report, ReportRow, TenantSummary } from '../core/overview/report';
import { ruleDocuments } from '../core/rules/rules';
import { cloudName } from '../wording/backupSets/clouds';
import { needsPassword } from '../core/rules/aftercare';
import { aftercareWords } from '../wording/rules/aftercare';
import { plainText } from '../wording/basics/plainText';
import { retirementWords } from '../wording/rules/retirements';
import { reportFields, takeBackLines } from './reportFields';
import { reportHeading, shortReport } from './shortReport';
import { editionName, gapSentence, ruleSentence, sourceName } from '../wording/rules/rules';
import { methodName } from '../wording/rules/status';
import { l10n } from '../wording/basics/l10n';
import { between } from '../wording/basics/between';

/** What a report can be, with the ending of its file. `short`, `details`: Markdown. */
export const reportForms = { short: 'md', details: 'md', csv: 'csv', json: 'json' } as const;
export type ReportForm = keyof typeof reportForms;

/** For people, of a file's URI. */
type FileName = (file: string) => string;

/** The report as the content of a file. */
export function reportText(report: Report, form: ReportForm, fileName: FileName): string {
  switch (form) {
    case 'short':
      return shortReport(report);
    case 'details':
      return detailedReport(report, fileName);
    case 'csv':
      return csvReport(report, fileName);
    case 'json':
      return jsonReport(report, fileName);
  }
}

/** A line for each set: a spreadsheet sums up by itself. */
function csvReport({ rows }: Report, fileName: FileName): string {
  const lines = rows.map((row) => reportFields(row, fileName));
  const head = lines[0]?.map(({ label }) => label) ?? [];
  return csvText([head, ...lines.map((fields) => fields.map(({ value }) => value))]);
}

function detailedReport(report: Report, fileName: FileName): string {
  const { tenants, rows } = report;
  const lines = [...reportHeading(report), '', `## ${l10n.t('Summary')}`, '', ...summary(tenants)];
  let tenant = '';
  for (const row of rows) {
    const name = `${tenantName(row.set)}/${row.set.tenant?.cloud ?? ''}`;
    if (name !== tenant) lines.push('', `## ${markdownText(plainText(tenantName(row.set)))}`);
    tenant = name;
    const fields = reportFields(row, fileName).filter(({ value }) => value !== '');
    lines.push('', `### ${markdownText(plainText(row.set.name))}`, '');
    lines.push(
      ...markdownTable(
        ['', ''],
        fields.map(({ label, value }) => [label, markdownText(value)]),
      ),
    );
  }
  lines.push(...leastPrivilege(rows), '');
  return lines.join('\n');
}

function summary(tenants: readonly TenantSummary[]): string[] {
  const head = [
    l10n.t('Tenant'),
    l10n.t('Cloud'),
    l10n.t('Backup sets'),
    methodName('basic'),
    methodName('hybrid'),
    methodName('modern'),
    l10n.t('Need action'),
    l10n.t('To migrate'),
    l10n.t('Recorded, not done'),
    l10n.t('Done in the product'),
    l10n.t('Backup ran'),
    l10n.t('Tested'),
    l10n.t('Test failed'),
  ];
  const rows = tenants.map((tenant) => {
    const { sets, methods, needAction, progress, verified, failed } = tenant;
    const { basic, hybrid, modern } = methods;
    const { toMigrate, recorded, done, backupRan } = progress;
    const stages = [toMigrate, recorded, done, backupRan];
    const counts = [sets, basic, hybrid, modern, needAction, ...stages, verified, failed];
    const cloud = tenant.cloud === undefined ? '' : cloudName(tenant.cloud);
    return [markdownText(plainText(tenant.tenant)), markdownText(cloud), ...counts.map(String)];
  });
  return markdownTable(head, rows);
}

/** Each thing once, with the sets it was needed for. */
function leastPrivilege(rows: readonly ReportRow[]): string[] {
  const lines = rows.flatMap((row) =>
    takeBackLines(row).map((line) => ({ thing: `${plainText(tenantName(row.set))}: ${line}`, row })),
  );
  const things = groupBy(lines, ({ thing }) => thing);
  if (things.size === 0) return [];
  return [
    '',
    `## ${l10n.t('Aftercare')}`,
    '',
    ...[...things].map(([thing, of]) => {
      const sets = of.map(({ row }) => plainText(row.set.name)).join(between.names);
      return `- ${markdownText(thing)} (${markdownText(sets)})`;
    }),
  ];
}

/** For programs: ids beside the sentences. */
function jsonReport({ at, tenants, rows }: Report, fileName: FileName): string {
  const backupSets = rows.map((row) => {
    const { set, status } = row;
    const { authentication, tenant } = set;
    const edition = editionName(set.edition);
    return {
      file: fileName(set.file),
      id: set.id,
      name: set.name,
      tenant: tenantName(set),
      cloud: tenant?.cloud,
      account: set.account,
      accountRole: set.accountRole,
      sources: set.sources,
      team: set.team,
      edition: set.edition,
      before: row.before,
      after: row.after,
      rule: row.rule && {
        id: row.rule,
        sentence: ruleSentence(row.rule, edition),
        source: sourceName(row.rule),
        documents: ruleDocuments(row.rule),
      },
      needsAction: status.needsAction,
      reasons: status.reasons,
      authorization: status.authorization,
      authorizedBy: authentication.authorizedBy,
      authorizedAt: authentication.authorizedAt,
      heldBy: authentication.heldBy,
      recordedBy: authentication.recordedBy,
      recordedAt: authentication.recordedAt,
      document: authentication.document,
      role: row.role,
      acknowledged: authentication.acknowledged?.map((gap) => ({
        id: gap,
        sentence: gapSentence(gap, edition),
      })),
      checks: row.checks,
      correlationId: row.correlationId,
      verification: row.verification,
      stage: status.stage,
      applied: authentication.applied,
      backupRan: authentication.backupRan,
      laterJob: row.laterJob,
      readiness: row.readiness.map((mark) => ({ ...mark, sentence: retirementWords(mark) })),
      aftercare: authentication.aftercare,
      canBeTakenBack: row.takeBack.map((id) => ({ id, ...aftercareWords(id, set) })),
      passwordNeeded: needsPassword(set),
    };
  });
  return `${JSON.stringify({ version: 1, at, tenants, backupSets }, undefined, 2)}\n`;
}
