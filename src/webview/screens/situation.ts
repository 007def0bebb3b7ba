import { l10n } from 'vscode';
import type { BackupSet } from '../../core/backupSets/backupSet';
import { roleName } from '../../wording/backupSets/facts';
import { sourceNames } from '../../wording/backupSets/sources';
import { plainText } from '../../wording/basics/plainText';
import { editionName } from '../../wording/rules/rules';
import { methodName } from '../../wording/rules/status';
import type { Part } from '../protocol';
import type { ScreenModel, ScreenMember } from './screen';
import { momentWords } from '../../wording/basics/locale';

/** Where the sets stand: account, tenant, product; of one set what it backs up, and its method now. */
export function situation({ set, members, cloudName }: ScreenModel): Part {
  const all = (wordsOf: (member: ScreenMember) => string) => [...new Set(members.map(wordsOf))].join(', ');
  const tenant = set.tenant ? `${set.tenant.tenant} · ${cloudName}` : l10n.t('unknown: “{0}”', set.tenantId);
  return {
    kind: 'facts',
    rows: [
      { label: l10n.t('Account'), value: `${set.account} · ${all((one) => roleName(one.set.accountRole))}` },
      { label: l10n.t('Tenant'), value: tenant },
      ...(members.length > 1
        ? []
        : [
            { label: l10n.t('Backs up'), value: sourceNames(set.sources) },
            { label: l10n.t('Now'), value: present(set) },
          ]),
      { label: l10n.t('Product'), value: all(product) },
    ],
  };
}

function product({ set: { edition } }: ScreenMember): string {
  const version = edition
    ? `${plainText(edition.version)} (${plainText(edition.kind)})`
    : l10n.t('version unknown');
  return `${editionName(edition)} ${version}`;
}

/** Method, and who authorized it when, as far as the file records it. */
function present({ authentication }: BackupSet): string {
  const { method, authorizedBy, authorizedAt } = authentication;
  if (!authorizedBy) return methodName(method);
  const name = plainText(authorizedBy.name);
  const when = authorizedAt === undefined ? '' : momentWords(authorizedAt);
  return `${methodName(method)} · ${l10n.t('authorized by {0} {1}', name, when).trim()}`;
}
