import '../l10n';
import assert from 'node:assert/strict';
import { basicSet, edition, nothingHere } from '../../../builders';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import { setStateOf, type SigningIn } from '../../../../src/core/overview/setState';
import type { LocalState } from '../../../../src/core/overview/setStatus';
import { rowsOf } from '../../../../src/overview/rows';
import { rowWords } from '../../../../src/wording/rules/status';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';
const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
const backupRan = { ...applied, on: '2026-11-21' };
const modern = { method: 'modern', grant, edition: '8.3.6.0' } as const;
const hybrid = { ...modern, method: 'hybrid' } as const;

function shown(more: Partial<BackupSet>, here: Partial<LocalState>, signingIn?: SigningIn): string[] {
  const set = basicSet({ sources: ['oneDrive'], ...more });
  const [row] = rowsOf([set], () => ({ ...nothingHere, ...here }), new Set()).sets;
  const { status } = row ?? assert.fail();
  return [rowWords(status, signingIn), setStateOf(status, signingIn)];
}

describe('A row', () => {
  const rows: readonly [string, string, Partial<BackupSet>, Partial<LocalState>][] = [
    ['Basic', 'toMigrate', {}, {}],
    ['Basic · waiting', 'inProgress', {}, { waitingForAdministrator: true }],
    ['Basic · not saved', 'inProgress', {}, { pending: grant }],
    ['Basic · upgrade first', 'blocked', { edition: edition('8.3.0') }, {}],
    ['Basic · blocked', 'blocked', { edition: undefined }, {}],
    ['Modern', 'settled', { authentication: { method: 'modern' } }, {}],
    ['Modern · recorded', 'recorded', { authentication: modern }, { grant: true }],
    ['Modern · done', 'done', { authentication: { ...modern, applied } }, { grant: true }],
    [
      'Modern · backup ran',
      'backupRan',
      { authentication: { ...modern, applied, backupRan } },
      { grant: true },
    ],
    ['Modern · no authorization', 'attention', { authentication: modern }, { grant: false }],
    [
      'Hybrid · review',
      'attention',
      { authentication: { ...hybrid, applied }, sources: ['sharePointSites'], edition: edition('9.0') },
      { grant: true },
    ],
    [
      'Hybrid · recorded',
      'recorded',
      { authentication: hybrid, sources: ['sharePointSites'] },
      { grant: true },
    ],
    [
      'Hybrid · upgrade',
      'attention',
      { authentication: { ...hybrid, applied, backupRan }, sources: ['sharePointSites'] },
      { grant: true },
    ],
  ];
  for (const [words, state, set, here] of rows) {
    it(`says "${words}" and looks ${state}`, () => assert.deepEqual(shown(set, here), [words, state]));
  }

  it('says that it is signing in, whatever else there is to say', () => {
    assert.deepEqual(shown({ edition: undefined }, {}, { until: undefined }), ['signing in', 'signingIn']);
  });

  it('says until when its browser is waited for', () => {
    const until = new Date(2026, 10, 26, 21, 41, 30).getTime();
    const [words, state] = shown({}, {}, { until });
    assert.match(words ?? '', /^signing in · until 9:41\sPM$/);
    assert.equal(state, 'signingIn');
  });
});
