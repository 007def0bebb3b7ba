import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../vscodeHost/projectRoot';

type Color = readonly number[];

/** Of VS Code's themes, what is behind a side bar's rows. */
const themes = [
  ['Dark Modern', 'dark', '#181818'],
  ['Dark+', 'dark', '#252526'],
  ['Light Modern', 'light', '#f8f8f8'],
  ['Light+', 'light', '#f3f3f3'],
] as const;
/** VS Code draws a row's description in its label's color, so much see-through. */
const opacity = 0.7;

const { contributes } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
  contributes: { colors: readonly { id: string; defaults: Record<'dark' | 'light', string> }[] };
};

const colorOf = (hex: string): Color => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

/** Relative luminance by WCAG 2. */
function luminance(color: Color): number {
  const [r = 0, g = 0, b = 0] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

describe('The color of a blocked row', () => {
  for (const [theme, kind, behind] of themes)
    it(`leaves its description legible in ${theme}`, () => {
      const stopped = contributes.colors.find(({ id }) => id === 'backupAuth.stopped')?.defaults[kind] ?? '';
      const ground = colorOf(behind);
      const seen = colorOf(stopped).map((part, at) => part * opacity + (ground[at] ?? 0) * (1 - opacity));
      const [one, other] = [luminance(seen), luminance(ground)];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      assert.ok(ratio >= 4.5, `${stopped}: ${ratio.toFixed(2)}`);
    });
});
