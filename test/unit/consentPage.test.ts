import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

describe('The sample page for consent', () => {
  const page = readFileSync('docs/consent-given.html', 'utf8');

  it('is static: no script, nothing loaded, nothing sent, nothing read of its address', () => {
    assert.match(page, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/);
    assert.doesNotMatch(
      page,
      /<script|<form|<link|<img|<iframe|\son\w+=|\bsrc=|\bhref=|https?:\/\/|@import|url\(/i,
    );
  });

  it('says that consent was given and that this can be closed', () => {
    assert.match(page, /<h1>Consent was given, you can close this<\/h1>/);
  });
});
