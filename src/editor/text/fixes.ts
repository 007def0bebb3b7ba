import { type Node } from 'jsonc-parser';
import { accountFault } from '../../core/backupSets/accountName';
import { accountRoles, clouds, methods, sources } from '../../core/backupSets/backupSet';
import type { FileProblem } from '../../core/backupSets/fileProblem';
import { isTenantName } from '../../core/backupSets/tenantName';
import { nearest } from '../../core/basics/nearest';
import { own } from '../../core/basics/own';
import type { Splice } from '../../estate/jsonc/splices';
import { addedTenant, nodeAt, propertyOf, withoutProperty } from './edits';
import type { FileIndex } from './fileIndex';
import { type Point, type TextSource, pointAt } from './point';

/** What a fix does, for its words. */
export type FixId =
  | 'use'
  | 'changeId'
  | 'addTenant'
  | 'remove'
  | 'removeSecret'
  | 'quote'
  | 'list'
  | 'useHybrid'
  | 'addMissing';

export interface Fix {
  readonly id: FixId;
  /** The value that is put in, or the name of the property that goes. */
  readonly what: string;
  readonly edits: readonly Splice[];
  /** It is the only one, and changes nothing that a person should decide. */
  readonly isPreferred: boolean;
}

/** A problem of a file, where it is now. */
export type PlacedProblem = Pick<FileProblem, 'id' | 'params'> & { readonly offset: number };

/** What is known of the set whose entry it is. */
export interface FixFacts {
  readonly hybridIsOpen: boolean;
}

const allowed: Readonly<Record<string, readonly string[]>> = {
  method: methods,
  accountRole: accountRoles,
  cloud: clouds.filter((cloud) => cloud !== 'germany'),
  sources,
};
/** More to choose from is a list, not a fix. */
const mostChoices = 6;

/** Each way to fix a problem; every other character of the file stays. Empty: only a person can. */
export function fixesFor(
  problem: PlacedProblem,
  index: FileIndex,
  source: TextSource,
  facts: FixFacts,
): readonly Fix[] {
  const { id, params, offset } = problem;
  const point = pointAt(index, source, offset + 1);
  const node = nodeAt(point, offset);
  const property = propertyOf(node?.parent?.type === 'array' ? node.parent : node);
  if (!node || !property)
    return id === 'missing' && node ? missing(params['property'] ?? '', point, node) : [];
  const name = String(property.key.value);
  const idsOf = (part: string) =>
    index.entries.flatMap((entry) => (entry.part === part ? (entry.texts.id?.value ?? []) : []));
  const use = (value: string, isPreferred: boolean, fix: FixId = 'use'): Fix => ({
    id: fix,
    what: value,
    edits: [replaced(point, node, JSON.stringify(value))],
    isPreferred,
  });
  const remove = (fix: FixId = 'remove', isPreferred = true): Fix[] => [
    { id: fix, what: name, edits: withoutProperty(point, property.key), isPreferred },
  ];
  switch (id) {
    case 'duplicateId':
      return [use(freeId(String(node.value), idsOf('backupSets')), true, 'changeId')];
    case 'duplicateTenant':
      return [use(freeId(String(node.value), idsOf('tenants')), true, 'changeId')];
    case 'unknownTenant':
      return unknownTenant();
    case 'notAllowed':
      return choices(own(allowed, listName(node) ?? name) ?? [], String(node.value));
    case 'otherRole':
      return params['role'] === undefined ? [] : [use(params['role'], true)];
    case 'methodClosed':
      return facts.hybridIsOpen && isBare(property.key) ? [use('hybrid', true, 'useHybrid')] : [];
    case 'cloudRetired':
      return ['global'].map((cloud) => use(cloud, false));
    case 'clientIdOfMicrosoft':
      return remove();
    case 'secretInFile':
      return remove('removeSecret');
    case 'noItems':
      return remove();
    case 'accountInvalid': {
      const account = String(node.value).replace(/[\s\p{Cc}\p{Cf}]+/gu, '');
      return accountFault(account) === 'accountInvalid' ? [] : [use(account, true)];
    }
    case 'wrongType':
      return wrongType();
    default:
      return [];
  }

  function unknownTenant(): readonly Fix[] {
    const wrong = String(node?.value);
    const ids = [...new Set(idsOf('tenants'))];
    const meant = nearest(wrong, ids);
    const others = ids.filter((one) => one !== meant);
    const edits = addedTenant(index, source, newTenant(wrong, point.entry?.texts.account?.value));
    return [
      ...(meant === undefined ? [] : [use(meant, true)]),
      ...(others.length > mostChoices ? [] : others.map((one) => use(one, false))),
      ...(edits.length > 0
        ? [{ id: 'addTenant', what: wrong, edits, isPreferred: ids.length === 0 } as const]
        : []),
    ];
  }

  function choices(values: readonly string[], wrong: string): readonly Fix[] {
    const meant = nearest(wrong, values);
    return meant === undefined ? values.map((one) => use(one, false)) : [use(meant, true)];
  }

  function wrongType(): readonly Fix[] {
    if (!node || !['number', 'string', 'boolean'].includes(node.type)) return [];
    const { expected } = params;
    const raw = point.around.slice(node.offset, node.offset + node.length);
    if (expected === 'string' && node.type !== 'string')
      return [{ id: 'quote', what: raw, edits: [replaced(point, node, `"${raw}"`)], isPreferred: true }];
    if (expected === 'array' && node.type === 'string')
      return [{ id: 'list', what: raw, edits: [replaced(point, node, `[${raw}]`)], isPreferred: true }];
    return [];
  }
}

function replaced({ start }: Point, { offset, length }: Node, text: string): Splice {
  return { offset: start + offset, length, text };
}

/** The property whose list holds it. */
function listName(node: Node): string | undefined {
  return node.parent?.type === 'array' ? String(propertyOf(node.parent)?.key.value) : undefined;
}

/** No command recorded anything beside the method. */
function isBare(method: Node): boolean {
  return method.parent?.parent?.children?.length === 1;
}

function freeId(id: string, ids: readonly string[]): string {
  const taken = new Set(ids);
  for (let n = 2; ; n++) if (!taken.has(`${id}-${n}`)) return `${id}-${n}`;
}

/** By the domain of the account that needs it. */
function newTenant(id: string, account = ''): Readonly<Record<string, string>> {
  const guesses = [account.split('@')[1] ?? '', id, `${id}.onmicrosoft.com`, 'contoso.onmicrosoft.com'];
  return { id, tenant: guesses.find(isTenantName) ?? '', cloud: 'global' };
}

/** What an entry can begin with. */
function missing(property: string, point: Point, node: Node): readonly Fix[] {
  if (property !== 'authentication' || node.type !== 'object') return [];
  const last = node.children?.at(-1);
  if (!last) return [];
  const at = last.offset + last.length;
  const line = /(?:\r\n|\n|\r)[ \t]*$/.exec(point.around.slice(0, last.offset))?.[0] ?? ' ';
  const text = `,${line}"authentication": { "method": "basic" }`;
  const edits = [{ offset: point.start + at, length: 0, text }];
  return [{ id: 'addMissing', what: property, edits, isPreferred: true }];
}
