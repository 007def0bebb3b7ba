import { systemUser } from '../../src/practice/ahsayCbs/systemUser';
import type { AhsayCbsServer } from './ahsayCbs';

/** What a person needs to try the import. */
export function ahsayCbsGuide({ origin, sets }: Pick<AhsayCbsServer, 'origin' | 'sets'>): readonly string[] {
  const { user, password } = systemUser;
  return [
    `Practice AhsayCBS: ${origin}, system user ${user}, password ${password}`,
    `Its backup users: ${[...sets.keys()].join(', ')}`,
  ];
}
