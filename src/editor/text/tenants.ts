import type { Span } from '../../estate/jsonc/scan';
import type { Entry, FileIndex, Text } from './fileIndex';

/** Where a tenant is named: by its entry, or by a set. */
export interface TenantName extends Span {
  readonly id: string;
  readonly isEntry: boolean;
}

/** The name of a tenant at an offset. */
export function tenantAt({ entries }: FileIndex, offset: number): TenantName | undefined {
  const entry = entries.find((one) => one.offset <= offset && offset <= one.offset + one.length);
  const name = entry && nameIn(entry);
  return name && name.offset <= offset && offset <= name.offset + name.length ? name : undefined;
}

/** Every place where a tenant is named, in the order of the text. */
export function namesOf({ entries }: FileIndex, id: string): readonly TenantName[] {
  return entries.flatMap((entry) => {
    const name = nameIn(entry);
    return name?.id === id ? [name] : [];
  });
}

/** Why a tenant can't get another id. */
export type RenameRefusal = 'empty' | 'tooLong' | 'taken' | 'repeated' | 'notListed';
const longest = 500;

export function renameRefusal(index: FileIndex, id: string, wanted: string): RenameRefusal | undefined {
  const entriesOf = (name: string) => namesOf(index, name).filter(({ isEntry }) => isEntry).length;
  if (entriesOf(id) === 0) return 'notListed';
  if (entriesOf(id) > 1) return 'repeated';
  if (wanted === '') return 'empty';
  if (wanted.length > longest) return 'tooLong';
  return wanted !== id && namesOf(index, wanted).length > 0 ? 'taken' : undefined;
}

function nameIn({ part, offset, texts }: Entry): TenantName | undefined {
  const text: Text | undefined = part === 'tenants' ? texts.id : texts.tenant;
  return (
    text && {
      id: text.value,
      isEntry: part === 'tenants',
      offset: offset + text.offset,
      length: text.length,
    }
  );
}
