import { type PracticeCloud, practiceCloud } from '../core/backupSets/practiceCloud';

/** What this process serves itself. Nothing in a file, a setting or a page can say it. */
let served: PracticeCloud | undefined;

/** The practice servers that this very process started; undefined: it started none, or they ended. */
export function practiceHere(): PracticeCloud | undefined {
  return served;
}

/**
 * For whoever starts the servers, and nobody else: lint holds it. Taken are the same two origins as from the environment:
 * `http:` on loopback, with a port.
 * @returns whether they are
 */
export function servePractice(origins: PracticeCloud | undefined): boolean {
  const read = origins && practiceCloud(`${origins.apiOrigin} ${origins.browserOrigin}`);
  served = read && 'refused' in read ? undefined : read;
  return served !== undefined;
}
