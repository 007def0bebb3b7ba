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

describe('Saved', () => {
  const banner = (facts: Partial<ScreenModel>) => {
    const found = shown(facts).parts.find((part) => part.kind === 'banner');
    return found?.kind === 'banner' ? found.text : '';
  };
  const member = (method: 'hybrid' | 'modern', name = 'AhsayOBM', id = '1') => {
    const set = basicSet({ id, edition: { name, kind: 'OBM', version: '8.3.6.0' } });
    return { key: keyOf(set), set, judgement: judge(set), method, retirements: [], aftercare: [] };
  };

  it('speaks of the administrator only where one must sign in', () => {
    assert.match(banner({ members: [member('modern')] }), /Do it while the administrator is here\.$/);
    assert.equal(banner({ members: [member('hybrid')] }), 'Next, sign in with AhsayOBM.');
    const two = (method: 'hybrid' | 'modern') => [member(method), member(method, 'AhsayACB', '2')];
    assert.match(
      banner({ members: two('modern') }),
      /with each product\. Do it while the administrator is here\.$/,
    );
    assert.equal(banner({ members: two('hybrid') }), 'Next, sign in with each product.');
  });

  it('says that the authorization is in the profile of the browser, in a web window', () => {
    assert.ok(
      saidBy({ storage: 'browserProfile' }).texts.some((text) =>
        text.includes('in the profile of this browser'),
      ),
    );
    assert.ok(saidBy({ storage: 'computer' }).texts.some((text) => text.includes('on this computer')));
  });

  it('names the backup set in the product’s clicks where they are for one alone', () => {
    const other = basicSet({
      id: '2',
      name: 'Newer',
      edition: { name: 'AhsayOBM', kind: 'OBM', version: '9.0.0.0' },
    });
    const members = [
      member('hybrid'),
      { ...member('hybrid'), key: keyOf(other), set: other, judgement: judge(other) },
    ];
    const lists = (of: typeof members) =>
      shown({ members: of }).parts.flatMap((part) => (part.kind === 'steps' ? [part.items[0]] : []));
    assert.deepEqual(lists(members), [
      'In the client, open Backup Sets > Finance mailboxes > General.',
      'In the client, open Backup Sets > Newer > General.',
    ]);
    assert.deepEqual(lists([member('hybrid'), member('hybrid', 'AhsayOBM', '3')]), [
      'In the client, open Backup Sets > the backup set > General.',
    ]);
  });
});
