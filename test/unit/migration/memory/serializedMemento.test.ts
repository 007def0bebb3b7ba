import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { serializedMemento } from '../../../../src/migration/memory/serializedMemento';

/**
 * As VS Code's: changes of one moment are written as one; the news of it comes back later, and brings the state as it
 * was then.
 */
class EchoedState implements Memento {
  private value: Readonly<Record<string, unknown>> = {};
  private writing: Promise<void> | undefined;
  refuse = false;
  writes = 0;
  get = ((key: string, otherwise?: unknown) => this.value[key] ?? otherwise) as Memento['get'];
  keys = (): readonly string[] => Object.keys(this.value).filter((key) => this.value[key] !== undefined);
  update = async (key: string, value: unknown): Promise<void> => {
    if (this.refuse) throw new Error('no space');
    this.value = { ...this.value, [key]: value };
    await (this.writing ??= this.write());
  };

  private async write(): Promise<void> {
    await turns(3);
    this.writing = undefined;
    this.writes++;
    const then = this.value;
    await turns(1);
    this.value = then;
  }
}

/** Of the event loop. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('The global state, changed by many at once', () => {
  const names = ['a', 'b', 'c', 'd'];
  let state: EchoedState;
  let inTurn: Memento;
  beforeEach(() => {
    state = new EchoedState();
    inTurn = serializedMemento(state);
  });

  it('loses changes where each goes straight to VS Code', async () => {
    const first = state.update('a', 1);
    while (state.writes === 0) await turns(1);
    await Promise.all([first, state.update('b', 2)]);
    assert.deepEqual(state.keys(), ['a']);
  });

  it('keeps each of them, in turn', async () => {
    const first = inTurn.update('a', 0);
    while (state.writes === 0) await turns(1);
    await Promise.all([first, ...names.slice(1).map((name, index) => inTurn.update(name, index + 1))]);
    assert.deepEqual(inTurn.keys(), names);
    assert.deepEqual(state.keys(), names);
  });

  it('is written once for changes that are asked for at once, and once more for those meanwhile', async () => {
    const atOnce = names.map((name) => inTurn.update(name, 1));
    while (state.writes === 0) await turns(1);
    await Promise.all([...atOnce, ...names.map((name) => inTurn.update(name, 2))]);
    assert.equal(state.writes, 2);
    assert.deepEqual(
      names.map((name) => state.get(name)),
      [2, 2, 2, 2],
    );
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
    await assert.rejects(async () => inTurn.update('a', 1), /no space/);
    state.refuse = false;
    await inTurn.update('b', 2);
    assert.deepEqual(inTurn.keys(), ['b']);
  });
});
