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
});
