import { type Authority, type AuthorityOptions, startAuthority } from './authority';

/** An authority for one piece of work, closed also where the work fails. */
export async function withAuthority(
  work: (authority: Authority) => Promise<void>,
  options: AuthorityOptions = {},
): Promise<void> {
  const authority = await startAuthority(options);
  try {
    await work(authority);
  } finally {
    await authority.close();
  }
}
