import { type Effect, type Soon, until } from './until';
import type { Workbench } from './workbench';

/**
 * What an action puts on the clipboard: the host writes it a moment later, and tests share the clipboard.
 *
 * @param action pressed until `copied`
 */
export async function copiedBy(
  vscode: Workbench,
  action: (copied: Effect) => Promise<void>,
  expected: RegExp,
): Promise<string> {
  await vscode.page.evaluate(() => navigator.clipboard.writeText(''));
  const read = () => vscode.page.evaluate(() => navigator.clipboard.readText());
  let text = '';
  const copied = (soon?: Soon) =>
    until(
      async () => (expected.test((text = await read())) ? true : undefined),
      async () => `The clipboard holds ${await read()}, not ${String(expected)}.`,
      soon,
    );
  await action(copied);
  await copied();
  return text;
}
