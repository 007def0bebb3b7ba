import '../wording/l10n';
import assert from 'node:assert/strict';
import type { QueueNow, QueueStep } from '../../../src/core/steps/queueState';
import { pageView } from '../../../src/webview/pageView';
import { queueStep } from './plan/planModels';
import { factsAt } from './sampleModel';

function strip(back: QueueStep | undefined) {
  const now: QueueNow = {
    at: 2,
    of: 2,
    account: 'b@contoso.com',
    tenant: 'contoso.com',
    mayDefer: false,
    back,
    last: true,
    leftOut: [],
    steps: [queueStep('a@contoso.com', 'skipped'), queueStep('b@contoso.com', 'waiting')],
  };
  return pageView(factsAt({ facts: { queue: now } }), 1).queue!;
}

describe('The strip of a queue above a set', () => {
  it('leads back to the account that was left last, and to it from the list of all', () => {
    const { buttons, accounts } = strip(queueStep('a@contoso.com', 'skipped'));
    const [first] = buttons;
    assert.deepEqual(
      [first?.id, first?.label, first?.argument],
      ['goToAccount', 'Back to a@contoso.com', 'a@contoso.com'],
    );
    assert.deepEqual(
      accounts.items.map((row) => row.buttons.map(({ label, argument }) => [label, argument])),
      [[['Go to Account', 'a@contoso.com']], []],
    );
  });

  it('leads back to none where none was left', () => {
    assert.equal(
      strip(undefined).buttons.some(({ id }) => id === 'goToAccount'),
      false,
    );
  });
});
