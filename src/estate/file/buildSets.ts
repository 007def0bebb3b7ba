import type { JSONPath } from 'jsonc-parser';
import { accountFault } from '../../core/backupSets/accountName';
import {
  type AccountRole,
  type Authentication,
  type BackupSet,
  type CloudId,
  type Edition,
  type SetFault,
  type Source,
  type Team,
  type Tenant,
  clouds,
  setFaults,
  type TenantLanguage,
  teamKeys,
} from '../../core/backupSets/backupSet';
import type { EstateProblemId } from '../../core/backupSets/fileProblem';
import type { UnreadableSet } from '../../core/backupSets/unreadableSet';
import type { TenantConsent } from '../../core/backupSets/tenantConsent';
import { nearest } from '../../core/basics/nearest';
import { authenticationOf } from './authenticationOf';
import { consentOf } from './consentOf';
import type { Findings } from '../findings/findings';
import { type Part, isObject } from './schema';

/** Whether a part of the file, or one entry of it, can be used. Whoever checks tells what is wrong. */
export type EntryCheck = (part: Part, index: number | undefined, value: unknown) => boolean;

/** What the schema promises of an entry that it admits. */
interface TenantEntry extends Team {
  readonly id: string;
  readonly tenant: string;
  readonly cloud: CloudId;
  readonly clientId?: string;
  readonly edition?: Edition;
  readonly consent?: TenantConsent;
  readonly language?: TenantLanguage;
}
interface SetEntry extends Team {
  readonly id: string;
  readonly name: string;
  readonly tenant: string;
  readonly account: string;
  readonly accountRole?: AccountRole;
  readonly sources?: readonly Source[];
  readonly edition?: Edition;
  readonly authentication: Authentication;
}

interface KnownTenant {
  /** Undefined: its entry is wrong, or another one has the same id. */
  readonly tenant: Tenant | undefined;
  readonly edition: Edition | undefined;
  readonly team?: Team | undefined;
}

export interface BuiltSets {
  readonly sets: BackupSet[];
  /** Of each set, where its entry is in the list. */
  readonly places: readonly number[];
  /** The first of those that are wrong; which value it is, whoever checked knows. */
  readonly unreadable: Omit<UnreadableSet, 'what'>[];
}

/** More rows than anybody mends one by one. */
const mostUnreadable = 500;
/** Of how many wrong names of a tenant it's told which one was meant. */
const mostMeant = 20;
/** What is shown of a text is shorter. */
const longestText = 1_000;

/** The sets of a file whose shape is right. Entries that are wrong are left out and told apart; ids compare exactly. */
export function buildSets(
  file: string,
  root: Readonly<Record<string, unknown>>,
  passes: EntryCheck,
  findings: Findings,
): BuiltSets {
  const fileEdition = passesIfThere('edition')
    ? editionOf(root['edition'] as Edition | undefined)
    : undefined;
  const tenants = buildTenants();
  const entries = listOf(root['backupSets']);
  const repeated = repeatedIds(entries);
  const sets: BackupSet[] = [];
  const places: number[] = [];
  const meant = new Map<string, string>();
  const unreadable: BuiltSets['unreadable'] = [];
  entries.forEach((entry, index) => {
    const id = idOf(entry);
    const isRepeated = id !== undefined && repeated.has(id);
    if (isRepeated) tell('duplicateId', { id }, ['backupSets', index, 'id']);
    if (passes('backupSets', index, entry)) {
      sets.push(buildSet(entry as SetEntry, index, isRepeated));
      places.push(index);
    } else if (unreadable.length < mostUnreadable) unreadable.push({ file, index, ...whatIsTold(entry) });
  });
  return { sets, places, unreadable };

  function passesIfThere(part: 'edition' | 'clientIds', value = root[part]): boolean {
    return value !== undefined && passes(part, undefined, value);
  }

  function clientIds(): Map<CloudId, string> {
    const byCloud = new Map<CloudId, string>();
    const given = root['clientIds'];
    if (!isObject(given)) {
      passesIfThere('clientIds');
      return byCloud;
    }
    for (const cloud of clouds) {
      const clientId = Object.hasOwn(given, cloud) ? given[cloud] : undefined;
      if (clientId !== undefined && passesIfThere('clientIds', { [cloud]: clientId })) {
        byCloud.set(cloud, clientId as string);
      }
    }
    return byCloud;
  }

  function buildTenants(): Map<string, KnownTenant> {
    const defaults = clientIds();
    const known = new Map<string, KnownTenant>();
    const tenantEntries = listOf(root['tenants']);
    const repeatedTenants = repeatedIds(tenantEntries);
    tenantEntries.forEach((entry, index) => {
      const id = idOf(entry);
      const isRepeated = id !== undefined && repeatedTenants.has(id);
      if (isRepeated) tell('duplicateTenant', { id }, ['tenants', index, 'id']);
      const isRight = passes('tenants', index, entry);
      if (id === undefined) return;
      if (!isRight || isRepeated) {
        known.set(id, { tenant: undefined, edition: undefined });
        return;
      }
      const { tenant, cloud, clientId = defaults.get(cloud), edition, language } = entry as TenantEntry;
      const consent = consentOf((entry as TenantEntry).consent);
      const built = {
        ...{ id, tenant, cloud, clientId },
        ...(consent ? { consent } : {}),
        ...(language ? { language } : {}),
      };
      known.set(id, {
        tenant: built,
        edition: editionOf(edition),
        team: teamOf(entry as TenantEntry, undefined),
      });
    });
    return known;
  }

  function whatIsTold(entry: unknown): Partial<UnreadableSet> {
    const text = (property: string) => {
      const value = isObject(entry) && Object.hasOwn(entry, property) ? entry[property] : undefined;
      return typeof value === 'string' ? value.slice(0, longestText) : undefined;
    };
    const [id, name, account] = [text('id'), text('name'), text('account')];
    const tenant = tenants.get(text('tenant') ?? '')?.tenant;
    return {
      ...(id === undefined ? {} : { id }),
      ...(name === undefined ? {} : { name }),
      ...(account === undefined ? {} : { account }),
      ...(tenant ? { tenant } : {}),
    };
  }

  function tell(id: EstateProblemId, params: Record<string, string>, path: JSONPath): void {
    const severity = id === 'accountUnusual' ? 'warning' : 'error';
    findings.add(severity, () => ({ id, params, source: 'estate', path }));
  }

  function tellUnknown(tenant: string, path: JSONPath): void {
    findings.add('error', () => {
      // Of a few: each looks through all tenants.
      if (!meant.has(tenant) && meant.size < mostMeant)
        meant.set(tenant, nearest(tenant, tenants.keys()) ?? '');
      const listed = meant.get(tenant) ?? '';
      const params: Record<string, string> = listed === '' ? { tenant } : { tenant, meant: listed };
      return { id: 'unknownTenant', params, source: 'estate', path };
    });
  }

  function buildSet(entry: SetEntry, index: number, isRepeated: boolean): BackupSet {
    const known = tenants.get(entry.tenant);
    if (!known) tellUnknown(entry.tenant, ['backupSets', index, 'tenant']);
    const account = accountFault(entry.account);
    if (account) tell(account, { account: entry.account }, ['backupSets', index, 'account']);
    const team = teamOf(entry, known?.team);
    return {
      file,
      id: entry.id,
      name: entry.name,
      account: entry.account,
      accountRole: entry.accountRole ?? 'unknown',
      sources: entry.sources,
      authentication: authenticationOf(entry.authentication),
      tenantId: entry.tenant,
      tenant: known?.tenant,
      edition: editionOf(entry.edition) ?? known?.edition ?? fileEdition,
      ...(team && { team }),
      faults: faultsOf({
        duplicateId: isRepeated,
        tenantInvalid: known !== undefined && !known.tenant,
        accountInvalid: account === 'accountInvalid',
      }),
    };
  }
}

/** What nearly all sets have. */
const noFaults: readonly SetFault[] = [];

function faultsOf(found: Readonly<Record<SetFault, boolean>>): readonly SetFault[] {
  const faults = setFaults.filter((fault) => found[fault]);
  return faults.length === 0 ? noFaults : faults;
}

function editionOf(edition: Edition | undefined): Edition | undefined {
  return edition && { name: edition.name, kind: edition.kind, version: edition.version };
}

/** The very object of the tenant where the entry says nothing else: ten thousand sets share a few. */
function teamOf(entry: Team, ofTenant: Team | undefined): Team | undefined {
  let team = ofTenant;
  for (const key of teamKeys) {
    const value = entry[key];
    if (value !== undefined && value !== team?.[key]) team = { ...team, [key]: value };
  }
  return team;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function idOf(entry: unknown): string | undefined {
  const id = isObject(entry) ? entry['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function repeatedIds(entries: readonly unknown[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const entry of entries) {
    const id = idOf(entry);
    if (id === undefined) continue;
    if (seen.has(id)) repeated.add(id);
    seen.add(id);
  }
  return repeated;
}
