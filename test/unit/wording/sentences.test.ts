import './l10n';
import assert from 'node:assert/strict';
import { sources } from '../../../src/core/backupSets/backupSet';
import { ruleTable } from '../../../src/core/rules/ruleTable';
import { helpFor } from '../../../src/core/identity/signInErrors';
import table from '../../../src/core/identity/signInErrors.json';
import type { CheckId, CheckResult, RoleResult } from '../../../src/core/identity/signedIn';
import {
  checkResult,
  checkSentence,
  roleSentence,
  statementSentence,
} from '../../../src/wording/identity/checks';
import { permissionReason } from '../../../src/wording/identity/permissions';
import {
  editionName,
  gapSentence,
  ruleSentence,
  ruleWithSource,
  sourceSentence,
} from '../../../src/wording/rules/rules';
import { microsoftWords } from '../../../src/wording/identity/signInErrors';
import { fixWords } from '../../../src/wording/identity/signInFixes';

/** A sentence for a person: words, no id, no place left open. */
function isSentence(text: string): void {
  assert.match(text, /^\p{Lu}.* .*[.)]$/u);
  assert.doesNotMatch(text, /\{\d\}|undefined/);
}

describe('Every rule', () => {
  for (const { id } of ruleTable) {
    it(`${id} has a sentence and a source`, () => {
      isSentence(ruleSentence(id, 'AhsayOBM'));
      assert.match(sourceSentence(id), /^Source: .+\.$/);
    });
  }

  it('names the edition of the estate where the manual leaves a place for it', () => {
    assert.match(ruleSentence('siteSourcesCloseModern', 'Contoso Vault'), /Contoso Vault/);
    const edition = { name: 'Contoso Vault', kind: 'OBM', version: '8.0' };
    assert.match(
      ruleWithSource('productTooOld', edition),
      /^Contoso Vault .+ Source: our inference, based on /,
    );
    assert.match(ruleWithSource('productTooOld', undefined), /the backup product/);
  });

  it('says of an inference that it is one', () => {
    for (const { id, source } of ruleTable) {
      assert.equal(sourceSentence(id).includes('our inference'), source.authority === 'inference', id);
    }
  });

  it('shows where to read it', () => {
    assert.match(
      sourceSentence('authorizeAgainAfterUpgrade'),
      /^Source: public documentation of backup vendors \(Re-authentication .*5089.*, Ahsay, 2025-08-26, https:\/\/www\.ahsay\.com\/.*\)\.$/,
    );
    assert.match(sourceSentence('modernRecommended'), /built-in help\), Ahsay, version 8\.5\.2\.62, https:/);
  });

  it('has limits with a sentence each', () => {
    const gaps = ruleTable.flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.kind === 'gaps' ? effect.gaps : [])),
    );
    assert.equal(gaps.length, 5);
    for (const gap of gaps) isSentence(gapSentence(gap, 'AhsayOBM'));
  });

  it('is shown by its id where a file of another version names one that is not known', () => {
    assert.equal(ruleSentence('fromTheFuture', 'AhsayOBM'), 'fromTheFuture');
    assert.equal(sourceSentence('fromTheFuture'), '');
  });

  it('shows the edition’s name without what could disturb the text around it', () => {
    assert.equal(editionName({ name: 'A\u202e\nB', kind: 'OBM', version: '9' }), 'A B');
  });
});

describe('Every permission', () => {
  for (const reason of ['everySet', ...sources, 'roleCheck'] as const) {
    it(`of ${reason} has its reason in words: what this program does with it`, () =>
      assert.match(permissionReason({ reason, level: 'test' }), /^to .+ /));
  }

  it('of the user’s own setting has that for its reason', () => {
    assert.match(permissionReason({ reason: 'teams', level: 'custom' }), /^your setting .+ Teams$/);
  });
});

describe('Every check', () => {
  const ids: CheckId[] = [
    ...(['signature', 'audience', 'issuer', 'lifetime', 'nonce'] as const),
    ...(['tenant', 'home', 'person', 'role', 'permissions'] as const),
  ];
  const params = {
    ...{ name: 'Admin@contoso.com', account: 'backup@contoso.com', tenant: 'T', expected: 'E' },
    ...{ home: 'H', missing: 'Mail.ReadWrite' },
  };
  for (const id of ids) {
    it(`${id} says another sentence where it failed than where it passed`, () => {
      const sentence = (result: CheckResult) => checkSentence({ id, result, params });
      isSentence(sentence('passed'));
      isSentence(sentence('failed'));
      assert.notEqual(sentence('failed'), sentence('passed'));
    });
  }

  it('of the lifetime tells the difference of the clocks, where that is the cause', () => {
    const sentence = (more: Record<string, string>) =>
      checkSentence({ id: 'lifetime', result: 'failed', params: more });
    assert.match(sentence({ ahead: '90' }), /90 minutes ahead/);
    assert.match(sentence({ behind: '12' }), /12 minutes behind/);
    assert.doesNotMatch(sentence({}), /minutes/);
  });

  it('that was noted or needs a statement says whose authorization it is', () => {
    for (const [id, result] of [
      ['person', 'noted'],
      ['person', 'statement'],
      ['home', 'noted'],
      ['role', 'statement'],
    ] as const) {
      const sentence = checkSentence({ id, result, params });
      isSentence(sentence);
      assert.match(sentence, /Admin@contoso\.com/);
    }
  });

  it('has its result and the role in words', () => {
    const results: CheckResult[] = ['passed', 'noted', 'statement', 'failed'];
    assert.equal(new Set(results.map(checkResult)).size, 4);
    const roles: RoleResult[] = ['confirmed', 'notHeld', 'unchecked', 'notNeeded'];
    assert.equal(new Set(roles.map(roleSentence)).size, 4);
  });

  it('keeps text from a token plain and short', () => {
    const name = `admin\u202e\n${'x'.repeat(5000)}`;
    const sentence = checkSentence({ id: 'person', result: 'noted', params: { ...params, name } });
    assert.doesNotMatch(sentence, /[\u202e\n]/);
    assert.ok(sentence.length < 1000);
    const person = { name, objectId: '', tenantId: '', homeTenantId: '' };
    const authorized = { grant: '', person, granted: [], role: 'unchecked', checks: [] } as const;
    assert.doesNotMatch(statementSentence('role', authorized, 1), /[\u202e\n]/);
    assert.notEqual(statementSentence('role', authorized, 1), statementSentence('person', authorized, 1));
  });
});

describe('Every sign-in error', () => {
  const fixIds = [...table.errors, ...table.numbers].map(({ fix }) => fix).concat('lookUpNumber');
  const words = (error: string, ...numbers: number[]) =>
    microsoftWords({ kind: 'microsoft', error, numbers, text: '' });

  it('has a sentence for what happened and for what to do, and none is left over', () => {
    assert.deepEqual(
      fixIds.filter((id) => !(id in fixWords)),
      [],
    );
    assert.deepEqual(
      Object.keys(fixWords).filter((id) => !fixIds.includes(id)),
      [],
    );
    for (const sentence of Object.values(fixWords)) isSentence(sentence());
  });

  it('is put in words by its number, or by its error', () => {
    const whats = new Map<string, string>();
    for (const number of [50126, 65001, 90002, 53003, 7654321]) {
      const { what, who, next } = words('invalid_grant', number);
      for (const text of [what, next]) isSentence(text);
      assert.notEqual(who, '');
      whats.set(helpFor({ error: 'invalid_grant', numbers: [number] }).what, what);
    }
    assert.equal(new Set(whats.values()).size, 5);
  });

  it('says what today’s sign-ins need', () => {
    assert.match(
      words('invalid_client', 50011).next,
      /"Mobile and desktop applications", add exactly http:\/\/localhost\./,
    );
    assert.match(words('invalid_grant', 50076).next, /new request repeats what the policy asks for/);
    assert.match(words('invalid_grant', 70000).what, /pasted code/);
    assert.match(words('invalid_grant', 70000).next, /browser extension that changes addresses/);
    for (const number of [90008, 90094]) {
      assert.match(words('x', number).what, /Since 2025, that's usual for mail, files, and sites/);
      assert.match(words('x', number).next, /One consent serves all backup sets of the tenant/);
    }
  });

  it('never shows an id instead of a sentence', () => {
    for (const { numbers } of table.numbers)
      for (const number of numbers) isSentence(words('x', number).what);
    for (const { error } of table.errors) isSentence(words(error).what);
    isSentence(words('x').what);
    assert.equal(words('x').next, fixWords['lookUpNumber']!());
  });

  it('shows Microsoft’s own text among the details, as plain text', () => {
    const { details } = microsoftWords({
      kind: 'microsoft',
      error: 'invalid_grant',
      numbers: [7654321],
      text: 'AADSTS7654321: [click](command:evil)\u202e\nnext line',
      subError: 'bad_token',
      correlationId: '0a0b0c0d-1111-2222-3333-444455556666',
    });
    assert.deepEqual(details, [
      'Error: invalid_grant (bad_token)',
      'Number: AADSTS7654321',
      'Correlation ID: 0a0b0c0d-1111-2222-3333-444455556666',
      'Microsoft says: AADSTS7654321: [click](command:evil) next line',
    ]);
  });
});
