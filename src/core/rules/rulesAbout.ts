import type { BackupSet } from '../backupSets/backupSet';
import type { RuleId } from './judgement';
import { type Condition, type Rule, applies, ruleTable } from './ruleTable';

/** A property of a file that rules look at. */
export type RuledProperty =
  | 'method'
  | 'sources'
  | 'version'
  | 'cloud'
  | 'tenant'
  | 'accountRole'
  | 'clientId'
  | 'account'
  | 'id';

const conditions: Readonly<Record<RuledProperty, readonly (keyof Condition)[]>> = {
  method: ['methods'],
  sources: ['anySource', 'sourcesUnknown'],
  version: ['editionUnknown', 'authorizedFor'],
  cloud: ['clouds', 'cloudsExcept'],
  tenant: ['tenantUnknown'],
  accountRole: ['accountRoles'],
  clientId: ['clientId'],
  account: [],
  id: [],
};

/** The rules that hold for a set as it is and look at this property of it, in the order of the table. */
export function rulesAbout(property: RuledProperty, set: BackupSet): readonly RuleId[] {
  return ruleTable.filter((rule) => looksAt(property, rule) && applies(rule, set)).map(({ id }) => id);
}

function looksAt(property: RuledProperty, { when, versions, effects }: Rule): boolean {
  // Most rules have a version; what it decides are methods, signers, and how far an authorization goes.
  if (property === 'version' && versions) return when === undefined || when.authorizedFor !== undefined;
  if (property === 'method' && effects.some(({ kind }) => kind === 'close' || kind === 'recommend'))
    return true;
  if (when?.fault !== undefined) return faultOf[when.fault] === property;
  return when !== undefined && conditions[property].some((one) => when[one] !== undefined);
}

const faultOf = { duplicateId: 'id', tenantInvalid: 'tenant', accountInvalid: 'account' } as const;
