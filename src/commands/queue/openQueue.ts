import type { LocalGrants } from '../../migration/grants/localGrants';
import { makePlan } from '../../migration/makePlan';
import type { Migrations } from '../../migration/migrations';
import { Queue } from '../../migration/queue/queue';
import type { QueuePlaces } from '../../migration/queue/queueStore';
import type { MigrationServices } from '../../migration/services';
import type { Overview } from '../../overview/overview';
import type { Pages } from '../../overview/pages';
import { sayTookOver } from './otherWindow';

interface QueueContext {
  readonly overview: Pick<Overview, 'rows'>;
  readonly migrations: Migrations;
  readonly localGrants: Pick<LocalGrants, 'all' | 'known'>;
  readonly pages: Pick<Pages, 'show'>;
  readonly services: Pick<MigrationServices, 'now' | 'permissionLevel' | 'permissionOverrides'>;
}

/** The queue of this workspace. Its end is shown on the plan's page. */
export function openQueue(
  { overview, migrations, localGrants, services, pages }: QueueContext,
  places: QueuePlaces,
  changed: () => void,
): Queue {
  return new Queue({
    migrations,
    plan: async (sets) => {
      await localGrants.known();
      return makePlan(sets, localGrants.all, services);
    },
    find: (key) => overview.rows.find(key),
    places,
    changed,
    ended: (queue) => pages.show({ page: 'plan', sets: undefined, ended: queue }),
    lost: (window) => sayTookOver({ kind: 'otherWindow', about: 'queue', reason: 'tookOver', window }),
  });
}
