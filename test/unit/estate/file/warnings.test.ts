import '../../wording/l10n';
import assert from 'node:assert/strict';
import type { FileProblem } from '../../../../src/core/backupSets/fileProblem';
import { judge } from '../../../../src/core/rules/rules';
import { fileProblemSentence } from '../../../../src/wording/backupSets/fileProblems';
import { estate, idsOf, read, readValue, set, tenant } from './reading';

const secret = 'hunter2-is-my-password';

/** What a reader of Problems sees, at its line. */
const shown = ({ range, ...problem }: FileProblem) =>
  [range.start.line + 1, problem.severity, fileProblemSentence({ range, ...problem })] as const;

describe('A password or token in a file', () => {
  it('is a warning at its property, wherever it stands, and its value is nowhere in it', () => {
    const { sets, problems } = read(`{
      "SysPwd": "${secret}",
      "tenants": [{ "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global",
        "client_secret": "${secret}" }],
      "backupSets": [
        { "id": "1", "name": "First", "tenant": "contoso", "account": "backup@contoso.com",
          "notes": [{ "more": { "pass\\u0077ord": ["${secret}", "${secret}"] } }, "eyJ0eXAiOiJKV1QiLCJhbGci.eyJhdWQiOiIwMDAw.x"],
          "authentication": { "method": "basic",
            "refreshToken": "${secret}" } }
      ]
    }`);
    const warned = (property: string) =>
      `"${property}" looks like a password or a token. Anyone who can read this file can use it. Remove it here, and replace it at its service.`;
    assert.deepEqual(problems.map(shown), [
      [2, 'warning', warned('SysPwd')],
      [4, 'warning', warned('client_secret')],
      [7, 'warning', warned('password')],
      [7, 'warning', warned('notes')],
      [9, 'warning', warned('refreshToken')],
    ]);
    assert.deepEqual(problems[0]?.range, {
      start: { line: 1, character: 6 },
      end: { line: 1, character: 14 },
    });
    assert.ok(!JSON.stringify(problems).includes(secret));
    assert.deepEqual(
      sets.map(({ id, faults }) => [id, faults]),
      [['1', []]],
    );
  });

  it('is told of an entry that is wrong, and of a file without a list of sets, too', () => {
    assert.deepEqual(idsOf(readValue(estate({ ...set, id: 1, password: secret })).problems), [
      'wrongType',
      'secretInFile',
    ]);
  });
});

describe('The account of a set', () => {
  const about = (account: string) => readValue({ tenants: [tenant], backupSets: [{ ...set, account }] });

  it('is warned of where Microsoft gives no user such a name, and blocks nothing', () => {
    const { sets, problems } = about('a&redirect_uri=http://x.example&x=@contoso.com');
    assert.deepEqual(problems.map(shown), [
      [
        14,
        'warning',
        '"a&redirect_uri=http://x.example&x=@contoso.com" is an unusual account name. Check it: a user principal name looks like backup@contoso.com.',
      ],
    ]);
    assert.deepEqual(sets[0]?.faults, []);
  });

  it('blocks its set where it is none: with spaces, control characters, or without exactly one @', () => {
    for (const account of ['backup contoso.com', 'a b@contoso.com', 'a\u0007@contoso.com', 'a@b@c.com']) {
      const { sets, problems } = about(account);
      assert.deepEqual(
        problems.map(({ id, severity }) => [id, severity]),
        [['accountInvalid', 'error']],
      );
      assert.deepEqual(sets[0]?.faults, ['accountInvalid']);
      assert.ok(judge(sets[0]).blockedBy.includes('accountInvalid'));
    }
  });
});
