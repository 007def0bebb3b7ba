// `npm run pictures`: every screen of the page in each theme, as one sheet a theme and a picture each, for eyes. Nothing is
// compared: fonts differ from machine to machine. Names of screens as arguments draw those alone.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStage } from '../e2e/page/stage';
import { themes } from '../e2e/page/themes';
import { samples } from '../unit/webview/sampleSnapshots';
import { startChromium } from '../vscodeHost/chromium';
import { projectRoot } from '../vscodeHost/projectRoot';

/** What VS Code leaves to a page in a window of 1280 × 800. */
const size = { width: 920, height: 695 };
const folder = join(projectRoot, 'out/pictures/screens');

async function draw(asked: readonly string[]): Promise<void> {
  const screens = Object.entries(samples).filter(([name]) => asked.length === 0 || asked.includes(name));
  const browser = await startChromium();
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, theme] of Object.entries(themes)) {
      const stage = await openStage(browser, { ...size, theme, reducedMotion: true });
      const pictures: string[] = [];
      for (const [index, [screen, snapshot]] of screens.entries()) {
        await stage.show({ ...snapshot, version: index, screen });
        await stage.page.locator('h2').waitFor();
        const picture = await stage.page.screenshot({ path: join(folder, `${name}-${screen}.png`) });
        pictures.push(
          `<figure><img src="data:image/png;base64,${picture.toString('base64')}"><figcaption>${screen}</figcaption></figure>`,
        );
      }
      const sheet = join(folder, `${name}.html`);
      await writeFile(sheet, `<meta charset="utf-8"><style>${css}</style>${pictures.join('')}`);
      console.log(sheet);
      await stage.page.context().close();
    }
  } finally {
    await browser.close();
  }
}

const css =
  'body{display:grid;grid-template-columns:repeat(3,1fr);gap:12px;font:12px sans-serif;margin:12px}figure{margin:0}img{width:100%;border:1px solid gray}';

void draw(process.argv.slice(2));
