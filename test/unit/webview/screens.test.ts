import '../wording/l10n';
import assert from 'node:assert/strict';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import { pageView } from '../../../src/webview/pageView';
import type { Snapshot } from '../../../src/webview/protocol';
import { edition, inCloud } from '../../builders';
import { factsAt } from './sampleModel';
import { confirmWith, part } from './screenParts';

describe('The screens of the page', () => {
  it('do not call Hybrid recommended where it leaves sites without a backup', () => {
    const marks = (set: Partial<BackupSet>) => {
      const screen = pageView(factsAt({ at: { step: 'review' }, set }), 1);
      return part(screen, 'methods')?.options.map(({ mark }) => mark);
    };
    const sources = ['mailboxes', 'sharePointSites'] as const;
    assert.deepEqual(marks({ sources }), [
      'Closed',
      'The only method open at 8.3.6.0; sites are most likely not backed up. Upgrade to 9.0 or later',
    ]);
    const china = { edition: edition('9.1'), ...inCloud('china') };
    assert.deepEqual(marks({ sources, ...china }), [
      'Closed',
      'The only method open at 9.1; sites are most likely not backed up',
    ]);
    assert.deepEqual(marks(china), ['Closed', 'Recommended']);
    assert.deepEqual(marks({ sources: ['mailboxes'] }), ['Recommended', undefined]);
  });

  it('say beside a closed button what is missing', () => {
    const missing = (screen: Snapshot) => screen.buttons.find(({ enabled }) => !enabled)?.missing;
    const authorize = pageView(factsAt({ facts: { appConfirmed: false } }), 1);
    assert.equal(missing(authorize), 'Confirm the app registration first.');
    const save = pageView(factsAt({ at: confirmWith({ id: 'person', result: 'statement', params: {} }) }), 1);
    assert.equal(missing(save), 'Make the statement first.');
    const closed = pageView(factsAt({ at: confirmWith({ id: 'tenant', result: 'failed', params: {} }) }), 1);
    assert.equal(missing(closed), "A check failed, so this authorization can't be saved.");
    assert.equal(missing(pageView(factsAt(), 1)), undefined);
  });

  describe('of an entry that changed after Continue', () => {
    const changed = { changed: true, differences: [{ id: 'clientId', before: 'a', now: 'b' }] } as const;

    it('say on Authorize that it changed, and ask to confirm no app registration', () => {
      const screen = pageView(factsAt({ facts: { ...changed, appConfirmed: false } }), 1);
      assert.equal(screen.problem?.what, 'The entry changed after Continue.');
      assert.equal(part(screen, 'tick')?.id, 'testAccess');
    });

    it('promise on Confirm to keep nothing', () => {
      const screen = pageView(factsAt({ at: confirmWith(), facts: changed }), 1);
      assert.equal(screen.problem?.what, 'The entry changed while you were signing in.');
      assert.doesNotMatch(JSON.stringify(screen.parts), /will be stored/);
      assert.match(JSON.stringify(pageView(factsAt({ at: confirmWith() }), 1).parts), /will be stored/);
    });
  });
});
