import '../wording/l10n';
import assert from 'node:assert/strict';
import { withOutcome } from '../../../src/webview/withOutcome';
import { doctorSamples } from './findings/doctorSamples';

describe('A page that is no set’s', () => {
  const { doctor } = doctorSamples;

  it('says beside the button that something was copied, and to a screen reader', () => {
    const { copied, announcement } = withOutcome(doctor, { copied: 'copyForSupport' });
    assert.deepEqual([copied, announcement], [{ button: 'copyForSupport', text: 'Copied' }, 'Copied']);
  });

  it('says what kept a button from its work', () => {
    const { problem, announcement } = withOutcome(doctor, {
      failed: { kind: 'actionFailed', message: 'RangeError' },
    });
    assert.match(problem?.what ?? '', /^That didn't work/);
    assert.equal(announcement, problem?.what);
  });

  it('stays as it is where nothing came of the last press', () => {
    assert.deepEqual(withOutcome(doctor, {}), doctor);
  });
});
