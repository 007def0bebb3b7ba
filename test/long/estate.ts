import { practiceApps } from '../../src/practice/estate';

export const accounts = {
  backup: 'backup@contoso.practice',
  finance: 'finance@contoso.practice',
} as const;

/** Basic sets of two accounts; the name of the last is what a person edits. */
export function estateText(name: string): string {
  const set = (id: string, account: string, label: string) =>
    `    { "id": "${id}", "name": "${label}", "tenant": "contoso", "account": "${account}",\n` +
    '      "accountRole": "ordinary", "sources": ["mailboxes"], "authentication": { "method": "basic" } }';
  return `{
  "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },
  "clientIds": { "practice": "${practiceApps.backup.clientId}" },
  "tenants": [{ "id": "contoso", "tenant": "contoso.practice", "cloud": "practice" }],
  "backupSets": [
${[
  set('1', accounts.backup, 'Kept'),
  set('2', accounts.backup, 'Comes and goes'),
  set('3', accounts.finance, 'In a queue'),
  set('4', accounts.finance, name),
].join(',\n')}
  ]
}
`;
}
