import type { BackupSet } from '../../core/backupSets/backupSet';
import { type RuledProperty, rulesAbout } from '../../core/rules/rulesAbout';
import type { Span } from '../../estate/jsonc/scan';
import type { FileIndex } from './fileIndex';
import { type TextSource, pointAt } from './point';

/** What is pointed at, as far as the rules have something to say of it. */
export interface HoverPlace {
  readonly property: RuledProperty;
  readonly place: Span;
  /** The set, or the tenant whose sets are meant; neither: the whole file. */
  readonly set?: string;
  readonly tenant?: string;
}

export function hoverAt(index: FileIndex, source: TextSource, offset: number): HoverPlace | undefined {
  const { part, entry, path, token } = pointAt(index, source, offset);
  if (!token || offset < token.offset || offset > token.offset + token.length) return undefined;
  const property = propertyAt(
    path.filter((one) => typeof one === 'string'),
    part,
  );
  if (!property) return undefined;
  const id = entry?.texts.id?.value;
  const about = id === undefined ? {} : part === 'tenants' ? { tenant: id } : { set: id };
  return { property, place: { offset: token.offset, length: token.length }, ...about };
}

const ofSets: Readonly<Record<string, RuledProperty>> = {
  'authentication.method': 'method',
  'edition.version': 'version',
  sources: 'sources',
  tenant: 'tenant',
  accountRole: 'accountRole',
  account: 'account',
  id: 'id',
};
const ofTenants: Readonly<Record<string, RuledProperty>> = {
  cloud: 'cloud',
  clientId: 'clientId',
  'edition.version': 'version',
};

function propertyAt(
  path: readonly string[],
  part: FileIndex['entries'][number]['part'] | undefined,
): RuledProperty | undefined {
  const name = path.join('.');
  if (part === 'backupSets') return Object.hasOwn(ofSets, name) ? ofSets[name] : undefined;
  if (part === 'tenants') return Object.hasOwn(ofTenants, name) ? ofTenants[name] : undefined;
  if (path[0] === 'clientIds' && path.length === 2) return 'clientId';
  return name === 'edition.version' ? 'version' : undefined;
}

/** The rules for it, each once, of the sets that are meant: a file's are of a few kinds. */
export function rulesFor(property: RuledProperty, sets: readonly BackupSet[]): readonly string[] {
  return [...new Set(sets.flatMap((set) => rulesAbout(property, set)))];
}
