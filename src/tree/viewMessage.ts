import type { EstateFile } from '../estate/estate';
import type { Rows } from '../overview/rows';
import { l10n } from '../wording/basics/l10n';
import { plainText } from '../wording/basics/plainText';
import { filterWords, type SetFilter } from './setFilter';
import type { TreeModel } from './treeModel';

/** What the message looks at. */
export interface Viewed {
  readonly files: readonly EstateFile[];
  readonly tenants: Rows['tenants'];
  readonly trusted: boolean;
  readonly queue: { readonly at: number; readonly of: number } | undefined;
  readonly filter: SetFilter | undefined;
  /** What the filter leaves. */
  readonly model: Pick<TreeModel, 'shown' | 'all'> | undefined;
}

/** What the view says above its rows; empty: nothing. Plain text: VS Code makes no link of it. */
export function viewMessage({ files, tenants, trusted, queue, filter, model }: Viewed): string {
  const broken = files.filter(({ state }) => state === 'broken');
  const lines: string[] = [];
  if (filter && model) lines.push(filterWords(filter, model.shown, model.all));
  if (!trusted) {
    lines.push(
      l10n.t('Restricted Mode: backup sets are only shown and checked until you trust this workspace.'),
    );
  }
  if (trusted && queue) {
    lines.push(
      l10n.t(
        'A migration queue is waiting at {0} of {1}. To continue, choose Continue Migration Queue.',
        queue.at,
        queue.of,
      ),
    );
  }
  if (tenants.some(({ tenant }) => tenant?.cloud === 'practice')) {
    lines.push(l10n.t('Practice tenants are listed here: never enter a real password for them.'));
  }
  const [first] = broken;
  if (first && broken.length === 1) {
    const name = plainText(first.name, 80);
    lines.push(
      first.lastGood
        ? l10n.t("{0} can't be read. Its last good sets are shown. See Problems.", name)
        : l10n.t("{0} can't be read. See Problems.", name),
    );
  } else if (broken.length > 1) {
    lines.push(
      broken.some(({ lastGood }) => lastGood)
        ? l10n.t("{0} files can't be read. Their last good sets are shown. See Problems.", broken.length)
        : l10n.t("{0} files can't be read. See Problems.", broken.length),
    );
  }
  return lines.join(' ');
}
