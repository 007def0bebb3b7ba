import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../vscodeHost/projectRoot';
import { pressUntil, until } from './until';
import { pictures, type Workbench } from './workbench';

/**
 * A picture of the README or the guide. With `BACKUP_AUTH_PICTURES=1` it goes to `docs/pictures`, too; any other value leaves the
 * checkout as it is.
 */
export async function pictureForDocs(vscode: Workbench, name: string): Promise<void> {
  await vscode.page.mouse.move(900, 660); // no row is lit up, and no hover shows
  await vscode.page.locator('.workbench-hover-container').waitFor({ state: 'hidden' });
  await vscode.page.locator('.monaco-sash.hover, .monaco-sash.active').waitFor({ state: 'detached' });
  await vscode.picture(name);
  if (process.env['BACKUP_AUTH_PICTURES'] !== '1') return;
  const folder = join(projectRoot, 'docs/pictures');
  await mkdir(folder, { recursive: true });
  await copyFile(join(pictures, `${name}.png`), join(folder, `${name}.png`));
}

/** Drags the border of the side bar, so that the words of the rows are read to their end. */
export async function widenSideBar({ page }: Workbench, width: number): Promise<void> {
  const sideBar = page.locator('.part.sidebar');
  await pressUntil(
    async () => {
      const { x = 0, width: now = 0 } = (await sideBar.boundingBox()) ?? {};
      await page.mouse.move(x + now, 400);
      await page.mouse.down();
      await page.mouse.move(x + width, 400, { steps: 5 });
      await page.mouse.up();
    },
    (soon) =>
      until(
        async () => Math.abs(((await sideBar.boundingBox())?.width ?? 0) - width) < 20 || undefined,
        () => 'It is as wide as before.',
        soon,
      ),
    () => 'The side bar does not follow.',
  );
}
