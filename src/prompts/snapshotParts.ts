import type { Part } from '../webview/protocol';

export function find<Kind extends Part['kind']>(
  parts: readonly Part[],
  kind: Kind,
): Extract<Part, { kind: Kind }> | undefined {
  return parts.find((part): part is Extract<Part, { kind: Kind }> => part.kind === kind);
}

/** With those that stand in a group or are folded. */
export function allParts(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) =>
    part.kind === 'group' || part.kind === 'details' ? [part, ...allParts(part.parts)] : [part],
  );
}
