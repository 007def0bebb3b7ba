import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Snapshot } from '../../../src/webview/protocol';
import { inLanguage, translations } from '../../../src/wording/basics/l10n';
import { languageOf } from '../../../src/wording/basics/languages';
import { everyState } from '../../unit/webview/everyState';
import { makeDoctorSamples } from '../../unit/webview/findings/doctorSamples';
import { makeResultsSamples } from '../../unit/webview/findings/resultsSamples';
import { makePlanSamples } from '../../unit/webview/plan/planSamples';
import { projectRoot } from '../../vscodeHost/projectRoot';
import { faults } from './faults';
import { stages } from './stage';

/** A page of each screen, step and problem that a migration can have, and the estate's pages; in the language of now. */
function pages(): readonly (readonly [name: string, page: Snapshot])[] {
  const ofSets = everyState().map(({ state, page }): [string, Snapshot] => [
    [page.screen, state.at.step, state.choices.method, state.problem?.kind].join(' '),
    page,
  ]);
  const ofEstates = { ...makePlanSamples(), ...makeDoctorSamples(), ...makeResultsSamples() };
  return [...new Map([...ofSets, ...Object.entries<Snapshot>(ofEstates)])];
}

describe('Every screen in each language', () => {
  const open = stages();
  before(() => {
    translations.file = join(projectRoot, 'dist/strings.br');
  });

  for (const [id, save] of [
    ['de', 'Speichern'],
    ['ja', '保存'],
    ['zh-tw', '儲存'],
  ] as const) {
    for (const [what, width] of [
      ['beside a side bar', 920],
      ['in a narrow column', 320],
    ] as const) {
      it(`has nothing cut off or upon each other, and its own words: ${id}, ${what}`, async () => {
        const stage = await open({ width, height: 695 });
        const all = inLanguage(languageOf(id), pages);
        assert.ok(all.length > 30, String(all.length));
        assert.ok(all.some(([, { buttons }]) => buttons.some(({ label }) => label === save)));
        for (const [index, [name, page]] of all.entries()) {
          await stage.show({ ...page, version: index, screen: `${index}` });
          assert.deepEqual(await stage.page.evaluate(faults), [], name);
          assert.ok(await stage.fits(), name);
        }
      });
    }
  }
});
