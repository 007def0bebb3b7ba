import { type IncomingMessage, request } from 'node:http';
import type { PracticeUser } from '../../../src/practice/estate';

/** A person's browser, reduced to what the practice pages need: forms, a session cookie, redirects. */
export class PracticeBrowser {
  private cookie = '';

  /**
   * Signs in at the address, answering whatever page comes, and stops where the browser would leave Microsoft.
   * @returns the address of the redirect to the app
   */
  async signIn(
    address: string,
    user: PracticeUser,
    consent: 'accept' | 'cancel' = 'accept',
  ): Promise<string> {
    const { origin } = new URL(address);
    let page = await this.load(address);
    for (let step = 0; step < 10; step++) {
      const to = page.headers.location;
      if (to !== undefined && new URL(to, origin).origin !== origin) return to;
      page =
        to === undefined
          ? await this.answerForm(origin, page.body, user, consent)
          : await this.load(new URL(to, origin).href);
    }
    throw new Error('the sign-in pages lead nowhere');
  }

  private answerForm(origin: string, html: string, user: PracticeUser, consent: string): Promise<Page> {
    const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1];
    const attempt = /name="attempt" value="([^"]+)"/.exec(html)?.[1];
    if (action === undefined || attempt === undefined) throw new Error(`no form: ${wordsOf(html)}`);
    const answers: Record<string, Record<string, string>> = {
      '/sign-in/account': { userName: html.includes(`value="${user.userName}"`) ? user.userName : '' },
      '/sign-in/password': { userName: user.userName, password: user.password },
      '/sign-in/code': { verificationCode: user.verificationCode ?? '' },
      '/sign-in/consent': { choice: consent },
    };
    const fields = new URLSearchParams({ attempt, ...answers[action] });
    return this.load(new URL(action, origin).href, fields.toString());
  }

  /** `login.localhost` is this computer for every browser, but not for every resolver. */
  private async load(address: string, form?: string): Promise<Page> {
    const { host, port, pathname, search } = new URL(address);
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(
        {
          host: '127.0.0.1',
          port,
          path: pathname + search,
          method: form === undefined ? 'GET' : 'POST',
          headers: {
            host,
            cookie: this.cookie,
            ...(form === undefined
              ? {}
              : { origin: `http://${host}`, 'content-type': 'application/x-www-form-urlencoded' }),
          },
        },
        resolve,
      )
        .on('error', reject)
        .end(form);
    });
    this.cookie = response.headers['set-cookie']?.[0]?.split(';')[0] ?? this.cookie;
    let body = '';
    for await (const chunk of response) body += String(chunk);
    return { headers: response.headers, body };
  }
}

interface Page {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

function wordsOf(html: string): string {
  return html.replace(/<style[^]*?<\/style>|<[^>]+>|\s+/g, ' ').trim();
}
