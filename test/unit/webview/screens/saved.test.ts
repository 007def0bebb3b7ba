import '../../wording/l10n';
import assert from 'node:assert/strict';
import { keyOf } from '../../../../src/core/backupSets/backupSet';
import { judge } from '../../../../src/core/rules/rules';
import { pageView } from '../../../../src/webview/pageView';
import type { ScreenModel } from '../../../../src/webview/screens/screen';
import { basicSet } from '../../../builders';
import { factsAt } from '../sampleModel';
import { confirmWith } from '../screenParts';

const confirm = confirmWith();
const at = {
  step: 'saved',
  authorized: 'authorized' in confirm ? confirm.authorized : assert.fail(),
} as const;
const shown = (facts: Partial<ScreenModel>) => pageView(factsAt({ at, facts }), 1);

/** The words on a screen, and the labels of the buttons among its parts. */
function saidBy(facts: Partial<ScreenModel>): { readonly texts: string[]; readonly buttons: string[] } {
  const { parts } = shown(facts);
  return {
    texts: parts.flatMap((part) => (part.kind === 'text' ? part.text : [])),
    buttons: parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons.map(({ label }) => label) : [])),
  };
}

describe('Saved, in a Git folder', () => {
  it('says that the record is not committed yet, and offers a message for the commit', () => {
    const { texts, buttons } = saidBy({ uncommitted: true });
    assert.ok(texts.some((text) => /^Not committed yet. .* commit and push the file\.$/.test(text)));
    assert.deepEqual(buttons, ['Copy Commit Message']);
  });

  it('says nothing of it once it is committed', () => {
    const { texts, buttons } = saidBy({ uncommitted: false });
    assert.ok(!texts.some((text) => text.includes('ommit')));
    assert.deepEqual(buttons, []);
  });

  it('speaks of several files where the sets are in several', () => {
    const members = ['a', 'b'].map((name) => {
      const set = basicSet({ file: `file:///${name}.json` });
      return {
        key: keyOf(set),
        set,
        judgement: judge(set),
        method: 'modern' as const,
        retirements: [],
        aftercare: [],
      };
    });
    const { texts } = saidBy({ uncommitted: true, members });
    assert.ok(texts.some((text) => text.endsWith('commit and push the files.')));
  });
});
