import assert from 'node:assert/strict';
import { compare } from '../bench/report/compare';
import { pageOf } from '../bench/report/page';
import { isMet, isTrusted, keptOf, type KeptRow, resultOf, type Run } from '../bench/report/result';
import { tableOf } from '../bench/report/table';

const row = { id: 'estate/1', name: 'One set read', floor: '`JSON.parse`', goal: { atMost: 3 } } as const;
const steady = [10, 10, 11, 10];

function rounds(floors: readonly number[], ratio: number): readonly { floor: number; ours: number }[] {
  return floors.map((floor) => ({ floor, ours: floor * ratio }));
}

function runOf(ratio: number, floors = steady, id: string = row.id): Run {
  return { rows: Object.fromEntries([keptOf(resultOf({ ...row, id }, rounds(floors, ratio)))]) };
}

describe('The bench', () => {
  it("takes the median of the rounds' ratios, so that one slow round changes nothing", () => {
    const result = resultOf(row, [...rounds(steady, 2), { floor: 10, ours: 900 }]);
    assert.equal(result.ratio, 2);
    assert.ok(isMet(result) && isTrusted(result));
  });

  it('says that a goal is missed, and by how much', () => {
    const result = resultOf(row, rounds(steady, 6));
    assert.equal(result.ofGoal, 2);
    assert.ok(!isMet(result));
    assert.match(tableOf('Estate', [result]), /✖ MISSED: at most × 3/);
  });

  it('judges a goal in milliseconds by the milliseconds, not by the floor', () => {
    const result = resultOf({ ...row, goal: { underMs: 50 } }, rounds([1000, 1000], 0.06));
    assert.equal(Math.round(result.ofGoal * 100), 120);
    assert.ok(!isMet(result));
  });

  it('trusts no row whose floor spreads by more than a third', () => {
    const result = resultOf(row, rounds([10, 10, 20, 20], 2));
    assert.ok(!isTrusted(result));
    assert.match(tableOf('Estate', [result]), /NOT TO BE TRUSTED/);
    assert.match(pageOf({ rows: { [row.id]: result } }, new Map(), String), /not to be trusted/);
  });

  it('gives no reason for a row that meets its goal', () => {
    const met = resultOf({ ...row, why: 'It is also checked.' }, rounds(steady, 2));
    assert.ok(!('why' in keptOf(met)[1]));
    assert.doesNotMatch(pageOf({ rows: { [row.id]: met } }, new Map(), String), /also checked/);
  });

  it('keeps ratios, and nothing of the machine', () => {
    const [, kept] = keptOf(resultOf(row, rounds(steady, 2)));
    assert.ok(!('measured' in kept));
  });

  const verdicts: readonly [string, Run, Run, string, boolean][] = [
    ['fails on a ratio that is 21 % worse', runOf(2), runOf(2.42), 'worse', true],
    ['takes 19 % for noise', runOf(2), runOf(2.38), 'same', false],
    ['notices a ratio that got better', runOf(2.5), runOf(2), 'better', false],
    ['fails where a row is gone', runOf(2), { rows: {} }, 'gone', true],
    ['fails where no row can be compared', runOf(2, [10, 20, 10, 20]), runOf(9), 'noisy', true],
  ];
  for (const [title, before, now, verdict, failed] of verdicts) {
    it(`compares two runs: ${title}`, () => {
      const comparison = compare(before, now);
      assert.deepEqual(
        comparison.differences.map((one) => one.verdict),
        [verdict],
      );
      assert.equal(comparison.failed, failed);
    });
  }

  it('compares the chosen rows alone, and takes a new one for new', () => {
    const before = { rows: { ...runOf(2).rows, ...runOf(2, steady, 'tree/filter').rows } };
    const now: Run = { rows: { ...runOf(2).rows, ...runOf(3, steady, 'estate/2').rows } };
    const { differences, failed } = compare(before, now, (id) => id.startsWith('estate/'));
    assert.deepEqual(
      differences.map(({ id, verdict }) => [id, verdict]),
      [
        ['estate/1', 'same'],
        ['estate/2', 'new'],
      ],
    );
    assert.equal(failed, false);
  });

  it('shows on its page why a row is missed, and where its time goes', () => {
    const missed: KeptRow = {
      ...resultOf({ ...row, why: 'It is also checked.' }, rounds(steady, 6)),
      profile: [{ where: 'plainJson (parse.ts)', share: 0.4 }],
    };
    const page = pageOf({ rows: { [row.id]: missed } }, new Map([['estate', 'An estate']]), String);
    assert.match(page, /## An estate/);
    assert.match(page, /Missed: \*\*One set read\*\*\. It is also checked\./);
    assert.match(page, /\| 40 % \| `plainJson \(parse\.ts\)` \|/);
  });
});
