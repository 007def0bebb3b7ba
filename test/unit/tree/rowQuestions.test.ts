import assert from 'node:assert/strict';
import { RowQuestions } from '../../../src/tree/rowQuestions';

const nextTask = () => new Promise<void>((resolve) => setImmediate(resolve));
const rows = () => Promise.resolve(['row']);
const untold = () => assert.fail('A change is told.');

/** A way to the window and back whose trips arrive when the test says so. */
class Window {
  private readonly trips: (() => void)[] = [];
  /** How many set out. */
  count = 0;

  readonly roundTrip = (): Promise<void> => {
    this.count += 1;
    return new Promise((resolve) => this.trips.push(resolve));
  };

  /** Waits for a trip that set out, and lets the first one come back. */
  async arrive(): Promise<void> {
    while (this.trips.length === 0) await nextTask();
    this.trips.shift()!();
    await nextTask();
  }
}

describe('The children of a first level', () => {
  let window: Window;
  let questions: RowQuestions;

  beforeEach(async () => {
    window = new Window();
    questions = new RowQuestions(window.roundTrip, untold);
    await questions.answer(false, rows);
    await window.arrive();
  });

  it('come late for the first row of a question, and at once for those behind it', async () => {
    const question = async () => {
      for (let row = 0; row < 20; row += 1) await questions.answer(true, rows);
    };
    for (const of of ['one', 'another']) {
      const before = window.count;
      const answered = question();
      await window.arrive();
      await answered;
      assert.equal(window.count, before + 1, `The trips of ${of}`);
      await nextTask();
    }
  });

  it('come late by each question, though another one is under way or was just answered', async () => {
    const over: string[] = [];
    const [first, second] = ['first', 'second'].map((name) =>
      questions.answer(true, rows).then(() => over.push(name)),
    );
    await window.arrive();
    await first;
    await nextTask();
    assert.deepEqual(over, ['first']);
    await window.arrive();
    await second;
  });
});

describe('Questions for rows', () => {
  it('are quiet when none is open, and none came while the window was asked', async () => {
    const window = new Window();
    const questions = new RowQuestions(window.roundTrip, untold);
    let isQuiet = false;
    const quiet = questions.quiet().then(() => (isQuiet = true));
    // Another view, asked later, shows that there was time enough.
    const later = new Window();
    await new RowQuestions(later.roundTrip, untold).answer(false, rows);
    await later.arrive();
    assert.equal(window.count, 0, 'Nobody has asked for these rows yet.');
    await questions.answer(false, rows);
    await window.arrive();

    await questions.answer(false, rows);
    await window.arrive();
    assert.ok(!isQuiet, 'A question came.');
    let answer!: () => void;
    const open = questions.answer(false, () => new Promise<void>((resolve) => (answer = resolve)));
    await window.arrive();
    await window.arrive();
    assert.ok(!isQuiet, 'One is open.');
    answer();
    await open;
    await window.arrive();
    await quiet;
  });

  it('are told of a change when the window has the first rows, and of none before they were asked', async () => {
    const window = new Window();
    let told = 0;
    const questions = new RowQuestions(window.roundTrip, () => (told += 1));
    questions.change();
    await questions.answer(false, rows);
    questions.change();
    await nextTask();
    assert.equal(told, 0);
    await window.arrive();
    assert.equal(told, 1);
    questions.change();
    await nextTask();
    assert.equal(told, 2);
  });

  it('are told of a change also where the window could not be asked', async () => {
    let told!: () => void;
    const heard = new Promise<void>((resolve) => (told = resolve));
    const questions = new RowQuestions(() => Promise.reject(new Error('Canceled')), told);
    await questions.answer(false, rows);
    questions.change();
    await heard;
  });
});
