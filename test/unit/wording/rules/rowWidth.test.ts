import '../l10n';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../vscodeHost/projectRoot';
import { setStages } from '../../../../src/core/overview/setStage';
import type { SetStatus, StatusReason } from '../../../../src/core/overview/setStatus';
import { inLanguage, type Language } from '../../../../src/wording/basics/l10n';
import { rowWords } from '../../../../src/wording/rules/status';

/**
 * Columns beside a name of twenty in a side bar of 300 pixels, VS Code's first width, with 7 pixels a column, and 60 for
 * indent, icon and action.
 */
const most = 27;

const reasons: Readonly<Record<StatusReason['id'], true>> = {
  basic: true,
  fault: true,
  blocked: true,
  notSaved: true,
  waitingForAdministrator: true,
  refused: true,
  checkFailed: true,
  reviewDue: true,
  methodClosed: true,
  notHere: true,
  authorizeAgain: true,
  limitsOpen: true,
  signerMissing: true,
  stale: true,
  goesStale: true,
  upgrade: true,
  notDone: true,
  failingForMail: true,
};
const ids = Object.keys(reasons) as StatusReason['id'][];
const statuses = [
  ...ids.map((id) => ({ method: 'hybrid', reasons: [{ id }], stage: 'recorded' })),
  ...setStages.map((stage) => ({ method: 'hybrid', reasons: [], stage })),
  { method: 'hybrid', reasons: [{ id: 'blocked', rule: 'productTooOld' }], stage: 'toMigrate' },
] as unknown as readonly SetStatus[];

/** An East Asian character takes two. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g;
const columns = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

function language(id: string): Language {
  if (id === 'en') return { id, find: () => undefined };
  const text = readFileSync(join(projectRoot, 'l10n', `bundle.l10n.${id}.json`), 'utf8');
  const sentences = JSON.parse(text) as Readonly<Record<string, string>>;
  return { id, find: (sentence) => sentences[sentence] };
}

describe('The words of a row', () => {
  for (const id of ['en', 'de', 'ja', 'zh-tw'])
    it(`have their place in a side bar of the usual width: ${id}`, () => {
      const late = new Date(2026, 10, 26, 22, 41).getTime();
      const words = inLanguage(language(id), () => [
        ...statuses.map((status) => rowWords(status)),
        rowWords(statuses[0]!, { until: late }),
      ]);
      assert.deepEqual(
        words.filter((text) => columns(text) > most),
        [],
      );
    });
});
