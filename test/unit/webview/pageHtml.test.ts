import assert from 'node:assert/strict';
import { pageHtml } from '../../../src/webview/pageHtml';

const resources = {
  cspSource: 'https://*.vscode-cdn.net',
  script: 'https://file.vscode-cdn.net/dist/page.js',
  style: 'https://file.vscode-cdn.net/media/page.css',
  nonce: 'bm9uY2U=',
  language: 'en',
  title: 'Migrate Authentication',
};

function policy(html: string): Record<string, string> {
  const content = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
  return Object.fromEntries(
    content.split('; ').map((rule) => {
      const [name = '', ...values] = rule.split(' ');
      return [name, values.join(' ')];
    }),
  );
}

describe('The page’s document', () => {
  it('allows our script by its nonce, our files from the extension, and nothing else', () => {
    assert.deepEqual(policy(pageHtml(resources)), {
      'default-src': "'none'",
      'script-src': "'nonce-bm9uY2U='",
      'style-src': 'https://*.vscode-cdn.net',
      'img-src': 'https://*.vscode-cdn.net',
      'font-src': 'https://*.vscode-cdn.net',
      'base-uri': "'none'",
      'form-action': "'none'",
    });
  });

  it('states its language and its title', () => {
    const html = pageHtml({ ...resources, language: 'de' });
    assert.match(html, /<html lang="de">/);
    assert.match(html, /<title>Migrate Authentication<\/title>/);
  });

  it('lets no text become markup', () => {
    const html = pageHtml({ ...resources, title: '</title><script>alert(1)</script>', script: '"><b>' });
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.doesNotMatch(html, /<b>/);
  });
});
