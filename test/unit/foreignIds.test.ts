import './wording/l10n';
import assert from 'node:assert/strict';
import { nothingHere } from '../builders';
import type { BackupSet } from '../../src/core/backupSets/backupSet';
import { diagnosticsText } from '../../src/core/overview/diagnosticsText';
import { reportOf } from '../../src/core/overview/report';
import { mergePlan } from '../../src/import/mergePlan';
import { rowsOf, type SetRow } from '../../src/overview/rows';
import { setTooltip } from '../../src/tree/setTooltip';
import { pageMarkdown } from '../../src/webview/plan/pageMarkdown';
import { planView } from '../../src/webview/plan/planView';
import { planModelOf } from './webview/plan/planModels';
import { reportText } from '../../src/documents/reportForms';
import { gapSentence, ruleSentence } from '../../src/wording/rules/rules';
import { microsoftWords } from '../../src/wording/identity/signInErrors';
import { guid, read } from './estate/file/reading';

/** What every object of JavaScript has, and no table of ours. */
const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];

/** Sets whose every free text is one of those names, and one ordinary set behind them. */
function sets(): readonly BackupSet[] {
  const strange = inherited.flatMap((id) =>
    ['basic', 'hybrid', 'modern'].map((method) => ({
      id: `${id}${method === 'basic' ? '' : method}`,
      name: id,
      tenant: id,
      account: `${id}@contoso.com`,
      edition: { name: id, kind: id, version: '8.3.6.0' },
      authentication: {
        method,
        ...(method === 'basic' ? {} : { grant: guid, authorizedBy: { name: id }, acknowledged: [id, id] }),
        applied: { by: id, at: '2026-11-20T10:00:00Z' },
      },
    })),
  );
  const ordinary = { ...strange[0], id: 'last', name: 'The last one' };
  return read(
    JSON.stringify({
      clientIds: { global: '5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01' },
      tenants: inherited.map((id) => ({ id, tenant: 'contoso.com', cloud: 'global' })),
      backupSets: [...strange, ordinary],
    }),
  ).sets;
}

describe('Ids of a file that are names of JavaScript', () => {
  const all = sets();
  const here = () => ({ ...nothingHere, grant: true });
  const rows = (): readonly SetRow[] => rowsOf(all, here, new Set()).sets;
  const nothing = { before: undefined, grant: undefined, verification: undefined };

  it('are read, each set with its own tenant, and end no row and no tooltip', () => {
    assert.equal(all.length, 16);
    for (const { set } of rows()) assert.equal(set.tenant?.id, set.tenantId);
    for (const row of rows()) assert.ok(setTooltip(row, {}).includes(row.set.account));
  });

  for (const form of ['details', 'csv', 'json'] as const) {
    it(`end no report: ${form}`, () => {
      const inputs = rows().map(({ set, judgement, status }) => ({ set, judgement, status, ...nothing }));
      const text = reportText(reportOf(inputs, new Date('2026-11-22T12:00:00Z'), {}), form, (file) => file);
      assert.ok(text.includes('The last one'));
      for (const id of inherited) assert.ok(text.replaceAll('\\', '').includes(id), id);
    });
  }

  it('end no plan', () => {
    const text = pageMarkdown(planView(planModelOf(all), 50));
    assert.ok(text.includes('The last one'));
  });

  it('end no import, and are found again by it', () => {
    const ids = new Set(all.map(({ id }) => id));
    const imported = [...inherited, 'new'].map((id) => ({ id, name: id, tenant: inherited[0]! }));
    const { add, stay } = mergePlan(
      imported,
      { sets: all, ids, tenants: all.flatMap(({ tenant }) => tenant ?? []) },
      new Map(),
    );
    assert.deepEqual([add.map(({ id }) => id), stay.map(({ id }) => id)], [['new'], inherited]);
  });

  it('are no limits, rules or errors that we know: they are said as they are', () => {
    for (const id of inherited) {
      assert.equal(gapSentence(id, 'x'), id);
      assert.equal(ruleSentence(id, 'x'), id);
      assert.ok(microsoftWords({ kind: 'microsoft', error: id, numbers: [], text: id }).what);
    }
  });

  it('are counted in the diagnostics like any others', () => {
    const text = diagnosticsText({
      versions: {},
      window: {},
      files: inherited.map((state) => ({ state, problems: [] })),
      rows: rows(),
      grants: 0,
      problems: [],
    });
    for (const id of inherited) assert.match(text, new RegExp(`^ {2}.*${id}.*: 1$`, 'm'));
  });
});
