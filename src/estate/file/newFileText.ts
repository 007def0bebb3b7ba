/** What a new file explains, by the part that it stands above. */
export interface NewFileNotes {
  readonly file: string;
  readonly edition: string;
  readonly clientIds: string;
  readonly tenants: string;
  readonly backupSets: string;
}

/**
 * A file that is valid and empty, with an example in comments: nothing in it is taken for a real tenant before
 * somebody wrote it.
 */
export function newFileText(notes: NewFileNotes): string {
  return `${comment(notes.file, '')}
{
${comment(notes.edition, '  ')}
  // "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },

${comment(notes.clientIds, '  ')}
  // "clientIds": { "global": "00000000-0000-0000-0000-000000000000" },

${comment(notes.tenants, '  ')}
  "tenants": [
    // { "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global" }
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
