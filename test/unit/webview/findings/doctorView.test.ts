import '../../wording/l10n';
import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import { doctorSupportText } from '../../../../src/wording/evidence/doctor';
import { doctorView } from '../../../../src/webview/findings/doctorView';
import { pageMarkdown } from '../../../../src/webview/plan/pageMarkdown';
import type { Part, RowView } from '../../../../src/webview/protocol';
import { rowsOf } from '../../../../src/overview/rows';
import { basicSet, clientId, nothingHere, tenant } from '../../../builders';
import { asked, rows } from './doctorSamples';

const view = doctorView({ asked, rows, from: undefined });

function rowsIn(parts: readonly Part[]): readonly RowView[] {
  return parts.flatMap((part) =>
    part.kind === 'rows' ? part.items : part.kind === 'group' ? rowsIn(part.parts) : [],
  );
}

describe('Doctor’s page', () => {
  it('has problems first, then open questions and notes, and what is in order folded', () => {
    assert.equal(view.heading, 'Problems: 2');
    assert.deepEqual(
      rowsIn(view.parts).map(({ state, text }) => [state, text.split(/[:.]/)[0]]),
      [
        ['Problem', 'The proxy on the way to graph'],
        ['Problem', 'Tenant contoso'],
        ['Unknown', "The clock couldn't be compared, because no host sent its time"],
        ['Note', 'Requests go through the proxy proxy'],
        [
          'Note',
          'Your setting asks Exchange for permissions, for the app 5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01',
        ],
      ],
    );
    const folded = view.parts.filter((part) => part.kind === 'details').map(({ summary }) => summary);
    assert.deepEqual(folded, ['In order: 4', 'Versions']);
  });

  it('has a fix, and a button for it, at each problem', () => {
    const [network, missing] = rowsIn(view.parts);
    assert.match(network?.detail ?? '', /^Fix: /);
    assert.deepEqual(
      network?.buttons.map(({ id }) => id),
      ['openProxySetting', 'showLog'],
    );
    assert.equal(missing?.detail, 'Fix: Enter the client ID of your own app registration.');
    assert.deepEqual(
      missing.buttons.map(({ id, argument }) => [id, argument]),
      [['openEntry', keyOf(basicSet({ tenant }))]],
    );
  });

  it('asks for the client ID of a tenant that has none', () => {
    const set = basicSet({ tenant: { ...tenant, clientId: undefined } });
    const { sets } = rowsOf([set], () => nothingHere, new Set());
    const [, missing] = rowsIn(doctorView({ asked, rows: sets, from: undefined }).parts);
    assert.deepEqual(
      missing?.buttons.map(({ id, argument }) => [id, argument]),
      [
        ['enterClientId', keyOf(set)],
        ['openEntry', keyOf(set)],
      ],
    );
  });

  it('leads back to the set that it was run from', () => {
    assert.ok(!view.buttons.some(({ id }) => id === 'back'));
    const { buttons } = doctorView({ asked, rows, from: 'Finance' });
    assert.equal(buttons.at(-1)?.label, 'Return to Finance');
  });

  it('says that nothing is wrong where nothing is', () => {
    const good = asked.findings.filter(({ about }) => about === 'secretStorage');
    const { heading, state } = doctorView({ asked: { ...asked, findings: good }, rows, from: undefined });
    assert.deepEqual([heading, state.icon], ['No problems found', 'settled']);
  });

  it('names tenants in full on the page and in its export, and shortened for support', () => {
    const markdown = pageMarkdown(view);
    for (const text of [JSON.stringify(view), markdown]) {
      assert.ok(text.includes('contoso.onmicrosoft.com'));
      assert.ok(text.includes(clientId));
    }
    assert.match(markdown, /^# Doctor\n\nAs of .*\n\n## Problems: 2\n\n\|.*\n\|.*\n\| Problem \| The proxy/);
    assert.match(markdown, /\n- VS Code: 1\.139\.1/);
    const support = doctorSupportText(asked.facts, asked.findings, asked.at);
    assert.match(
      support,
      /\nProblems: 2\n\n\[Problem\] The proxy .*\n {4}Fix: .*\n\[Problem\] Tenant con….com has no/,
    );
    assert.match(support, /\[Unknown\] [^]*\[Note\] [^]*\[OK\] /);
    assert.doesNotMatch(support, /onmicrosoft|5a1c9a52-/);
  });
});
