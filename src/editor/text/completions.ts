import { type Method, type Source, accountKey, methods, sources } from '../../core/backupSets/backupSet';
import { ruleTable } from '../../core/rules/ruleTable';
import type { Span } from '../../estate/jsonc/scan';
import { nodeAt } from './edits';
import type { FileIndex, Part } from './fileIndex';
import { type Point, type TextSource, pointAt } from './point';

/** A value that can stand here. */
export type Completion =
  | { readonly kind: 'tenant'; readonly value: string; readonly tenant: string; readonly cloud: string }
  | { readonly kind: 'account'; readonly value: string; readonly sets: number }
  | { readonly kind: 'source'; readonly value: Source }
  | { readonly kind: 'method'; readonly value: Method }
  | { readonly kind: 'version'; readonly value: string };

export interface Completions {
  /** The string that is replaced; of no length: nothing stands there yet. */
  readonly place: Span;
  readonly values: readonly Completion[];
}

/** The values that fit at an offset, the likeliest first. Undefined: not a place for one of them. */
export function completionsAt(
  index: FileIndex,
  source: TextSource,
  offset: number,
  versions: readonly string[],
): Completions | undefined {
  const point = pointAt(index, source, offset);
  if (point.isKey) return undefined;
  const values = valuesAt(index, point, offset, versions);
  return values && { place: placeAt(point, offset), values };
}

/** A list that a new entry can be put in at an offset. */
export function listAt(
  index: FileIndex,
  source: TextSource,
  offset: number,
): { readonly part: Part; readonly needsComma: boolean; readonly typed: number } | undefined {
  const { part, entry, around, start } = pointAt(index, source, offset);
  const list = part && index.lists[part];
  if (!list || entry) return undefined;
  const last = index.entries.findLast((one) => one.offset + one.length <= offset);
  const from = Math.max(list.offset, start, last ? last.offset + last.length : 0);
  const before = around.slice(from - start, offset - start);
  const typed = /[\w"]*$/.exec(before)?.[0].length ?? 0;
  const open = before.slice(0, before.length - typed).replace(/\/\/.*[\r\n]|\/\*[^]*?\*\//g, '');
  // Behind an entry without its comma nothing can stand, and within a comment nothing should.
  if (!/[[,]\s*$/.test(open)) return undefined;
  const behind = around.slice(offset - start).trimStart();
  return { part, needsComma: behind.startsWith('{'), typed };
}

function valuesAt(
  index: FileIndex,
  point: Point,
  offset: number,
  versions: readonly string[],
): readonly Completion[] | undefined {
  const { part, entry, path } = point;
  const [first, second] = path;
  if (path.at(-2) === 'edition' && path.at(-1) === 'version') return versionValues(versions);
  if (part !== 'backupSets' || !entry) return undefined;
  if (path.length === 1 && first === 'tenant') return tenantValues(index);
  if (path.length === 1 && first === 'account') {
    const tenant = entry.texts.tenant?.value;
    return accountValues(index, tenant, entry.texts.account?.value);
  }
  if (path.length === 2 && first === 'sources') return sourceValues(point, offset);
  if (path.length === 2 && first === 'authentication' && second === 'method') {
    return methods.map((value) => ({ kind: 'method', value }));
  }
  return undefined;
}

function placeAt({ token }: Point, offset: number): Span {
  const isIn = token && token.offset <= offset && offset <= token.offset + token.length;
  return isIn ? { offset: token.offset, length: token.length } : { offset, length: 0 };
}

function tenantValues({ entries }: FileIndex): readonly Completion[] {
  return entries.flatMap(({ part, texts }): Completion[] =>
    part === 'tenants' && texts.id
      ? [
          {
            kind: 'tenant',
            value: texts.id.value,
            tenant: texts.tenant?.value ?? '',
            cloud: texts.cloud?.value ?? '',
          },
        ]
      : [],
  );
}

/** Those of the tenant, or all where it has none yet; those of most sets first. */
function accountValues(
  { entries }: FileIndex,
  tenant: string | undefined,
  typed: string | undefined,
): readonly Completion[] {
  const sets = entries.filter(({ part }) => part === 'backupSets');
  const ofTenant = sets.filter(({ texts }) => texts.tenant?.value === tenant);
  const count = (of: typeof sets) => {
    const counted = new Map<string, { value: string; sets: number }>();
    for (const { texts } of of) {
      const value = texts.account?.value;
      if (value === undefined || value === '') continue;
      const known = counted.get(accountKey(value));
      if (known) known.sets++;
      else counted.set(accountKey(value), { value, sets: 1 });
    }
    // What is typed just now is no account of another set.
    const own = typed === undefined ? undefined : counted.get(accountKey(typed));
    if (own && --own.sets === 0) counted.delete(accountKey(typed ?? ''));
    return [...counted.values()].toSorted((a, b) => b.sets - a.sets);
  };
  const found = count(ofTenant);
  return (found.length > 0 ? found : count(sets)).map((one) => ({ kind: 'account', ...one }));
}

/** Those that the list doesn't have. */
function sourceValues(point: Point, offset: number): readonly Completion[] {
  const chosen = new Set<unknown>();
  const at = point.token ? point.token.offset : offset;
  const list = /"sources"\s*:\s*\[([^\]]*)/.exec(point.around);
  const node = nodeAt(point, at);
  const items = node?.parent?.type === 'array' ? (node.parent.children ?? []) : undefined;
  if (items) for (const item of items) if (item.offset + point.start !== at) chosen.add(item.value);
  if (!items) for (const [, value] of list?.[1]?.matchAll(/"(\w+)"/g) ?? []) chosen.add(value);
  return sources.filter((one) => !chosen.has(one)).map((value) => ({ kind: 'source', value }));
}

/** Those of the estate first, then those at which the rules change. */
function versionValues(versions: readonly string[]): readonly Completion[] {
  const bounds = ruleTable.flatMap(({ versions: range }) => [range?.from, range?.before]);
  const all = [...versions, ...bounds.filter((one) => one !== undefined)];
  return [...new Set(all)].map((value) => ({ kind: 'version', value }));
}
