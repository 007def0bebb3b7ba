import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { stateInTurn } from '../../../src/migration/stateInTurn';

/** As VS Code's: the news of a change comes back later, and brings the state as it was at that change. */
class EchoedState implements Memento {
  private value: Readonly<Record<string, unknown>> = {};
  refuse = false;
  get = ((key: string, otherwise?: unknown) => this.value[key] ?? otherwise) as Memento['get'];
  keys = (): readonly string[] => Object.keys(this.value).filter((key) => this.value[key] !== undefined);
  update = async (key: string, value: unknown): Promise<void> => {
    if (this.refuse) throw new Error('no room');
    const then = (this.value = { ...this.value, [key]: value });
    await new Promise((resolve) => setImmediate(resolve));
    this.value = then;
  };
}

describe('The global state, changed by many at once', () => {
  const names = ['a', 'b', 'c', 'd'];
  let state: EchoedState;
  let inTurn: Memento;
  beforeEach(() => {
    state = new EchoedState();
    inTurn = stateInTurn(state);
  });

  it('loses changes where each goes straight to VS Code', async () => {
    await Promise.all([
      state.update('a', 1),
      new Promise((resolve) => setImmediate(resolve)).then(() => state.update('b', 2)),
      state.update('c', 3),
    ]);
    await state.update('d', 4);
    assert.notDeepEqual(state.keys(), names);
  });

  it('keeps each of them, in turn', async () => {
    await Promise.all(names.map((name, index) => inTurn.update(name, index)));
    assert.deepEqual(inTurn.keys(), names);
    assert.deepEqual(state.keys(), names);
  });

  it('is read at once as it will be', async () => {
    await inTurn.update('old', 1);
    const changes = [inTurn.update('list', ['a']), inTurn.update('old', undefined)];
    assert.deepEqual(inTurn.get('list'), ['a']);
    assert.equal(inTurn.get('old', 'none'), 'none');
    assert.deepEqual(inTurn.keys(), ['list']);
    await Promise.all(changes);
    assert.deepEqual(inTurn.keys(), ['list']);
  });

  it('goes on after a change that was refused, which reads as not made', async () => {
    state.refuse = true;
    await assert.rejects(async () => inTurn.update('a', 1), /no room/);
    state.refuse = false;
    await inTurn.update('b', 2);
    assert.deepEqual(inTurn.keys(), ['b']);
  });
});
