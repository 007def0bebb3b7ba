/** What a read answers before the query is looked at: one thing, or a list of them. */
export type Resource = Readonly<Record<string, unknown>>;

export interface ResourceType {
  /** `users('…')/calendars` and the like, for `@odata.context`. */
  readonly context: string;
  /** For the sentence about a property that is not there. */
  readonly type: string;
}

/**
 * The query options that are understood: `$select`, `$top`, `$count`. As Graph does, what is not understood is a
 * sentence for a 400, and not ignored.
 */
export function queried(
  found: Resource | readonly Resource[],
  query: URLSearchParams,
  { context, type }: ResourceType,
  graph: string,
): { readonly body: Resource } | { readonly unknown: string } {
  const odd = [...query.keys()].find((name) => !['$select', '$top', '$count'].includes(name));
  if (odd !== undefined) return { unknown: `Query option '${odd}' is not allowed.` };
  const top = query.get('$top');
  if (top !== null && !/^[1-9]\d{0,2}$/.test(top))
    return { unknown: `Invalid value '${top}' for $top query option found.` };
  const list = isList(found) ? found.slice(0, Number(top ?? 100)) : [found];
  const selected = query.get('$select')?.split(',');
  const absent = list.flatMap((one) => selected?.filter((name) => !(name in one)) ?? [])[0];
  if (absent !== undefined) {
    return {
      unknown: `Parsing OData Select and Expand failed: Could not find a property named '${absent}' on type '${type}'.`,
    };
  }
  const shown = list.map((one) =>
    selected ? Object.fromEntries(selected.map((name) => [name, one[name]])) : one,
  );
  const address = `${graph}/v1.0/$metadata#${context}`;
  if (!isList(found)) return { body: { '@odata.context': address, ...shown[0] } };
  const count = query.get('$count') === 'true' ? { '@odata.count': found.length } : {};
  return { body: { '@odata.context': address, ...count, value: shown } };
}

function isList(found: Resource | readonly Resource[]): found is readonly Resource[] {
  return Array.isArray(found);
}
