import { clouds, sources } from '../../core/backupSets/backupSet';
import type { FileIndex } from './fileIndex';

/**
 * A new entry with places to fill in: as it is, it's right, and its id is nobody else's. Undefined: a set without a tenant
 * would be wrong.
 */
export function snippetOf(index: FileIndex, part: 'tenants' | 'backupSets'): string | undefined {
  return part === 'tenants' ? tenantSnippet(index) : setSnippet(index);
}

function tenantSnippet(index: FileIndex): string {
  // Retired, and for practice alone.
  const open = clouds.filter((cloud) => cloud !== 'germany' && cloud !== 'practice');
  return [
    '{',
    `\t"id": "\${1:${free('contoso', idsOf(index, 'tenants'))}}",`,
    '\t"tenant": "${2:contoso.onmicrosoft.com}",',
    `\t"cloud": "${choice(3, open)}"`,
    '}',
  ].join('\n');
}

function setSnippet(index: FileIndex): string | undefined {
  const tenants = idsOf(index, 'tenants');
  if (tenants.length === 0) return undefined;
  return [
    '{',
    `\t"id": "\${1:${freeNumber(idsOf(index, 'backupSets'))}}",`,
    '\t"name": "${2:Finance mailboxes}",',
    `\t"tenant": "${choice(3, tenants)}",`,
    '\t"account": "${4:backup@contoso.com}",',
    `\t"sources": ["${choice(5, sources)}"],`,
    '\t"authentication": { "method": "basic" }',
    '}',
  ].join('\n');
}

/** More than a list of choices should show. */
const mostChoices = 50;

function choice(place: number, values: readonly string[]): string {
  const [only] = values;
  // What is quoted in the file is quoted in the snippet, and marks of a snippet are none.
  const plain = (value: string, marks: RegExp) => JSON.stringify(value).slice(1, -1).replace(marks, '\\$&');
  return values.length === 1
    ? `\${${place}:${plain(only ?? '', /[\\$}]/g)}}`
    : `\${${place}|${values
        .slice(0, mostChoices)
        .map((one) => plain(one, /[\\,|]/g))
        .join(',')}|}`;
}

function idsOf({ entries }: FileIndex, part: 'tenants' | 'backupSets'): readonly string[] {
  const ids = entries.flatMap((entry) => (entry.part === part ? (entry.texts.id?.value ?? []) : []));
  return [...new Set(ids)];
}

function free(name: string, ids: readonly string[]): string {
  for (let n = 1; ; n++) {
    const id = n === 1 ? name : `${name}-${n}`;
    if (!ids.includes(id)) return id;
  }
}

/** As the backup product counts them. */
function freeNumber(ids: readonly string[]): string {
  const taken = new Set(ids);
  for (let n = 1_692_322_592_995; ; n++) if (!taken.has(String(n))) return String(n);
}
