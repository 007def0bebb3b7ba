/** Texts of about `size` characters that are made to be slow or big to read, and ordinary ones beside them. */
type Make = (size: number) => string;

const tenant = '{"id":"contoso","tenant":"contoso.onmicrosoft.com","cloud":"global"}';

/** `one` is asked for one piece after the other, until there are enough. */
function filled(size: number, one: (n: number) => string, head = '', tail = ''): string {
  const pieces = [head];
  let length = head.length + tail.length;
  for (let n = 0; length < size; n++) {
    const piece = one(n);
    pieces.push(piece);
    length += piece.length;
  }
  return pieces.join('') + tail;
}

/** A list of entries in a file that is right apart from them. */
function listOf(one: (n: number) => string): Make {
  return (size) =>
    filled(size, (n) => (n === 0 ? '' : ',') + one(n), `{"tenants":[${tenant}],"backupSets":[`, ']}');
}

function entry(n: number, more: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    id: String(1_692_322_592_995 + n),
    name: `Backup set ${n} of the accounting department`,
    tenant: 'contoso',
    account: `backup-${n % 1_000}@contoso.com`,
    accountRole: n % 3 === 0 ? 'globalAdministrator' : 'ordinary',
    sources: ['mailboxes', 'oneDrive'],
    authentication: { method: 'basic' },
    ...more,
  });
}

function spread(text: string): string {
  return JSON.stringify(JSON.parse(text), undefined, 2);
}

export const ordinary: Readonly<Record<string, Make>> = {
  'backup sets over lines': listOf((n) => `\n${spread(entry(n))}`),
  'backup sets on one line': listOf((n) => entry(n)),
  'backup sets with comments': listOf((n) => `// a note on number ${n}\n${entry(n)}/* ${n} */`),
};

export const hostile: Readonly<Record<string, Make>> = {
  'comments never closed': (size) => filled(size, () => '/* ', '{"backupSets":[]} '),
  'comments never closed behind commas': (size) => filled(size, () => '1,/* ', '{"backupSets":['),
  'line comments': (size) => filled(size, () => '//\n', '', '{"backupSets":[]}'),
  'comments between values': (size) => filled(size, (n) => `${n % 10},//\n`, '{"backupSets":[],"x":[', '1]}'),
  'empty lines': (size) => filled(size, () => '\n', '{"backupSets":[5,', '6]}'),
  'equal keys': (size) => filled(size, () => '"a":1,', '{"backupSets":[{', '"b":2}]}'),
  'equal keys in each entry': listOf((n) => `{"id":"${n}","a":1,"a":2}`),
  'equal lists': (size) => filled(size, () => '"tenants":[],', '{', '"backupSets":[]}'),
  'long keys': (size) => filled(size, () => '[],', `{"${'k'.repeat(size / 2)}":[],`, '[]}'),
  'lists in a list': (size) => filled(size, () => '[],', '[', '[]]'),
  'numbers as entries': listOf(() => '5'),
  'empty objects as entries': listOf(() => '{}'),
  'entries with one mistake': listOf((n) => entry(n, { name: '' })),
  'equal ids': listOf((n) => entry(n, { id: '1' })),
  'unknown tenants': listOf((n) => entry(n, { tenant: `tenant-${n}` })),
  'accounts that are none': listOf((n) => entry(n, { account: `a ${n}` })),
  passwords: listOf((n) => entry(n, { password: `hunter-${n}` })),
  'passwords in a list': (size) => filled(size, () => '"hunter2",', '{"backupSets":[],"password":[', '"x"]}'),
  tenants: (size) =>
    filled(
      size,
      (n) => `${tenant.replace('contoso', `t-${n}`)},`,
      '{"tenants":[',
      `${tenant}],"backupSets":[]}`,
    ),
  'equal tenants': (size) => filled(size, () => `${tenant},`, '{"tenants":[', `${tenant}],"backupSets":[]}`),
  'one text': (size) => `{"tenants":[${tenant}],"backupSets":[${entry(1, { name: 'n'.repeat(size) })}]}`,
  'an id of emoji': (size) =>
    `{"tenants":[${tenant}],"backupSets":[${entry(1, { id: '😀'.repeat(size / 4) })}]}`,
  'a version of dots': (size) =>
    `{"edition":{"name":"x","kind":"x","version":"1${'.1'.repeat(size / 2)}"},"backupSets":[]}`,
  'a date of letters': listOf(() =>
    entry(1, { authentication: { method: 'basic', authorizedAt: 't'.repeat(9_000) } }),
  ),
  backslashes: (size) => filled(size, () => '\\\\', '{"backupSets":[],"x":"', '"}'),
  quotes: (size) => filled(size, () => '\\"', '{"backupSets":[],"x":"', '"}'),
  'different keys': (size) => filled(size, (n) => `"k${n}":1,`, '{"backupSets":[],', '"z":2}'),
  'objects with different keys': (size) =>
    filled(size, (n) => `{"k${n}":1},`, '{"backupSets":[],"x":[', '{}]}'),
  'brackets that open': (size) => filled(size, () => '['),
  'brackets that close': (size) => filled(size, () => ']'),
  commas: (size) => filled(size, () => ','),
  'nested entries': listOf(() => '['.repeat(90) + ']'.repeat(90)),
  'almost a token': (size) => filled(size, () => '-eyJ', '{"backupSets":[],"x":"', '"}'),
  'an entry of unknown properties': (size) =>
    filled(
      size,
      (n) => `"k${n}":${n},`,
      `{"tenants":[${tenant}],"backupSets":[{"id":"1","name":"a","tenant":"contoso","account":"a@contoso.com","authentication":{`,
      '"method":"basic"}}]}',
    ),
};
