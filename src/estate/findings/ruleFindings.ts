import type { JSONPath } from 'jsonc-parser';
import { type AccountRole, type BackupSet, accountKey, clouds } from '../../core/backupSets/backupSet';
import { resourcesOf } from '../../core/backupSets/clouds';
import { isMicrosoftClient } from '../../core/backupSets/microsoftClients';
import { own } from '../../core/basics/own';
import { cachedJudgement } from '../../core/rules/cachedJudgement';
import { recordAgainstRules } from '../../core/rules/recordAgainstRules';
import type { Findings } from './findings';
import { isObject } from '../file/schema';

/** What the rules say against a file whose shape is right. It keeps no set from being shown. */
export function findAgainstRules(
  root: Readonly<Record<string, unknown>>,
  sets: readonly BackupSet[],
  places: readonly number[],
  findings: Findings,
): void {
  const { clientIds, tenants } = root;
  if (isObject(clientIds)) {
    for (const cloud of clouds) clientId(own(clientIds, cloud), ['clientIds', cloud]);
  }
  if (Array.isArray(tenants)) {
    tenants.forEach((entry: unknown, index) => {
      if (!isObject(entry)) return;
      clientId(entry['clientId'], ['tenants', index, 'clientId']);
      const cloud = clouds.find((one) => one === entry['cloud']);
      // The practice cloud has its names from Global.
      if (cloud !== undefined && cloud !== 'practice' && !resourcesOf(cloud)) {
        const path = ['tenants', index, 'cloud'];
        findings.add('warning', () => ({ id: 'cloudRetired', params: {}, source: 'estate', path }));
      }
    });
  }
  const roles = new Map<string, AccountRole>();
  for (let n = 0; n < sets.length; n++) {
    const [set, index] = [sets[n], places[n]];
    if (!set || index === undefined) continue;
    methodClosed(set, ['backupSets', index, 'authentication', 'method']);
    otherRole(set, ['backupSets', index, 'accountRole']);
  }

  function clientId(value: unknown, path: JSONPath): void {
    if (typeof value !== 'string' || !isMicrosoftClient(value)) return;
    findings.add('error', () => ({ id: 'clientIdOfMicrosoft', params: {}, source: 'estate', path }));
  }

  function methodClosed(set: BackupSet, path: JSONPath): void {
    const { method } = set.authentication;
    if (method === 'basic') return;
    const fault = recordAgainstRules(set, cachedJudgement(set)).find(({ id }) => id === 'methodClosed');
    if (!fault) return;
    const params = { method, rule: fault.rule, edition: set.edition?.name ?? '' };
    findings.add('warning', () => ({ id: 'methodClosed', params, source: 'estate', path }));
  }

  function otherRole({ tenantId, account, accountRole }: BackupSet, path: JSONPath): void {
    if (accountRole === 'unknown') return;
    const key = `${accountKey(account)} ${tenantId}`;
    const first = roles.get(key);
    if (first === undefined) roles.set(key, accountRole);
    if (first === undefined || first === accountRole) return;
    const params = { account, role: first };
    findings.add('warning', () => ({ id: 'otherRole', params, source: 'estate', path }));
  }
}
