import * as vscode from 'vscode';
import type { BackupSet } from '../../core/backupSets/backupSet';
import { tenantsOf } from '../../core/evidence/doctor';
import { isGuid } from '../../core/basics/guid';
import { permissionsOf } from '../../migration/permissionsOf';
import { type WindowKind, windowKindOf } from '../../core/identity/signInWays';
import { withProgress } from '../../window/messages';
import { examine } from './doctorChecks';
import type { CommandContext } from '../context';
import { l10n } from '../../wording/basics/l10n';

/** Milliseconds for one request. */
const limitMs = 10_000;

/** Run Doctor: looks at what signing in needs from here, and shows what it found on the page. */
export async function doctor({ estate, services, storage, pages }: CommandContext): Promise<void> {
  await estate.ready;
  const web = vscode.env.uiKind === vscode.UIKind.Web;
  const window = windowKindOf({ remoteName: vscode.env.remoteName, web });
  const patient = {
    tenants: tenantsOf(estate.sets),
    exchangeApps: exchangeApps(estate.sets, services),
    secrets: storage.secrets,
    window,
    proxy: vscode.workspace.getConfiguration('http').get<string>('proxy') ?? '',
    environment: process.env,
    platform: process.platform,
  };
  const title = l10n.t('Doctor looks at network, clock and secret storage…');
  const findings = await withProgress(title, (signal) => examine(patient, { signal, limitMs }));
  const self = vscode.extensions.getExtension('backup-auth-migrator.backup-auth-migrator');
  const { version = '' } = (self?.packageJSON ?? {}) as { readonly version?: string };
  const facts = [
    [l10n.t('Backup Auth Migrator'), version],
    ['VS Code', `${vscode.version} (${windowWords(window)})`],
    ['Node.js', process.versions.node],
    [l10n.t('Platform'), `${process.platform} ${process.arch}`],
  ] as const;
  pages.show({ page: 'doctor', findings, facts, at: new Date().toISOString() });
}

/** Each once. */
function exchangeApps(sets: readonly BackupSet[], services: CommandContext['services']): readonly string[] {
  const asked = { level: services.permissionLevel() };
  if (asked.level !== 'custom') return [];
  const asking = sets.filter((set) =>
    permissionsOf([{ set, method: 'modern' }], asked, services).some(
      ({ resource }) => resource === 'exchange',
    ),
  );
  return [...new Set(asking.flatMap(({ tenant }) => tenant?.clientId?.toLowerCase() ?? []))].filter(isGuid);
}

/** A remote window's kind is a word of VS Code's own. */
function windowWords(window: WindowKind): string {
  switch (window) {
    case 'local':
      return l10n.t('desktop');
    case 'webHere':
      return l10n.t('in a browser, on this computer');
    case 'web':
      return l10n.t('in a browser');
    default:
      return l10n.t('desktop, {0}', window);
  }
}
