import '../../wording/l10n';
import assert from 'node:assert/strict';
import { pageView } from '../../../../src/webview/pageView';
import { factsAt } from '../sampleModel';
import { confirmWith, part } from '../screenParts';

describe('The screens of the page', () => {
  it('fold the technical checks into one line where all passed, and keep in sight what is about the person', () => {
    const screen = pageView(factsAt({ at: confirmWith() }), 1);
    assert.equal(part(screen, 'checks')?.items.length, 2);
    const folded = part(screen, 'details');
    assert.match(folded?.summary ?? '', /5 technical checks passed/);
    assert.equal(folded?.parts[0]?.kind === 'checks' && folded.parts[0].items.length, 5);
  });

  it('show a technical check that did not pass with the others, unfolded', () => {
    const failed = pageView(
      factsAt({ at: confirmWith({ id: 'audience', result: 'failed', params: {} }) }),
      1,
    );
    assert.equal(part(failed, 'checks')?.items[0]?.result, 'failed');
    const noted = pageView(factsAt({ at: confirmWith({ id: 'nonce', result: 'noted', params: {} }) }), 1);
    assert.match(part(noted, 'checks')?.items[0]?.text ?? '', /no mark \(nonce\)/);
    assert.match(part(noted, 'details')?.summary ?? '', /4 technical checks passed/);
  });

  it('say at once which check keeps it from being saved, before what it would have granted', () => {
    const kinds = (at: ReturnType<typeof confirmWith>) =>
      pageView(factsAt({ at }), 1).parts.map(({ kind }) => kind);
    const failed = kinds(confirmWith({ id: 'tenant', result: 'failed', params: {} }));
    assert.ok(failed.indexOf('checks') < failed.indexOf('facts'), failed.join());
    const passed = kinds(confirmWith());
    assert.ok(passed.indexOf('facts') < passed.indexOf('checks'), passed.join());
  });

  it('say that a browser’s profile keeps it, in a web window', () => {
    const told = (storage: 'browserProfile' | 'computer', account = 'backup@contoso.com') => {
      const banner = part(
        pageView(factsAt({ at: confirmWith(), set: { account }, facts: { storage } }), 1),
        'banner',
      );
      return banner?.text ?? '';
    };
    assert.match(
      told('browserProfile'),
      /^The authorization of backup@\S+ will be stored in this browser's profile\.$/,
    );
    assert.match(
      told('browserProfile', 'a@contoso.com'),
      /, not a@contoso\.com, will be stored in this browser's profile\.$/,
    );
    assert.match(told('computer'), /will be stored on this computer\.$/);
  });
});
