import { createHash } from 'node:crypto';

/** A page of one heading and one sentence. Plain text: it is escaped here. */
export interface RedirectPage {
  readonly title: string;
  readonly text: string;
}
/** Nothing of an answer is kept, framed, referred to, or loads anything. */
export function headersFor(body: string): Record<string, string | number> {
  return {
    'cache-control': 'no-store',
    connection: 'close',
    'content-length': Buffer.byteLength(body),
    'content-security-policy': `default-src 'none'; style-src '${styleHash}'; frame-ancestors 'none'`,
    'content-type': 'text/html; charset=utf-8',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  };
}

const style =
  'body{display:grid;place-content:center;min-height:80vh;margin:0 24px;font:16px/1.5 system-ui,sans-serif}' +
  'h1{margin:0;font-size:24px}p{margin:8px 0 0}';
/** The policy admits this one style, and nothing else at all. */
const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

export function html(language: string, { title, text }: RedirectPage): string {
  const [lang, heading, sentence] = [language, title, text].map(escaped);
  return (
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
    `<title>${heading}</title><style>${style}</style></head><body><main><h1>${heading}</h1><p>${sentence}</p></main></body></html>`
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
