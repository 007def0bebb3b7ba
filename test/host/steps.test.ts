import assert from 'node:assert/strict';
import {
  type Outcome,
  type Place,
  askInStep,
  askInSteps,
  pickInStep,
  pickManyInStep,
} from '../../src/window/steps';
import { type Asked, type Reply, answerQuickInputs } from './quickInputs';
import { restoreAll } from './stubs';

describe('A series of questions', () => {
  afterEach(restoreAll);

  /** Asks with these outcomes, one after the other. @returns the questions, as "name n/m", with < where Back is there */
  async function asked(
    names: readonly string[],
    outcomes: readonly Outcome[],
    isAsked: (name: string, seen: readonly string[]) => boolean = () => true,
  ) {
    const seen: string[] = [];
    const left = [...outcomes];
    const finished = await askInSteps(
      'Import',
      names.map((name) => ({
        isAsked: () => isAsked(name, seen),
        ask: ({ step, totalSteps, canGoBack }: Place) => {
          seen.push(`${name} ${step}/${totalSteps}${canGoBack ? ' <' : ''}`);
          return Promise.resolve(left.shift() ?? 'next');
        },
      })),
    );
    return { seen, finished };
  }

  it('says which of how many each is, and offers Back from the second on', async () => {
    assert.deepEqual(await asked(['a', 'b', 'c'], []), {
      seen: ['a 1/3', 'b 2/3 <', 'c 3/3 <'],
      finished: true,
    });
  });

  it('goes back to the last one that was asked, past those that had nothing to ask', async () => {
    const { seen } = await asked(['a', 'b', 'c'], ['next', 'skipped', 'back']);
    assert.deepEqual(seen, ['a 1/3', 'b 2/3 <', 'c 2/2 <', 'a 1/3', 'b 2/3 <', 'c 3/3 <']);
  });

  it('counts what is asked after the answers so far', async () => {
    const { seen } = await asked(['a', 'b', 'c'], [], (name, before) => name !== 'b' || before.length === 0);
    assert.deepEqual(seen, ['a 1/3', 'c 2/2 <']);
  });

  it('ends where a person gives up', async () => {
    assert.deepEqual(await asked(['a', 'b'], ['givenUp']), { seen: ['a 1/2'], finished: false });
  });
});

describe('A question of a series', () => {
  const place = { title: 'Import', step: 2, totalSteps: 5, canGoBack: true } as const;
  const name = '$(bug) [x](command:quit)';
  let shown: Asked[];
  beforeEach(() => (shown = []));
  afterEach(restoreAll);

  function replying(reply: Reply): string[] {
    const refused: string[] = [];
    answerQuickInputs(
      (asked) => {
        shown.push(asked);
        return reply;
      },
      (words) => void refused.push(words),
    );
    return refused;
  }

  it('shows its place and Back, and makes neither icon nor link of foreign text', async () => {
    replying('enter');
    const picks = [{ label: name, is: 1 }];
    assert.deepEqual(await pickInStep({ place, picks, placeHolder: 'Select' }), {
      kind: 'given',
      value: picks[0],
    });
    assert.deepEqual([shown[0]?.place, shown[0]?.buttons], ['2/5', ['Back']]);
    assert.doesNotMatch(shown[0]?.lines()[0]?.label ?? '', /(?<!\\)\$\(/);
    const refused = replying({ text: 'x' });
    assert.deepEqual(await askInStep({ place, prompt: name, refuses: () => name }), { kind: 'givenUp' });
    for (const words of [shown[1]?.question, ...refused]) assert.doesNotMatch(words ?? '', /\]\(/);
    assert.equal(refused.length, 1);
  });

  it('goes back, is given up, or tells of its own button with what was typed', async () => {
    const buttons = [{ icon: 'lock', tooltip: 'Store', is: 'store' }] as const;
    for (const [reply, kind] of [
      ['back', 'back'],
      ['giveUp', 'givenUp'],
    ] as const) {
      replying(reply);
      assert.deepEqual(await askInStep({ place, prompt: '', buttons }), { kind });
    }
    replying({ press: 'Store' });
    assert.deepEqual(await askInStep({ place, prompt: '', value: 'x', buttons }), {
      kind: 'pressed',
      button: 'store',
      text: 'x',
    });
  });

  it('offers lines of what is typed ahead of the others, and takes none that only says something', async () => {
    const picks = [{ label: 'old', ok: true }];
    const typed = (text: string) => [{ label: `new ${text}`, ok: text !== 'no' }];
    replying({ text: 'x' });
    const question = { place, picks, placeHolder: '', typed, canTake: ({ ok }: { ok: boolean }) => ok };
    assert.deepEqual(await pickInStep(question), { kind: 'given', value: { label: 'new x', ok: true } });
    assert.deepEqual(
      shown[0]?.lines().map(({ label }) => label),
      ['new x', 'old'],
    );
  });

  it('takes the line in focus where nothing can be ticked off, and none where all ticks were taken away', async () => {
    const [a, b] = [{ label: 'a' }, { label: 'b' }];
    replying({ ticks: [] });
    const ask = (picks: readonly { label: string; picked?: boolean }[]) =>
      pickManyInStep({ place, picks, placeHolder: '' });
    assert.deepEqual(await ask([a, b]), { kind: 'given', value: [a] });
    assert.deepEqual(await ask([{ ...a, picked: true }, b]), { kind: 'given', value: [] });
    replying({ ticks: ['b'] });
    assert.deepEqual(await ask([a, b]), { kind: 'given', value: [b] });
  });
});
