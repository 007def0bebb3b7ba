import { type Asked, isRow, selectedRows } from './selection';
import type { CommandContext } from './context';

/** Show Migration Plan, of the selected rows or of all: what would be done. Nothing is changed, and nobody signs in. */
export async function showPlan(
  { overview, pages }: CommandContext,
  asked: Asked,
  selected: Asked,
): Promise<void> {
  await overview.settled();
  const some = isRow(asked) || (Array.isArray(selected) && selected.some(isRow));
  const sets = some ? selectedRows(overview.rows, asked, selected).map(({ key }) => key) : undefined;
  pages.show({ page: 'plan', sets });
}
