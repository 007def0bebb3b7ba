import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBackupSets } from '../../../../src/estate/file/readFile';
import { judge } from '../../../../src/core/rules/rules';
import { practiceTenants, practiceUsers } from '../../../../src/practice/estate';

const folder = 'examples';
const sets = readdirSync(folder).flatMap((name) => {
  const read = readBackupSets(`file:///${name}`, readFileSync(join(folder, name)));
  const problems = name === 'newer.backup-sets.jsonc' ? ['cloudRetired'] : [];
  assert.deepEqual(
    read.problems.map(({ id }) => id),
    problems,
    name,
  );
  return read.kind === 'read' ? read.sets : [];
});
const practice = sets.filter(({ tenant }) => tenant?.cloud === 'practice');

describe('The examples', () => {
  it('are forty backup sets of three practice tenants, and one of a retired cloud among them', () => {
    assert.equal(sets.length, 40);
    const domains = new Set(practice.map(({ tenant }) => tenant?.tenant));
    assert.deepEqual(
      [...domains].sort(),
      Object.values(practiceTenants).flatMap(({ domains: [one] }) => one),
    );
    assert.deepEqual(
      sets.filter((set) => !practice.includes(set)).map(({ tenant }) => tenant?.cloud),
      ['germany'],
    );
  });

  it('name accounts that the practice sign-in knows', () => {
    const known = new Set<string>(Object.values(practiceUsers).map(({ userName }) => userName));
    assert.deepEqual(
      practice.map(({ account }) => account).filter((account) => !known.has(account)),
      [],
    );
  });

  it('show every answer of the rules', () => {
    const judgements = sets.map((set) => judge(set));
    const some = (what: string, of: (one: (typeof judgements)[number]) => unknown) =>
      assert.ok(judgements.some(of), what);
    some('Modern recommended', ({ recommended }) => recommended?.method === 'modern');
    some('Hybrid as a workaround', ({ workaround }) => workaround);
    some('nothing recommended', ({ undecidedBy, blockedBy }) => undecidedBy && blockedBy.length === 0);
    some('one authorization for an account', ({ grantScope }) => grantScope.serves === 'account');
    some('one authorization for each set', ({ grantScope }) => grantScope.serves === 'backupSet');
    some('limits to acknowledge', ({ modern }) => modern.open && modern.gaps.length > 0);
    some('due for review', ({ reviewDue }) => reviewDue);
    const blocks = new Set(judgements.flatMap(({ blockedBy }) => blockedBy));
    assert.equal(blocks.size, 3, 'too old, retired, no client ID');
  });
});
