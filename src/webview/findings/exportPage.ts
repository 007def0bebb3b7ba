import { saveAs } from '../../documents/saveAs';
import { dayStamp } from '../../wording/basics/locale';
import { pageMarkdown } from '../plan/pageMarkdown';
import type { PlanBody } from '../plan/planView';
import { l10n } from '../../wording/basics/l10n';

/** Export as Markdown: what the page shows, with what is folded. @param at milliseconds since 1970 */
export async function exportPage(body: PlanBody, name: string, at: number): Promise<void> {
  await saveAs({
    title: l10n.t('Export as Markdown'),
    name: `${name}-${dayStamp(at)}.md`,
    kind: { name: 'Markdown', ending: 'md' },
    text: pageMarkdown(body),
  });
}
