import type { Origins } from './cloudFetch';
import type { PracticeUser } from '../../src/practice/estate';

/** One answer as a browser without scripts would hold it. */
export interface BrowserPage {
  readonly status: number;
  readonly title: string;
  readonly html: string;
  /** Where the answer sends the browser. */
  readonly location: string | undefined;
}

/** A browser in a few lines: cookies, forms and no more. It speaks raw HTTP to the practice authority. */
export class PracticeBrowser {
  private cookie = '';

  constructor(private readonly authority: Origins) {}

  open(address: string): Promise<BrowserPage> {
    return this.request(address);
  }

  /** Fills in the first form of the page that has all of these fields, and sends it. */
  submit(page: BrowserPage, fields: Readonly<Record<string, string>>): Promise<BrowserPage> {
    for (const [form] of page.html.matchAll(/<form[\s\S]*?<\/form>/g)) {
      const hasField = (name: string) => new RegExp(`name="${name}"`).test(form);
      if (!Object.keys(fields).every(hasField)) continue;
      const action = /action="([^"]+)"/.exec(form)?.[1] ?? '';
      const body = new URLSearchParams({ ...hiddenFields(form), ...fields });
      return this.request(this.authority.apiOrigin + action, { method: 'POST', body });
    }
    throw new Error(`The page "${page.title}" has no form with ${Object.keys(fields).join(', ')}`);
  }

  private async request(address: string, init: RequestInit = {}): Promise<BrowserPage> {
    // The name login.localhost is known to browsers, not to every resolver.
    const reachable = address.replace(this.authority.browserOrigin, this.authority.apiOrigin);
    const headers = this.cookie === '' ? {} : { cookie: this.cookie };
    const response = await fetch(reachable, { ...init, headers, redirect: 'manual' });
    this.cookie = response.headers.get('set-cookie')?.split(';', 1)[0] ?? this.cookie;
    const html = await response.text();
    return {
      status: response.status,
      title: unescaped(/<title>([^<]*)/.exec(html)?.[1] ?? ''),
      html,
      location: response.headers.get('location') ?? undefined,
    };
  }
}

/** Signs a person in from the authorize address to the redirect: password, code and consent where asked. */
export async function signInAs(browser: PracticeBrowser, address: string, user: PracticeUser): Promise<URL> {
  const { userName, password, verificationCode = '' } = user;
  let page = await browser.open(address);
  // Never more pages than these: a loop would be a defect.
  for (let step = 0; step < 5 && page.location === undefined; step++) {
    if (page.title === 'Sign in') page = await browser.submit(page, { userName, password });
    else if (page.title === 'Pick an account') page = await browser.submit(page, { userName: '' });
    else if (page.title === 'Enter code') page = await browser.submit(page, { verificationCode });
    else page = await browser.submit(page, { choice: 'accept' });
  }
  if (page.location === undefined) throw new Error(`The sign-in stopped at "${page.title}"`);
  return new URL(page.location);
}

/** Types a device code and signs in, to the page that ends it; `cancel` where the app is to be confirmed, or consented to. */
export async function signInWithDeviceCode(
  browser: PracticeBrowser,
  { page: address, userCode }: { readonly page: string; readonly userCode: string },
  { userName, password, verificationCode = '' }: PracticeUser,
  choice: 'accept' | 'cancel' = 'accept',
): Promise<BrowserPage> {
  let page = await browser.submit(await browser.open(address), { userCode });
  for (let step = 0; step < 6; step++) {
    if (page.title === 'Sign in') page = await browser.submit(page, { userName, password });
    else if (page.title === 'Pick an account') page = await browser.submit(page, { userName: '' });
    else if (page.title === 'Enter code') page = await browser.submit(page, { verificationCode });
    else if (page.html.includes('name="choice"')) page = await browser.submit(page, { choice });
    else return page;
  }
  throw new Error(`The sign-in stopped at "${page.title}"`);
}

function hiddenFields(form: string): Record<string, string> {
  return Object.fromEntries(
    [...form.matchAll(/type="hidden"\s+name="([^"]+)"\s+value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, unescaped(value)],
    ),
  );
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
