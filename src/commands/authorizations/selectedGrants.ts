import type { GrantGroupRow, GrantRow } from '../../tree/authorizationRows';
import type { Asked } from '../chooseSet';

/** Ids of the grants whose rows in the view Authorizations are selected. Undefined: asked with something else. */
export function selectedGrants(asked: Asked, selected: Asked): readonly string[] | undefined {
  if (!isGrant(asked)) return undefined;
  const rows: readonly unknown[] = Array.isArray(selected) && selected.includes(asked) ? selected : [asked];
  return [...new Set(rows.filter(isGrant).map(({ authorization }) => authorization.facts.id))];
}

/** The tenant whose row in the view was asked for. */
export function groupAsked(asked: Asked): Extract<GrantGroupRow['group'], { kind: 'tenant' }> | undefined {
  return isKind<GrantGroupRow>(asked, 'grantGroup') && asked.group.kind === 'tenant'
    ? asked.group
    : undefined;
}

function isGrant(asked: unknown): asked is GrantRow {
  return isKind<GrantRow>(asked, 'grant');
}

function isKind<T extends { readonly kind: string }>(asked: unknown, kind: T['kind']): asked is T {
  return typeof asked === 'object' && asked !== null && 'kind' in asked && asked.kind === kind;
}
