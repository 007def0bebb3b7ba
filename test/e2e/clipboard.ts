import { until } from './until';
import type { Workbench } from './workbench';

/** What an action puts on the clipboard: the host writes it a moment later, and tests share the clipboard. */
export async function copiedBy(
  vscode: Workbench,
  action: () => Promise<void>,
  expected: RegExp,
): Promise<string> {
  await vscode.page.evaluate(() => navigator.clipboard.writeText(''));
  await action();
  const read = () => vscode.page.evaluate(() => navigator.clipboard.readText());
  return until(
    async () => {
      const text = await read();
      return expected.test(text) ? text : undefined;
    },
    async () => `The clipboard holds ${await read()}, not ${String(expected)}.`,
  );
}
