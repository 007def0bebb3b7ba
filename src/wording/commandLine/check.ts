import { l10n } from '../basics/l10n';
import { numberWords } from '../basics/locale';

/** Of a link that isn't followed. */
export function linkSentence(): string {
  return l10n.t(
    "This is a link to a file outside of the folder, so it isn't read. Name that file if it must be checked.",
  );
}

/** Of a file whose earlier state can't be read. */
export function baseSentence(): string {
  return l10n.t("This file couldn't be read as it was before, so its records weren't compared.");
}

export function levelWord(level: 'note' | 'warning' | 'error'): string {
  switch (level) {
    case 'note':
      return l10n.t('note');
    case 'warning':
      return l10n.t('warning');
    case 'error':
      return l10n.t('error');
  }
}

/** The last line of a check. */
export function summaryWords(files: number, sets: number, findings: number): string {
  return l10n.t(
    'Files: {0} · backup sets: {1} · findings: {2}',
    numberWords(files),
    numberWords(sets),
    numberWords(findings),
  );
}

export function changesHeading(): string {
  return l10n.t('Changes since the base');
}

export function noChangesWords(): string {
  return l10n.t('No backup set changed since the base.');
}

/** What rules of one kind look for. */
export function ruleKindSentence(kind: 'file' | 'value' | 'secret' | 'record' | 'change'): string {
  switch (kind) {
    case 'file':
      return l10n.t('What keeps a file or its entries from being read or distinguished.');
    case 'value':
      return l10n.t("A value that the file's schema doesn't allow.");
    case 'secret':
      return l10n.t('A password or a token in the file.');
    case 'record':
      return l10n.t('A record that no command of Backup Auth Migrator writes.');
    case 'change':
      return l10n.t('A change of a record that no command of Backup Auth Migrator makes.');
  }
}
