import { CancellationTokenSource, type TreeDataProvider, type TreeItem } from 'vscode';

export type Nested = string | readonly [string, ...Nested[]];

/** What the view shows, as nested arrays: "label · description", then the rows below. */
export async function nestedRows<Row>(tree: TreeDataProvider<Row>, row?: Row): Promise<Nested[]> {
  const children = (await tree.getChildren(row)) ?? [];
  return Promise.all(
    children.map(async (child): Promise<Nested> => {
      const { label, description } = await tree.getTreeItem(child);
      const parts: unknown[] = [label, description];
      const text = parts
        .filter((part): part is string => typeof part === 'string' && part !== '')
        .join(' · ');
      const below = await nestedRows(tree, child);
      return below.length > 0 ? [text, ...below] : text;
    }),
  );
}

/** All items of the view, in its order, with the tooltips that the pointer would bring. */
export async function allItems<Row>(tree: TreeDataProvider<Row>, row?: Row): Promise<TreeItem[]> {
  const children = (await tree.getChildren(row)) ?? [];
  const items = await Promise.all(
    children.map(async (child) => {
      const item = await tree.getTreeItem(child);
      await tree.resolveTreeItem?.(item, child, new CancellationTokenSource().token);
      return [item, ...(await allItems(tree, child))];
    }),
  );
  return items.flat();
}
