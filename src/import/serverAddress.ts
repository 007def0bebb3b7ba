import { isPracticeOrigin } from '../core/backupSets/practiceCloud';

export type AddressRefusal = 'notAnAddress' | 'notHttps' | 'withMore';

/**
 * The origin in what a person typed as AhsayCBS's address; `https://` may be left out. Only HTTPS, since the password
 * goes there. One exception, for practice: `http:` with a port on exact loopback names, while the practice cloud is
 * open on this computer.
 */
export function serverAddress(
  typed: string,
  practice: boolean,
): { readonly origin: string } | { readonly refused: AddressRefusal } {
  const text = typed.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(address)) return { refused: 'notAnAddress' };
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(practice && isPracticeOrigin(url.origin)))
    return { refused: 'notHttps' };
  if (url.hostname === '') return { refused: 'notAnAddress' };
  // A user, a path or a query would be ignored, and the person would not know.
  if (
    url.username !== '' ||
    url.password !== '' ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== ''
  )
    return { refused: 'withMore' };
  return { origin: url.origin };
}
