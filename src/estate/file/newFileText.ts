import type { CloudId } from '../../core/backupSets/backupSet';

/** What a new file explains, by the part that it stands above. */
export interface NewFileNotes {
  readonly file: string;
  readonly edition: string;
  readonly clientIds: string;
  readonly tenants: string;
  readonly backupSets: string;
}

/** What a person said of their estate. */
export interface FirstEntries {
  readonly edition: { readonly name: string; readonly kind: string; readonly version: string };
  /** A domain or a GUID. */
  readonly tenant: string;
  readonly clientId: string;
}

/**
 * A file that is valid and lists no set, with an example in comments. Without first entries these are comments, too:
 * nothing in it is taken for a real tenant before somebody wrote it.
 */
export function newFileText(notes: NewFileNotes, first?: FirstEntries): string {
  const { edition, clientIds, tenant } = first
    ? linesOf(first)
    : {
        edition: '// "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },',
        clientIds: '// "clientIds": { "global": "00000000-0000-0000-0000-000000000000" },',
        tenant: '// { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" }',
      };
  return `${comment(notes.file, '')}
{
${comment(notes.edition, '  ')}
  ${edition}

${comment(notes.clientIds, '  ')}
  ${clientIds}

${comment(notes.tenants, '  ')}
  "tenants": [
    ${tenant}
  ],

${comment(notes.backupSets, '  ')}
  "backupSets": [
    // {
    //   "id": "1692322592995",
    //   "name": "Finance mailboxes",
    //   "tenant": "contoso",
    //   "account": "backup@contoso.com",
    //   "accountRole": "ordinary",
    //   "sources": ["mailboxes"],
    //   "authentication": { "method": "basic" }
    // }
  ]
}
`;
}

function linesOf({ edition, tenant, clientId }: FirstEntries) {
  const cloud = cloudOfDomain(tenant);
  const { name, kind, version } = edition;
  const object = (values: Readonly<Record<string, string>>) => {
    const pairs = Object.entries(values).map(
      ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    );
    return `{ ${pairs.join(', ')} }`;
  };
  return {
    edition: `"edition": ${object({ name, kind, version })},`,
    clientIds: `"clientIds": ${object({ [cloud]: clientId })},`,
    tenant: object({ id: tenant.split('.', 1)[0]?.toLowerCase() ?? tenant, tenant, cloud }),
  };
}

/** By the ending that Microsoft gives a cloud's tenants; a domain of one's own tells nothing, and is mostly Global's. */
function cloudOfDomain(tenant: string): CloudId {
  const domain = tenant.toLowerCase();
  if (domain.endsWith('.onmicrosoft.us')) return 'usGovGccHigh';
  if (domain.endsWith('.onmschina.cn')) return 'china';
  return domain.endsWith('.practice') ? 'practice' : 'global';
}

/** So that an editor beside a side bar wraps no line. */
const lineLength = 72;

function comment(text: string, indent: string): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .flatMap(wrapped)
    .map((line) => `${indent}// ${line}`)
    .join('\n');
}

/** At blanks only: a language without them keeps its long line. */
function wrapped(text: string): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > lineLength) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
