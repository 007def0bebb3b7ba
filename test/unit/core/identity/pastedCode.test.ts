import assert from 'node:assert/strict';
import { readPasted } from '../../../../src/core/identity/pastedCode';
import { type PasteRefusal, longestPaste } from '../../../../src/core/identity/pastedText';
import {
  state,
  app,
  expected,
  blankPage,
  code,
  refreshToken,
  jwt,
  query,
  address,
  accepted,
  reason,
} from './pastedSamples';

describe('A pasted text is taken where it is', () => {
  const taken: Record<string, string> = {
    'the bare code': code,
    'the whole address': address,
    'the address without the slash before its query': `${expected.redirect}?${query}`,
    'the address in fragment form': `${expected.redirect}/#${query}`,
    'the address with the fragment that some browsers add': `${address}#_=_`,
    'the address whose scheme the browser hides': address.replace('http://', ''),
    'the address with client_info beside the code': `${address}&client_info=eyJ1aWQiOiJhYmNkZWZnaGlqa2xtbm9wIn0`,
    'the query alone': query,
    'the query with its question mark': `?${query}`,
    'the fragment alone': `#${query}`,
    'the address that a browser with HTTPS only made of it': address.replace('http:', 'https:'),
    'the code and what follows it in the address': `${code}&state=${state}&session_state=0f1e2d3c`,
    'the code and a session state': `${code}&session_state=0f1e2d3c`,
    'the code and the fragment that some browsers add': `${code}#_=_`,
    'parameters in another order': `state=${state}&code=${code}`,
  };
  for (const [what, text] of Object.entries(taken)) {
    it(what, () => assert.deepEqual(readPasted(text, expected), accepted));

    const around: Record<string, string> = {
      'with double quotes around it': `"${text}"`,
      'with single quotes around it': `'${text}'`,
      'with backticks around it': `\`${text}\``,
      'with typographic quotes around it': `„${text}“`,
      'with angle brackets around it': `<${text}>`,
      'with spaces and line breaks around it': `\r\n  ${text}\t \n`,
      'with a line break in it': `${text.slice(0, 40)}\r\n${text.slice(40)}`,
      'quoted in a mail, line by line': `> ${text.slice(0, 60)}\n> ${text.slice(60)}`,
      'with invisible marks in it': `\ufeff${text.slice(0, 20)}\u200b${text.slice(20)}\u202c`,
    };
    for (const [how, wrapped] of Object.entries(around)) {
      it(`${what}, ${how}`, () => assert.deepEqual(readPasted(wrapped, expected), accepted));
    }
  }

  it('a code whose last part has forty characters or more, and none with fewer', () => {
    const start = '1.AXEAFMNuzQZ11k60bmgUQ8oY4.';
    const short = start + 'x'.repeat(40);
    assert.deepEqual(readPasted(short, expected), { kind: 'code', code: short });
    assert.equal(reason(short.slice(0, -1)), 'cutOff');
  });

  it('percent-encoded as a whole, once or twice', () => {
    for (const text of [address, query]) {
      assert.deepEqual(readPasted(encodeURIComponent(text), expected), accepted);
      assert.deepEqual(readPasted(encodeURIComponent(encodeURIComponent(text)), expected), accepted);
    }
  });

  it('a bare code that was copied percent-encoded out of an address', () => {
    const odd = `M.C507_BL2.2.U.${'a1b2c3d4'.repeat(4)}!x*y$z`;
    assert.deepEqual(readPasted(encodeURIComponent(odd).replace('*', '%2A'), expected), {
      kind: 'code',
      code: odd,
    });
    assert.deepEqual(readPasted(odd, expected), { kind: 'code', code: odd });
  });

  it('between the stars of a chat', () => {
    for (const stars of ['*', '**'])
      assert.deepEqual(readPasted(`${stars}${code}${stars}`, expected), accepted);
  });

  it('a code of another form than Entra’s', () => {
    for (const other of [
      'x'.repeat(20),
      `0.AX${'y'.repeat(60)}`,
      `OAQABAAIAAAD${'z'.repeat(30)}`,
      `M.C1.${'a!'.repeat(20)}$$`,
    ])
      assert.deepEqual(readPasted(other, expected), { kind: 'code', code: other });
  });
});

describe('A pasted text is refused', () => {
  const refused: Record<PasteRefusal, Record<string, string>> = {
    empty: { nothing: '', 'spaces and line breaks': ' \r\n\t ', 'empty quotes': '""' },
    tooLong: {
      'a megabyte': 'a'.repeat(1024 * 1024),
      'a good address too long': `${address}&x=${'y'.repeat(longestPaste)}`,
    },
    token: {
      'an access token': jwt,
      'an access token, cut off': jwt.slice(0, 30),
      'an access token with its scheme': `Bearer ${jwt}`,
      'a refresh token': refreshToken,
      'a token endpoint’s answer': `{"token_type":"Bearer","access_token":"abc"}`,
      'an address with a token in its fragment': `${expected.redirect}/#access_token=abc&state=${state}`,
      'an address with an ID token beside the code': `${address}&id_token=abc`,
      'a refresh token as parameter': `refresh_token=abc&state=${state}`,
    },
    authenticatorNumber: {
      'six digits': '246810',
      'six digits in two groups': '246 810',
      'eight digits': '12345678',
      'the two digits of a number match': '42',
    },
    deviceCode: { 'nine letters': 'D7K9XR2QF', 'two groups': 'D7K9-XR2Q', 'in small letters': 'd7k9xr2qf' },
    signInLink: {
      'the address of the sign-in page': `https://login.microsoftonline.com/contoso.com/oauth2/v2.0/authorize?client_id=x&state=${state}`,
    },
    otherAddress: {
      'another host': address.replace('localhost', 'evil.example'),
      'another loopback name': address.replace('localhost', '127.0.0.1'),
      'another port': address.replace('49152', '49153'),
      'no port': address.replace(':49152', ''),
      'another scheme': address.replace('http:', 'ftp:'),
      'another port over https': address.replace('http:', 'https:').replace('49152', '49153'),
      'another path': address.replace('/?', '/callback?'),
      'the host as user name': address.replace('localhost:49152', 'localhost:49152@evil.example'),
      'a user name before the host': address.replace('localhost', 'evil.example@localhost'),
      'a password before the host': address.replace('localhost', ':x@localhost'),
      'a host that begins alike': address.replace('localhost', 'localhost.evil.example'),
      'an address of an editor': `vscode://localhost:49152/?${query}`,
      'another host without scheme': address.replace('http://localhost', 'evil.example'),
      'Microsoft’s blank page': `${blankPage}?${query}`,
      'the page of another sign-in host': `https://login.microsoftonline.com.evil.example/?${query}`,
    },
    stateMissing: {
      'an address without state': `${expected.redirect}/?code=${code}`,
      'an address with an error and no state': `${expected.redirect}/?error=access_denied`,
      'parameters without state': `code=${code}`,
      'an address whose end was cut off': address.slice(0, address.indexOf(state) + 9),
    },
    foreignState: {
      'another state': address.replace(state, 'somebodyElses'),
      'a state as long that ends otherwise': address.replace(state, `${state.slice(0, -1)}~`),
      'an empty state': address.replace(state, ''),
      'the state in another case': address.replace(state, state.toLowerCase()),
      'the state with something after it': address.replace(state, `${state}x`),
      'an error with another state': `${expected.redirect}/?error=access_denied&state=x`,
      'a code with another state behind it': `${code}&state=x`,
      'a code with a session state and another state behind it': `${code}&session_state=1&state=x`,
    },
    duplicated: {
      'two codes': `${address}&code=other`,
      'a code behind a code': `${code}&session_state=1&code=other`,
      'an error behind a code': `${code}&session_state=1&error=access_denied`,
      'two states': `${address}&state=other`,
      'the same state twice': `${address}&state=${state}`,
      'one code in the query and one in the fragment': `${address}#code=other`,
      'a code beside an error': `${address}&error=access_denied`,
    },
    noCode: {
      'the bare redirect': `${expected.redirect}/?x=1`,
      'an empty code': `${expected.redirect}/?code=&state=${state}`,
      'a state alone': `${expected.redirect}/?state=${state}`,
      'a code that was cut off': `${expected.redirect}/?state=${state}&code=1.AXE`,
      'a code with markup': `${expected.redirect}/?state=${state}&code=${encodeURIComponent('<b>'.repeat(20))}`,
    },
    cutOff: {
      'a code with the dot of a sentence': `${code}.`,
      'a code with an ellipsis': `${code}…`,
      'a code with three dots': `${code}...`,
      'a code with dots before it': `...${code}`,
      'a code that was shortened in its middle': `${code.slice(0, 60)}…${code.slice(-20)}`,
      'an address that was shortened in its middle': `${expected.redirect}/?code=${code.slice(0, 60)}...&state=${state}`,
      'the first part of a code': code.slice(0, 28),
      'two parts of a code': code.slice(0, 60),
      'a code with an exclamation mark': `${code}!`,
      'a code with a dot, and more of its address': `${code}.&session_state=1`,
    },
    wrongPlace: {
      'where the blank page leads': 'https://login.microsoftonline.com/common/wrongplace',
      'where it leads, with parameters': 'https://login.microsoftonline.us/common/wrongplace?x=1',
      'where it leads, without its scheme': 'login.partner.microsoftonline.cn/common/wrongplace#',
    },
    consentRefused: {
      'an administrator who declined': `${expected.redirect}/?error=access_denied&admin_consent=True&state=consent`,
      'an error that answers the consent link': `http://localhost/?error=consent_required&state=consent`,
      'an error that answers the link of an app': `http://localhost/?error=access_denied&state=consent-${app}`,
      'an error at this computer': `http://localhost:49153/?error=access_denied&state=consent-${app}.a-mark`,
      'a consent that was not given': '?admin_consent=False&state=consent',
    },
    notACode: {
      'a sentence': 'Please send me the code that you see in the browser window',
      'a sentence with an address in it': `Here it is: ${address}`,
      'a word': 'authorization',
      'a user name': 'backup.service.account@contoso.com',
      'a client ID': '5a1c9a52-6c5e-4f6e-9d8e-2f5b8f1f0a01',
      'this attempt’s state': state,
      markup: '<script>alert(document.cookie)</script>',
      'a script address': 'javascript:fetch("https://evil.example")',
      'a broken address': `https://[::1/?${query}`,
      'other letters': 'код'.repeat(20),
    },
  };
  for (const [why, texts] of Object.entries(refused)) {
    for (const [what, text] of Object.entries(texts)) {
      it(`${what}: ${why}`, () => assert.equal(reason(text), why));
    }
  }

  it('at its full length before anything else looks at it', () => {
    assert.equal(reason('a'.repeat(longestPaste + 1)), 'tooLong');
    assert.notEqual(reason('a'.repeat(longestPaste)), 'tooLong');
  });
});
