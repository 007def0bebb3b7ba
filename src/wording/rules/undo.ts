import type { BackupSet, Method } from '../../core/backupSets/backupSet';
import { failsForMail } from '../../core/overview/retirements';
import { eachOnce } from '../backupSets/perSet';
import { plainText } from '../basics/plainText';
import { editionName } from './rules';
import { methodName } from './status';
import { l10n } from '../basics/l10n';
import { between } from '../basics/between';

export interface UndoneSet {
  readonly set: BackupSet;
  /** The method that comes back. */
  readonly back: Method;
  /** The authorization that the former record names is on this computer. Undefined: it names none. */
  readonly authorizedHere: boolean | undefined;
}

/** What an undo of these sets means, for the dialog that asks. */
export interface UndoFacts {
  readonly sets: readonly UndoneSet[];
  /** Some entries have other line endings than Save wrote. */
  readonly otherEndings?: boolean;
  /** Sets that are left as they are, since somebody changed their entry by hand. */
  readonly changed: readonly BackupSet[];
}

/** More names than this make no dialog that anybody reads. */
const listed = 10;

export function undoQuestion({ sets }: Pick<UndoFacts, 'sets'>): string {
  const [first] = sets;
  return sets.length === 1 && first
    ? l10n.t('Undo the migration of "{0}"?', plainText(first.set.name))
    : l10n.t('Undo the migration of {0} backup sets?', sets.length);
}

/** What comes back, what no longer works, and what becomes of the authorization. */
export function undoDetail({ sets, changed, otherEndings = false }: UndoFacts): string {
  const lines = sets
    .slice(0, listed)
    .map(
      ({ set, back }) =>
        `• ${plainText(set.name)}: ${methodName(set.authentication.method)} → ${methodName(back)}`,
    );
  if (sets.length > listed) lines.push(l10n.t('… and {0} more', sets.length - listed));
  const becomes =
    sets.length === 1
      ? l10n.t('The entry becomes what it was before Save:')
      : l10n.t('The entries become what they were before Save:');
  const paragraphs = [becomes, ...lines, ''];
  const basic = sets.filter(({ back }) => back === 'basic');
  if (basic.some(({ set }) => failsForMail({ ...set, authentication: { method: 'basic' } }))) {
    paragraphs.push(
      l10n.t(
        "Basic no longer works for mail: Exchange Online has refused it since January 2023. After Undo, mail isn't backed up until you migrate again.",
      ),
    );
  }
  if (otherEndings) {
    paragraphs.push(
      l10n.t('Since Save, only line endings changed, as a checkout does. The file keeps its own.'),
    );
  }
  paragraphs.push(...authorizationWords(sets));
  for (const { words } of eachOnce(sets, ({ set }) => [editionName(set.edition)]))
    paragraphs.push(
      l10n.t('Nothing changes in {0}. If it was migrated there too, change it back there.', words),
    );
  if (changed.length > 0) {
    const names = changed.slice(0, listed).map(({ name }) => plainText(name));
    paragraphs.push('', l10n.t('Changed by hand since, so not undone: {0}', names.join(between.names)));
  }
  return paragraphs.join('\n');
}

/** No authorization is deleted by an undo; the one that a record names again may not be here any more. */
function authorizationWords(sets: readonly UndoneSet[]): readonly string[] {
  const missing = sets.filter(({ authorizedHere }) => authorizedHere === false);
  const names = missing.slice(0, listed).map(({ set }) => plainText(set.name));
  return [
    ...(sets.some(({ authorizedHere }) => authorizedHere === true)
      ? [l10n.t('The authorization of the restored record is on this computer.')]
      : []),
    ...(missing.length === 0
      ? []
      : [
          l10n.t(
            "The authorization of the restored record isn't on this computer. Choose Authorize Again afterwards: {0}",
            names.join(between.names),
          ),
        ]),
    ...(sets.some(({ set }) => set.authentication.grant !== undefined)
      ? [l10n.t('The authorization that the migration used stays on this computer until you delete it.')]
      : []),
  ];
}

/** Why the undo of one set is refused. */
export function changedWords({ name }: BackupSet): string {
  return l10n.t(
    '"{0}" isn\'t undone, because its entry was changed after Save. Undo that change first, or edit the entry yourself.',
    plainText(name),
  );
}

export function goneWords({ name }: BackupSet): string {
  return l10n.t('"{0}" isn\'t undone, because its entry isn\'t in the file now.', plainText(name));
}
