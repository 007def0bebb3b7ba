import { groupBy } from '../core/basics/groupBy';
import { markdownTable, markdownText } from '../core/basics/markdownText';
import { tenantName } from '../core/backupSets/byTenant';
import { ranEvidenceOf } from '../core/overview/ranEvidence';
import type { Report, ReportRow, TenantSummary } from '../core/overview/report';
import { sumOf } from '../core/overview/setStage';
import { setStateOf } from '../core/overview/setState';
import { cloudName } from '../wording/backupSets/clouds';
import { dayStamp } from '../wording/basics/locale';
import { plainText } from '../wording/basics/plainText';
import { progressWords } from '../wording/basics/progress';
import { methodName, stateName } from '../wording/rules/status';
import { l10n } from '../wording/basics/l10n';
import { between } from '../wording/basics/between';

export function reportHeading({ at, fileOnly }: Pick<Report, 'at' | 'fileOnly'>): readonly string[] {
  return [
    `# ${l10n.t('Authentication of Microsoft 365 Backup Sets')}`,
    '',
    fileOnly
      ? l10n.t('As of {0}, from the file alone: what was recorded and stated in it.', at)
      : l10n.t(
          'As of {0}, from the file and the authorizations on this computer. Backup jobs are known only as far as AhsayCBS was asked.',
          at,
        ),
  ];
}

/** How far the estate is, and a table for each tenant with a line for each set. */
export function shortReport(report: Report): string {
  const { tenants, rows } = report;
  const byTenant = groupBy(rows, ({ set }) => tenantKey(tenantName(set), set.tenant?.cloud));
  const progress = progressWords(sumOf(tenants.map((tenant) => tenant.progress)));
  return [
    ...reportHeading(report),
    ...(progress === undefined ? [] : ['', `**${progress}**`]),
    ...tenants.flatMap((tenant) => [
      '',
      `## ${tenantHeading(tenant)}`,
      '',
      ...tenantProgress(tenant, tenants.length),
      ...markdownTable(head(), (byTenant.get(tenantKey(tenant.tenant, tenant.cloud)) ?? []).map(cells)),
    ]),
    '',
  ].join('\n');
}

function tenantKey(name: string, cloud: string | undefined): string {
  return `${cloud ?? ''}/${name.toLowerCase()}`;
}

function tenantHeading({ tenant, cloud }: TenantSummary): string {
  const name = plainText(tenant);
  return markdownText(cloud === undefined ? name : `${name} · ${cloudName(cloud)}`);
}

/** Of a single tenant it would repeat what is said of all. */
function tenantProgress({ progress }: TenantSummary, tenants: number): readonly string[] {
  const words = progressWords(progress);
  return words === undefined || tenants < 2 ? [] : [words, ''];
}

function head(): readonly string[] {
  return [
    l10n.t('Backup set'),
    l10n.t('Method'),
    l10n.t('State'),
    l10n.t('Authorized or recorded by'),
    l10n.t('Done in the product'),
    l10n.t('Backup ran'),
    l10n.t('Due'),
  ];
}

function cells({ set, status }: ReportRow): readonly string[] {
  const { authorizedBy, authorizedAt, recordedBy, recordedAt, applied } = set.authentication;
  return [
    set.name,
    methodName(status.method),
    stateName(setStateOf(status)),
    stated(authorizedBy?.name ?? recordedBy, authorizedAt ?? recordedAt),
    stated(applied?.by, applied?.at),
    ranWords(set, status),
    set.team?.due ?? '',
  ].map((cell) => markdownText(plainText(cell)));
}

/** "Kim Lee, 2026-11-22". Empty: nobody stated it. */
function stated(by: string | undefined, at: string | undefined): string {
  return [...(by === undefined ? [] : [by]), ...(at === undefined ? [] : [dayStamp(at)])].join(between.names);
}

function ranWords(set: ReportRow['set'], status: ReportRow['status']): string {
  const ran = ranEvidenceOf(set, status);
  if (!ran) return '';
  return ran.kind === 'job' ? l10n.t('{0}, job at AhsayCBS', ran.at) : l10n.t('{0}, {1}', ran.on, ran.by);
}
