import type { OtherPage } from '../../overview/pages';
import type { Button } from '../protocol';
import { link } from './buttons';
import { l10n } from '../../wording/basics/l10n';

/** Above a set's name: the way back to the page from which it was opened. */
export function backTo({ page }: OtherPage): Button {
  switch (page) {
    case 'plan':
      return link('pageBefore', l10n.t('Back to the Plan'));
    case 'results':
      return link('pageBefore', l10n.t('Back to the Test Results'));
    case 'doctor':
      return link('pageBefore', l10n.t('Back to Doctor'));
  }
}
