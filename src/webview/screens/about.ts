import type { BackupSet } from '../../core/backupSets/backupSet';
import { roleName } from '../../wording/backupSets/facts';
import { sourceNames } from '../../wording/backupSets/sources';
import { plainText } from '../../wording/basics/plainText';
import { editionName } from '../../wording/rules/rules';
import { methodName } from '../../wording/rules/status';
import { setCountWords } from '../../wording/basics/setCounts';
import type { Snapshot } from '../protocol';
import type { ScreenModel, ScreenMember } from './screen';
import { momentWords } from '../../wording/basics/locale';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** What is known of the sets beside their state: folded into one line that opens. */
export function about({ set, members, cloudName }: ScreenModel): NonNullable<Snapshot['about']> {
  const all = (wordsOf: (member: ScreenMember) => string) =>
    [...new Set(members.map(wordsOf))].join(between.names);
  const tenant = set.tenant ? `${set.tenant.tenant} · ${cloudName}` : l10n.t('unknown: "{0}"', set.tenantId);
  const products = all(product);
  const one = members.length === 1;
  return {
    summary: [
      set.tenant?.tenant ?? set.tenantId,
      one ? set.account : setCountWords(members.length),
      products,
      ...(one ? [set.sources ? sourceNames(set.sources) : l10n.t('sources unknown')] : []),
    ]
      .filter((word) => word !== '')
      .join(' · '),
    rows: [
      {
        label: l10n.t('Account'),
        value: `${set.account} · ${all((each) => roleName(each.set.accountRole))}`,
      },
      { label: l10n.t('Tenant'), value: tenant },
      ...(one
        ? [
            { label: l10n.t('Backs up'), value: sourceNames(set.sources) },
            { label: l10n.t('Now'), value: present(set) },
          ]
        : []),
      { label: l10n.t('Product'), value: products },
      ...(one ? [{ label: l10n.t('ID'), value: plainText(set.id) }] : []),
      { label: l10n.t('File'), value: all((each) => fileName(each.set.file)) },
    ],
  };
}

/** Of the file's address, what a person knows it by. */
function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return plainText(decodeURIComponent(last));
  } catch {
    return plainText(last);
  }
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
