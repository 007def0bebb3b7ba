import assert from 'node:assert/strict';
import { RowQuestions } from '../../../src/tree/rowQuestions';

const nextTask = () => new Promise<void>((resolve) => setImmediate(resolve));
const rows = () => Promise.resolve(['row']);

describe('The children of a first level', () => {
  it('come late for the first row of a question, and at once for those behind it', async () => {
    let trips = 0;
    const questions = new RowQuestions(() => Promise.resolve(trips++));
    for (let row = 0; row < 20; row += 1) await questions.answer(true, rows);
    assert.equal(trips, 1);
    await nextTask();
    await questions.answer(true, rows);
    assert.equal(trips, 2, 'Another question did not wait.');
  });

  it('come late by each question, though another one is under way or was just answered', async () => {
    const answers: (() => void)[] = [];
    const questions = new RowQuestions(() => new Promise<void>((resolve) => answers.push(resolve)));
    const over: string[] = [];
    const [first, second] = ['first', 'second'].map((name) =>
      questions.answer(true, rows).then(() => over.push(name)),
    );
    while (answers.length < 2) await nextTask();
    answers[0]!();
    await first;
    await nextTask();
    assert.deepEqual(over, ['first']);
    answers[1]!();
    await second;
  });

  it('come when the window has answered, however long it takes', async () => {
    const told: string[] = [];
    const questions = new RowQuestions(async () => {
      told.push('asked');
      await nextTask();
      told.push('answered');
    });
    await questions.answer(true, rows);
    told.push('over');
    assert.deepEqual(told, ['asked', 'answered', 'over']);
  });
});

describe('Questions for rows', () => {
  it('are quiet when none is open, and none came while the window was asked', async () => {
    const trips: string[] = [];
    let answer!: () => void;
    const questions = new RowQuestions(async () => {
      trips.push('trip');
      // What the window asks below the rows that it was just given.
      if (trips.length === 2) await questions.answer(false, rows);
    });
    let isQuiet = false;
    const quiet = questions.quiet().then(() => (isQuiet = true));
    await nextTask();
    assert.deepEqual(trips, [], 'Nobody has asked for rows yet.');

    const opened = questions.answer(false, () => new Promise<void>((resolve) => (answer = resolve)));
    while (trips.length === 0) await nextTask();
    await nextTask();
    assert.ok(!isQuiet, 'One is open.');
    answer();
    await opened;
    await quiet;
    assert.equal(trips.length, 3);
  });
});
