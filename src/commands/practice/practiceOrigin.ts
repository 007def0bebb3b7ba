import { isPracticeOrigin } from '../../core/backupSets/practiceCloud';
import { type WindowFacts, windowKindOf } from '../../core/identity/signInWays';

/** The browser of this window reaches nothing that listens on this computer. */
export class BrowserElsewhere extends Error {}

/**
 * By which name the browser finds a port of this computer. VS Code forwards `localhost` out of a remote; where its other end
 * has another port, `login.localhost` is opened instead, which VS Code doesn't forward once more.
 * @param forwarded the origin at which a browser reaches an address of this computer
 * @throws BrowserElsewhere
 */
export async function practiceOrigin(
  port: number,
  facts: WindowFacts,
  forwarded: (address: string) => Promise<string>,
): Promise<string> {
  const byName = (at: string | number) => `http://login.localhost:${at}`;
  if (facts.web) {
    // In a page VS Code would lead `localhost` through its own server.
    if (windowKindOf(facts) === 'webHere') return byName(port);
    throw new BrowserElsewhere();
  }
  const local = `http://localhost:${port}`;
  const origin = await forwarded(local);
  if (origin === local) return local;
  if (!isPracticeOrigin(origin)) throw new BrowserElsewhere();
  return byName(new URL(origin).port);
}
