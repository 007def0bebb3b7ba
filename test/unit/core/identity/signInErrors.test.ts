import assert from 'node:assert/strict';
import table from '../../../../src/core/identity/signInErrors.json';
import { helpFor, microsoftProblem, numbersIn } from '../../../../src/core/identity/signInErrors';

const help = (error: string, ...numbers: number[]) => helpFor({ error, numbers });

describe('Help for a sign-in error', () => {
  it('decides what the program does by OAuth’s error alone', () => {
    const next = (error: string, ...numbers: number[]) => help(error, ...numbers).next;
    assert.equal(next('temporarily_unavailable', 50126), 'wait');
    assert.equal(next('invalid_client', 50126), 'changeSetUp');
    assert.equal(next('invalid_grant', 50126), 'signInAgain');
    // A number that speaks of waiting does not make the program wait.
    assert.equal(next('invalid_grant', 90055), 'signInAgain');
    assert.equal(next('something_new', 90055), 'signInAgain');
  });

  it('chooses its text by the number', () => {
    const { what, who, fix, known, number } = help('invalid_grant', 50126);
    assert.deepEqual(
      { what, who, fix, known, number },
      { what: 'wrongPassword', who: ['person'], fix: 'tryPasswordAgain', known: true, number: 50126 },
    );
  });

  const rows: [numbers: number[], what: string, who: string][] = [
    [[16000], 'accountNotInTenant', 'person'],
    [[50011, 500112], 'redirectNotRegistered', 'appOwner'],
    [[50053], 'lockedOrSuspicious', 'wait administrator'],
    [[50059, 50128], 'tenantNotRecognised', 'person'],
    [[50076], 'mfaRequired', 'person'],
    [[50105], 'notAssigned', 'administrator'],
    [[50002, 500021, 500022], 'tenantRestricted', 'administrator'],
    [[501481], 'codeOfAnotherAttempt', 'person'],
    [[53003], 'conditionalAccessBlocked', 'administrator'],
    [[54005], 'codeAlreadyUsed', 'person'],
    [[65001], 'consentMissing', 'administrator'],
    [[65004], 'consentDeclined', 'person administrator'],
    [[70001, 700016], 'appUnknownInTenant', 'appOwner administrator'],
    [[70008, 700082], 'tokenUnusedTooLong', 'person'],
    [[700084], 'singlePageAppToken', 'appOwner'],
    [[70016], 'waitingForDeviceCode', ''],
    [[7000218], 'appNotPublic', 'appOwner'],
    [[90002], 'tenantNotFound', 'person'],
    [[90008, 90094], 'administratorMustApprove', 'administrator'],
    [[90033, 90090, 90006, 90024], 'microsoftBusy', 'wait'],
    [[90038, 90051, 900382, 900432, 1000104], 'wrongNationalCloud', 'person'],
    [[9002325, 9002326], 'pkceOrSpa', 'appOwner'],
  ];
  for (const [numbers, what, who] of rows) {
    it(`knows ${numbers.join(', ')} as ${what}`, () => {
      for (const number of numbers) {
        const found = help('invalid_request', number);
        assert.deepEqual([found.what, found.who.join(' '), found.known], [what, who, true]);
      }
    });
  }

  it('knows every number of the reference', () => {
    const reference = `16000 50011 50020 50034 50053 50055 50056 50057 50058 50059 50128 50072 50074 50076 50078
      50079 50087 50088 50089 50097 50129 50105 50126 50131 50132 50133 50134 50140 50158 50173 50194 50196 50199
      500011 50002 500021 500022 500121 500208 500212 500213 501481 53000 53001 53002 53003 530003 530032 530035
      53004 53011 54005 65001 65004 65005 650056 650057 650052 70000 70001 700016 700005 70002 7000215 70008 700082
      700084 700025 700027 7000112 7000218 7000222 70011 700022 70016 70018 70019 70043 90002 90008 90094 90095
      90014 900144 90019 900023 90033 90090 90006 90024 90038 90051 900382 900432 1000104 90055 90072 90093 90099
      900971 9002313 9001023 9002325 9002326 1000031`;
    const unknown = reference.split(/\s+/).filter((number) => !help('invalid_grant', Number(number)).known);
    assert.deepEqual(unknown, []);
  });

  it('names what the product can do, and for every fix says so', () => {
    const fixes = [...table.errors, ...table.numbers].map(({ fix }) => fix).concat('lookUpNumber');
    assert.deepEqual(Object.keys(table.actions).sort(), [...new Set(fixes)].sort());
    assert.deepEqual(help('invalid_grant', 65001).actions, [
      'consentLink',
      'signInAgain',
      'administratorText',
    ]);
    assert.deepEqual(help('something_new').actions, ['signInAgain']);
  });

  it('takes the first number that is known', () => {
    assert.equal(help('invalid_grant', 12345, 50126, 50057).number, 50126);
  });

  for (const [error, what] of [
    ['access_denied', 'accessDenied'],
    ['authorization_declined', 'accessDenied'],
    ['expired_token', 'deviceCodeExpired'],
    ['temporarily_unavailable', 'microsoftBusy'],
    ['interaction_required', 'interactionRequired'],
    ['consent_required', 'consentMissing'],
    ['invalid_grant', 'grantRefused'],
    ['invalid_client', 'appSetUpWrong'],
    ['unauthorized_client', 'appSetUpWrong'],
    ['invalid_scope', 'scopeWrong'],
  ] as const) {
    it(`speaks of ${error} where there is no number`, () => {
      const found = help(error);
      assert.deepEqual([found.what, found.known, found.number], [what, true, undefined]);
    });
  }

  it('has a way out of its own for an unknown number: the words of the error, and Microsoft’s beside them', () => {
    const found = help('invalid_grant', 7654321);
    assert.deepEqual([found.what, found.known, found.number], ['grantRefused', false, 7654321]);
  });

  it('has a way out for what nobody knows', () => {
    for (const error of ['brand_new', '', 'constructor', '__proto__']) {
      const found = help(error, 7654321);
      assert.deepEqual([found.what, found.fix, found.known], ['unknown', 'lookUpNumber', false]);
      assert.equal(help(error).known, false);
    }
  });
});

describe('An error of Microsoft’s', () => {
  it('names its numbers in its description, in order, each once', () => {
    assert.deepEqual(numbersIn('AADSTS50126: wrong. See AADSTS500121, and AADSTS50126.'), [50126, 500121]);
    assert.deepEqual(numbersIn('AADSTS12 AADSTS1234567890 aadsts50126'), []);
  });

  it('takes the server’s list of numbers before those of the description', () => {
    const problem = microsoftProblem({
      error: 'invalid_grant',
      description: 'AADSTS50126',
      errorCodes: [54005, 1.5],
    });
    assert.deepEqual(problem.numbers, [54005]);
    assert.deepEqual(
      microsoftProblem({ error: 'invalid_grant', description: 'AADSTS50126' }).numbers,
      [50126],
    );
  });

  it('keeps only what is what it claims to be', () => {
    const problem = microsoftProblem({
      error: 'no such\nword',
      subError: '<b>',
      correlationId: '](command:evil)',
      description: 'x'.repeat(5000),
    });
    assert.deepEqual(problem, {
      kind: 'microsoft',
      error: 'unknown_error',
      numbers: [],
      text: 'x'.repeat(2000),
    });
  });
});
