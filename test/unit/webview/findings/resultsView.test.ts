import '../../wording/l10n';
import assert from 'node:assert/strict';
import { missingConsentLink } from '../../../../src/webview/findings/consentLinks';
import { resultsView } from '../../../../src/webview/findings/resultsView';
import { pageMarkdown } from '../../../../src/webview/plan/pageMarkdown';
import type { Part } from '../../../../src/webview/protocol';
import { basicSet } from '../../../builders';
import { at, missing, modernSet, noAccess, refused, renewed, rowsWith } from './resultsSamples';

const groups = (parts: readonly Part[]) => parts.flatMap((part) => (part.kind === 'group' ? [part] : []));
const buttonsOf = ({ parts }: Extract<Part, { kind: 'group' }>) =>
  parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons.map(({ id }) => id) : []));

describe('The page of test results', () => {
  const sets = [
    modernSet('1', 1),
    modernSet('2', 2),
    modernSet('3', 3),
    modernSet('4', 4),
    modernSet('5', 5),
  ];
  const rows = rowsWith(sets, {
    1: [renewed],
    2: [renewed, missing],
    3: [refused],
    4: [renewed, noAccess],
  });

  it('has what Microsoft refused first, then what failed, each with its ways on; what passed is folded', () => {
    const view = resultsView(rows, 50);
    assert.equal(view.heading, 'Need attention: 2');
    assert.equal(view.state.text, 'Authorizations: 1 refused, 1 failed, 0 open, 2 passed');
    assert.deepEqual(
      groups(view.parts).map((group) => [group.title, buttonsOf(group)]),
      [
        ['user3@contoso.com · contoso.onmicrosoft.com', ['authorizeAgain', 'testOne', 'openSet']],
        [
          'user2@contoso.com · contoso.onmicrosoft.com',
          ['authorizeAgain', 'copyAdminConsent', 'testOne', 'openSet'],
        ],
        ['Renewed, but not tested in full: 1', []],
      ],
    );
    const [passed] = view.parts.filter((part) => part.kind === 'details');
    assert.equal(passed?.summary, 'Passed: 1');
  });

  it('offers a sign-in that tests access where something was not tested, although nothing failed', () => {
    const view = resultsView(rowsWith([modernSet('4', 4)], { 4: [renewed, noAccess] }), 50);
    assert.equal(view.heading, 'Nothing failed');
    const [group] = groups(view.parts);
    const [list] = group?.parts ?? [];
    assert.equal(group?.title, 'Renewed, but not tested in full: 1');
    assert.deepEqual(list?.kind === 'rows' && list.items.map(({ buttons }) => buttons.map(({ id }) => id)), [
      ['testAccess', 'openSet'],
    ]);
  });

  it('tells of an authorization once, with all sets that name it, and of none that was not tested', () => {
    const shared = [modernSet('1', 1), modernSet('2', 1), modernSet('3', 3)];
    const text = pageMarkdown(
      resultsView(rowsWith(shared, { 1: [renewed, missing], 2: [renewed, missing] }), 50),
    );
    assert.equal(text.match(/Not granted: Mail\.Read/g)?.length, 1);
    assert.match(text, /Backup sets: Set 1, Set 2/);
    assert.doesNotMatch(text, /Set 3/);
    assert.match(text, /It says nothing about backup jobs/);
  });

  it('says so where nothing was tested', () => {
    const view = resultsView(rowsWith(sets, {}), 50);
    assert.equal(view.heading, 'Nothing was tested yet');
    assert.deepEqual(
      view.buttons.map(({ id }) => id),
      ['exportPage'],
    );
  });

  it('shows at most so many of a thousand, and exports all', () => {
    const many = Array.from({ length: 1000 }, (_, index) => modernSet(String(index), index));
    const all = rowsWith(many, Object.fromEntries(many.map(({ id }) => [id, [refused]])));
    const shown = resultsView(all, 50);
    assert.equal(groups(shown.parts).length, 50);
    assert.ok(shown.parts.some((part) => part.kind === 'text' && part.text === '… and 950 more'));
    assert.equal(groups(resultsView(all, Number.MAX_SAFE_INTEGER).parts).length, 1000);
  });

  it('has one consent link for all that is missing, and none without an app', () => {
    const exchange = { ...missing, params: { resource: 'exchange', missing: 'EWS.AccessAsUser.All' } };
    const link = missingConsentLink(basicSet(), { at, checks: [renewed, missing, exchange] }) ?? '';
    assert.match(decodeURIComponent(link), /Mail\.Read/);
    assert.match(decodeURIComponent(link), /EWS\.AccessAsUser\.All/);
    assert.equal(missingConsentLink(basicSet(), { at, checks: [renewed] }), undefined);
    assert.equal(missingConsentLink(basicSet({ tenant: undefined }), { at, checks: [missing] }), undefined);
  });
});
