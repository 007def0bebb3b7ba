import { l10n } from '../basics/l10n';
import { plainText } from '../basics/plainText';

/** Why what was asked for couldn't be done. Whatever is wrong within a file is a finding, and no failure. */
export type Failure =
  /** `path`: as it was given */
  | { readonly id: 'noSuchPath' | 'noFiles' | 'outsideRepository'; readonly path: string }
  /** `detail`: the file system's code */
  | { readonly id: 'cannotRead'; readonly path: string; readonly detail: string }
  | { readonly id: 'noRepository'; readonly path: string }
  | { readonly id: 'noGit' }
  | { readonly id: 'noRef'; readonly ref: string }
  /** `detail`: Git's own words */
  | { readonly id: 'gitFailed'; readonly detail: string }
  | { readonly id: 'defect'; readonly detail: string };

export function failureSentence(failure: Failure): string {
  switch (failure.id) {
    case 'noSuchPath':
      return l10n.t('There is no file or folder "{0}".', path(failure.path));
    case 'noFiles':
      return l10n.t(
        'No backup sets file is in "{0}". Such a file is called backup-sets.json, or its name ends in .backup-sets.json or .backup-sets.jsonc.',
        path(failure.path),
      );
    case 'outsideRepository':
      return l10n.t('"{0}" is outside the Git repository that is compared.', path(failure.path));
    case 'cannotRead':
      return l10n.t('"{0}" can\'t be read ({1}).', path(failure.path), plainText(failure.detail, 60));
    case 'noRepository':
      return l10n.t(
        '"{0}" isn\'t in a Git repository, so there is nothing to compare with.',
        path(failure.path),
      );
    case 'noGit':
      return l10n.t('Git isn\'t installed here, or isn\'t on the PATH. "--base" needs it.');
    case 'noRef':
      return l10n.t(
        'This Git repository has no commit "{0}". In a pipeline, fetch it first, for example with a deeper checkout.',
        plainText(failure.ref, 100),
      );
    case 'gitFailed':
      return l10n.t('Git failed: {0}', plainText(failure.detail, 300));
    case 'defect':
      return l10n.t('A defect in this program stopped it ({0}). Report it.', plainText(failure.detail, 300));
  }
}

function path(text: string): string {
  return plainText(text, 300);
}
