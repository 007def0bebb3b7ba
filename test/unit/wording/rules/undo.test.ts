import '../l10n';
import assert from 'node:assert/strict';
import { undoDetail } from '../../../../src/wording/rules/undo';
import { basicSet, edition } from '../../../builders';

const none = { changed: [] };
const authorizedHere = undefined;
const modern = { authentication: { method: 'modern' as const, grant: 'g' } };

describe('What an undo means', () => {
  it('is told of one entry as of one', () => {
    const text = undoDetail({ sets: [{ set: basicSet(modern), back: 'basic', authorizedHere }], ...none });
    assert.match(text, /^The entry becomes what it was before Save:\n• Finance mailboxes: Modern → Basic\n/);
  });

  it('names each product that was perhaps told of it', () => {
    const newer = basicSet({ id: '2', ...modern, edition: edition('9.0.0.0', 'ACB') });
    const sets = [basicSet(modern), newer, basicSet({ id: '3', ...modern })];
    const text = undoDetail({ sets: sets.map((set) => ({ set, back: 'basic', authorizedHere })), ...none });
    assert.match(text, /^The entries become what they were before Save:/);
    assert.equal(text.split('Nothing changes in AhsayOBM.').length, 2);
    assert.equal(text.split('Nothing changes in AhsayACB.').length, 2);
  });

  it('says whether the authorization of the record that comes back is here', () => {
    const told = (here: boolean | undefined) =>
      undoDetail({ sets: [{ set: basicSet(modern), back: 'modern', authorizedHere: here }], ...none });
    assert.match(told(true), /restored record is on this computer/);
    assert.match(told(false), /restored record isn't on this computer.*Finance mailboxes/);
    assert.doesNotMatch(told(undefined), /restored record/);
  });
});
