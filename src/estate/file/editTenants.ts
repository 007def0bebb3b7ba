import { isDeepStrictEqual } from 'node:util';
import type { Tenant } from '../../core/backupSets/backupSet';
import type { ConsentEdit } from '../../core/identity/consent';
import { consentOf } from './consentOf';
import type { EditRefusal } from './editEntries';
import { type EntryList, entryListOf } from './entries';
import { maxBytes } from '../jsonc/fileSize';
import { textAt, valueAt } from '../jsonc/scan';
import { parse } from '../jsonc/parse';
import { editObject } from '../jsonc/editObject';
import type { Layout } from '../jsonc/objectStyle';
import { isObject, isRightPart } from './schema';
import type { ListedTenant } from './tenants';
import { type Splice, indentAt, splicedBytes, startOfLine, startOfOwnLine } from '../jsonc/splices';
import type { KnownKeys } from '../jsonc/wantedValue';

export type TenantEdit =
  | { readonly kind: 'edited'; readonly bytes: Uint8Array }
  | { readonly kind: 'refused'; readonly reason: EditRefusal | 'entryDiffers'; readonly id?: string };

type TenantEntry = Tenant & Pick<ListedTenant, 'backupUsers'>;

const known: KnownKeys = {
  consent: { clientId: true, permissions: true, askedAt: true, confirmedAt: true, how: true },
};

/**
 * Notes at tenants of a file what is known of their consent, at all of them or none. Every byte outside these notes
 * stays, and unknown properties within them. Never throws.
 * @param consents by the id of the tenant's entry
 */
export function editConsents(bytes: Uint8Array, consents: ReadonlyMap<string, ConsentEdit>): TenantEdit {
  return editTenants(bytes, consents, (consentAfter, old, layout) => {
    const before = tenantIn(old);
    if (!before) return 'entryInvalid';
    const consent = consentAfter(before.consent, before);
    if (!consent) return 'entryDiffers';
    const edited = editObject(old, 0, { consent: { ...consent } }, known, layout);
    const after = tenantIn(edited);
    return after && isDeepStrictEqual(consentOf(after.consent), consentOf(consent))
      ? { text: edited }
      : 'recordInvalid';
  });
}

/**
 * Notes at tenants of a file whose backup users of AhsayCBS they are, with the account of each, at all of them or none.
 * Other backup users stay, and every byte outside. Never throws.
 * @param backupUsers accounts by login name, by the id of the tenant's entry
 */
export function editBackupUsers(
  bytes: Uint8Array,
  backupUsers: ReadonlyMap<string, Readonly<Record<string, string>>>,
): TenantEdit {
  return editTenants(bytes, backupUsers, (accounts, old, layout) => {
    const before = tenantIn(old);
    if (!before) return 'entryInvalid';
    const keys = Object.fromEntries(Object.keys(accounts).map((name) => [name, true as const]));
    const edited = editObject(old, 0, { backupUsers: accounts }, { backupUsers: keys }, layout);
    const wanted = Object.fromEntries([
      ...Object.entries(before.backupUsers ?? {}),
      ...Object.entries(accounts),
    ]);
    return isDeepStrictEqual(tenantIn(edited)?.backupUsers, wanted) ? { text: edited } : 'recordInvalid';
  });
}

/**
 * Enters at tenants of a file the client ID of their app registration, at all of them or none; one that is there is replaced.
 * Every byte outside stays. Never throws.
 * @param clientIds by the id of the tenant's entry
 */
export function editClientIds(bytes: Uint8Array, clientIds: ReadonlyMap<string, string>): TenantEdit {
  return editTenants(bytes, clientIds, (clientId, old, layout) => {
    if (!tenantIn(old)) return 'entryInvalid';
    const edited = editObject(old, 0, { clientId }, { clientId: true }, layout);
    return tenantIn(edited)?.clientId === clientId ? { text: edited } : 'recordInvalid';
  });
}

/** An entry's new text, or what stands against the edit. */
type EntryEdit = { readonly text: string } | Extract<TenantEdit, { kind: 'refused' }>['reason'];

/** Edits entries of tenants, all of them or none. */
function editTenants<T>(
  bytes: Uint8Array,
  changes: ReadonlyMap<string, T>,
  edit: (change: T, old: string, layout: Layout) => EntryEdit,
): TenantEdit {
  const list = entryListOf(bytes);
  if (typeof list === 'string') return { kind: 'refused', reason: list };
  const { text } = list;
  const splices: Splice[] = [];
  for (const [id, change] of changes) {
    const index = indexOf(list, id);
    if (typeof index === 'string') return { kind: 'refused', reason: index, id };
    const entry = valueAt(text, list.json.items.get('tenants')?.[index] ?? 0);
    const old = textAt(text, entry);
    const made = edit(change, old, layoutAt(text, entry.offset, old));
    if (typeof made === 'string') return { kind: 'refused', reason: made, id };
    if (!isWhole(made.text)) return { kind: 'refused', reason: 'recordInvalid', id };
    splices.push({ ...entry, text: made.text });
  }
  const edited = splicedBytes(bytes, text, splices);
  return edited.length > maxBytes ? { kind: 'refused', reason: 'tooBig' } : { kind: 'edited', bytes: edited };
}

/** Of one entry's text; what the schema refuses has a problem of its own. */
function tenantIn(text: string): TenantEntry | undefined {
  const parsed = parse(text);
  const isRight = parsed.ok && !parsed.duplicateKeys && isRightPart('tenants', parsed.value);
  return isRight && isObject(parsed.value) ? (parsed.value as unknown as TenantEntry) : undefined;
}

/** One value and nothing beside it: it reaches out of its place nowhere. */
function isWhole(text: string): boolean {
  return valueAt(text, 0).length === text.length;
}

function indexOf({ json: { value } }: EntryList, id: string): number | 'entryGone' | 'duplicateId' {
  const tenants: unknown = isObject(value) ? value['tenants'] : undefined;
  const found: number[] = [];
  if (Array.isArray(tenants)) {
    tenants.forEach((entry: unknown, index) => {
      if (isObject(entry) && entry['id'] === id) found.push(index);
    });
  }
  const [index, ...others] = found;
  if (index === undefined) return 'entryGone';
  return others.length > 0 ? 'duplicateId' : index;
}

function layoutAt(text: string, offset: number, entry: string): Layout {
  const ownLine = startOfOwnLine(text, offset);
  const isSpread = /[\r\n]/.test(entry);
  const indent =
    isSpread || ownLine !== undefined ? indentAt(text, ownLine ?? startOfLine(text, offset)) : '';
  const inner = /[\r\n]([ \t]+)"/.exec(entry)?.[1];
  const step = inner?.startsWith(indent) === true ? inner.slice(indent.length) : '';
  const before = ownLine === undefined ? '' : text.slice(Math.max(0, ownLine - 2), ownLine);
  return {
    eol: (/\r\n|\n|\r/.exec(entry) ?? /\r\n|\n|\r/.exec(before))?.[0] ?? '\n',
    indent,
    unit: step || (indent.includes('\t') ? '\t' : '  '),
    mayGrow: ownLine !== undefined,
  };
}
