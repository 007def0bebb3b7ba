/** The page's document: everything it shows comes later, as snapshots. */

export interface PageResources {
  /** Where VS Code serves the extension's files to a webview. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** Fresh for each document: only our one script carries it. */
  readonly nonce: string;
  /** BCP 47, of the words on the page. */
  readonly language: string;
  readonly title: string;
}

/** Nothing but our script, our styles and our pictures; no frame, no form, no connection. */
function contentSecurityPolicy({ cspSource, nonce }: PageResources): string {
  return [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `img-src ${cspSource}`,
    `font-src ${cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
}

export function pageHtml(resources: PageResources): string {
  const { script, style, nonce, language, title } = resources;
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${attribute(contentSecurityPolicy(resources))}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${attribute(style)}" />
    <title>${attribute(title)}</title>
  </head>
  <body>
    <div id="root"></div>
    <script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
  </body>
</html>
`;
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
