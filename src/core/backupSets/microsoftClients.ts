import { clients } from './microsoftClients.json';

const ids = new Set(Object.values(clients).flatMap((ofSource) => Object.keys(ofSource)));

/**
 * One of Microsoft's own client IDs. A code or token of theirs reaches far beyond a backup, and attacks that ask
 * people to paste codes are built on them; the estate's own app registration is the only one that is used.
 */
export function isMicrosoftClient(id: string): boolean {
  return ids.has(id.trim().toLowerCase());
}
