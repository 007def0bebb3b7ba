import { clouds } from '../../src/core/backupSets/backupSet';
import type { QueueState } from '../../src/core/steps/queueState';
import type { Grant } from '../../src/signIn/grantSecret';

/** The form of a queue, written a second time: by hand. */
export function isQueue({ steps: all, leftOut: out, left }: QueueState): boolean {
  const areTexts = (...values: readonly unknown[]) => values.every((value) => typeof value === 'string');
  return (
    all.every(
      ({ sets, account, tenant, state, begun }) =>
        sets.length > 0 &&
        sets.every((set) => areTexts(set.key, set.was)) &&
        areTexts(account, tenant) &&
        ['waiting', 'saved', 'skipped', 'leftOut'].includes(state) &&
        typeof begun === 'boolean',
    ) &&
    out.every(
      ({ key: of, name, why, ids }) =>
        areTexts(of, name, ...ids) && ['gone', 'inOrder', 'byHand', 'changed', 'rules', 'file'].includes(why),
    ) &&
    (left === undefined || areTexts(left))
  );
}

/** The form of a grant, likewise. */
export function isGrant(read: Grant): boolean {
  const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
  const isText = (value: unknown) => typeof value === 'string' && value !== '';
  const isTime = (value: string | undefined) => value === undefined || !Number.isNaN(Date.parse(value));
  const { person, intent } = read;
  return (
    [read.tenant, read.clientId, read.tokenCache, person.objectId, person.tenantId].every(isText) &&
    [read.account, person.name, person.homeTenantId].every((value) => typeof value === 'string') &&
    [...read.granted, ...(read.asked ?? []), ...intent.acknowledged].every(
      (value) => typeof value === 'string',
    ) &&
    clouds.includes(read.cloud) &&
    guid.test(read.tenantId) &&
    isText(read.authorizedAt) &&
    [read.authorizedAt, read.refreshedAt].every(isTime) &&
    [intent, ...(intent.others ?? [])].every(
      ({ file, set, method }) => isText(file) && isText(set) && ['hybrid', 'modern'].includes(method),
    )
  );
}
