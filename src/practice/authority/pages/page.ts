import type { Answer } from '../protocol/call';
import { type Html, html } from './html';

/** A whole page: the banner, the card, no script at all. */
export function page(title: string, content: Html, status = 200): Answer {
  const document = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/sign-in/style.css" />
      </head>
      <body>
        <p class="banner">Practice: never enter a real password</p>
        <main>
          <p class="brand">Practice sign-in</p>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
  return { status, headers: pageHeaders, body: document.toString() };
}

const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store, no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'content-security-policy': "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
};
