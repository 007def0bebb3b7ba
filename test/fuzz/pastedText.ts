import fc from 'fast-check';
import assert from 'node:assert/strict';
import { readPasted } from '../../src/core/identity/pastedCode';
import { longestPaste } from '../../src/core/identity/pastedText';
import { isTenantName } from '../../src/core/backupSets/tenantName';
import { AuthorizationCode } from '../../src/signIn/entra/authorizationCode';
import { problemWords } from '../../src/wording/identity/problems';
import {
  accepted,
  address,
  code,
  expected,
  jwt,
  query,
  refreshToken,
  state,
} from '../unit/core/identity/pastedSamples';
import { canary, typedInto } from './arbitraries';
import { property } from './cases';

const withError = `${expected.redirect}/?error=access_denied&error_description=AADSTS65004%3A+declined&state=${state}`;
const consent = `https://localhost/?admin_consent=True&tenant=contoso.com&state=${state}&scope=User.Read`;
const samples = [address, query, code, withError, consent, jwt, refreshToken, `  <${address}>\n`];
const pieces = ['&state=', '?', '#', '%', '%25', '%2e', '\n> ', '…', '..', '=', 'code=', 'eyJ', state, code];
const pasted = fc.oneof(
  ...samples.map((sample) => typedInto(sample, pieces)),
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...pieces, ...samples), { maxLength: 6 }).map((parts) => parts.join('')),
);

/** What mail, chat and a browser put around and into an address. */
const wrapped = fc
  .record({
    start: fc.subarray(['https', 'bare', 'encoded', 'encodedTwice'] as const, { maxLength: 1 }),
    around: fc.constantFrom(
      ['', ''],
      ['<', '>'],
      ['"', '"'],
      ['“', '”'],
      ['> ', ''],
      ['\u200b', '\t'],
      ['(', ').'],
    ),
    breaks: fc.array(fc.nat({ max: address.length - 1 }), { maxLength: 4 }),
    line: fc.constantFrom('\n', '\r\n', '\r\n> ', ' \n  ', '\u2028', '\u200b'),
  })
  .map(({ start: [start], around: [before = '', behind = ''], breaks, line }) => {
    const encoded = encodeURIComponent(address);
    const forms = {
      https: address.replace('http:', 'https:'),
      bare: address.replace('http://', ''),
      encoded,
      encodedTwice: encodeURIComponent(encoded),
    };
    const text = start === undefined ? address : forms[start];
    const cut = [...new Set(breaks)].sort((a, b) => b - a);
    const broken = cut.reduce((now, at) => now.slice(0, at) + line + now.slice(at), text);
    // A full stop behind an address is one of its characters to a browser, too.
    return before + broken + behind.replace('.', '');
  });

describe('A pasted text', () => {
  property(
    'is read or refused in words, whatever it is, and its words hold nothing of it',
    { share: 160 },
    fc.property(pasted, fc.boolean(), (text, secret) => {
      const given = secret ? `${text}${canary}` : text;
      const read = readPasted(given, expected);
      if (read.kind === 'code') assert.match(read.code, /^[\w.~!*$-]{20,8192}$/);
      if (read.kind === 'adminConsent') assert.ok(read.tenant === undefined || isTenantName(read.tenant));
      const problem = new AuthorizationCode().paste(given, expected);
      assert.equal(problem === undefined, read.kind === 'code');
      if (!problem) return;
      const { what, next } = problemWords(problem);
      assert.ok(what !== '' && next !== '');
      if (problem.kind === 'paste') assert.ok(!JSON.stringify([problem, what, next]).includes(canary));
    }),
  );

  property(
    'is taken with all that mail, chat and browsers put around and into an address',
    { share: 60 },
    fc.property(wrapped, (text) => {
      assert.deepEqual(readPasted(text, expected), accepted);
    }),
  );

  property(
    'gives no code with the state of another sign-in, or at another address',
    { share: 60 },
    fc.property(
      fc.oneof(
        fc.base64String(),
        fc.string(),
        fc.nat({ max: state.length - 1 }).map((end) => state.slice(0, end)),
      ),
      fc.constantFrom('http://localhost:49153', 'http://127.0.0.1:49152', 'https://evil.example', undefined),
      (other, host) => {
        const stateThere = host === undefined && other !== state ? other : state;
        const text = `${host ?? expected.redirect}/?code=${code}&state=${encodeURIComponent(stateThere)}`;
        fc.pre(host !== undefined || other !== state);
        assert.notEqual(readPasted(text, expected).kind, 'code');
      },
    ),
  );

  property(
    'gives no code where a token is in it',
    { share: 40 },
    fc.property(
      fc.constantFrom(jwt, refreshToken),
      fc.constantFrom('', ' ', '"', `${code} `, `${address}&x=`, '{"access_token":"', 'Bearer '),
      fc.string({ maxLength: 30 }),
      (token, before, behind) => {
        const read = readPasted(`${before}${token}${behind === '' ? '' : ` ${behind}`}`, expected);
        assert.deepEqual(read, { kind: 'refused', reason: 'token' });
      },
    ),
  );

  property(
    'is refused as too long with one character more than there may be',
    { share: 1, examples: [[longestPaste], [longestPaste + 1]] },
    fc.property(fc.nat({ max: 3 * longestPaste }), (length) => {
      const read = readPasted('x'.repeat(length), expected);
      const tooLong = read.kind === 'refused' && read.reason === 'tooLong';
      assert.equal(tooLong, length > longestPaste);
    }),
  );
});
