import { clientId, member, ownGrant, tenantId } from '../../builders';
import { readBackupSets } from '../../../src/estate/file/readFile';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import type { GrantFacts } from '../../../src/core/identity/grant';
import { save } from '../../../src/estate/save/save';
import type { MigrationServices } from '../../../src/migration/services';
import { formerOf } from '../../../src/migration/save/saveGrant';
import { Grants } from '../../../src/signIn/grants';
import { WindowMemory } from '../signIn/desktopStorage';
import { memoryInMemory } from './memoryInMemory';
import { CountedSecrets } from './storage';

export const file = 'file:///estate/backup-sets.json';
export const when = '2026-11-20T10:00:00.000Z';
export const canary = 'canary-refresh-token-of-a-grant';

/** One file in memory with Basic sets, edited by the real editor; memory and grants are the real ones. */
export class SavedEstate {
  bytes: Uint8Array;
  readonly secrets = new CountedSecrets();
  readonly grants = new Grants(this.secrets.open(), new WindowMemory(), () => undefined);
  readonly memory = memoryInMemory();
  writes = 0;
  unsavedChanges = false;

  constructor(text: string) {
    this.bytes = new TextEncoder().encode(text);
  }

  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }

  set text(text: string) {
    this.bytes = new TextEncoder().encode(text);
  }

  get sets(): readonly BackupSet[] {
    const read = readBackupSets(file, this.bytes);
    if (read.kind !== 'read') throw new Error('The file is broken.');
    return read.sets;
  }

  set(id: string): BackupSet {
    const found = this.sets.find((set) => set.id === id);
    if (!found) throw new Error(`There is no set ${id}.`);
    return found;
  }

  readonly read = (): Promise<Uint8Array> => Promise.resolve(this.bytes);

  get parts(): Pick<MigrationServices, 'saveEntries' | 'memory' | 'grants' | 'sets' | 'find'> {
    return {
      sets: () => this.sets,
      find: (key) => this.sets.find((set) => keyOf(set) === key),
      grants: this.grants,
      memory: this.memory,
      saveEntries: async (_, changes, judgeAgain) => {
        const access = {
          read: () => Promise.resolve({ ok: true as const, bytes: this.bytes }),
          write: (bytes: Uint8Array) => {
            this.writes += 1;
            this.bytes = bytes;
            return Promise.resolve(true);
          },
          hasUnsavedChanges: () => this.unsavedChanges,
        };
        return save(file, access, changes, judgeAgain);
      },
    };
  }

  /** A grant is kept, and Save puts it into the entries of these sets, in one step. */
  async save(grant: string, method: 'hybrid' | 'modern', ...ids: string[]): Promise<void> {
    const facts = grantFacts(grant);
    await this.grants.keep({ ...facts, tokenCache: canary });
    const before = ids.map((id) => this.set(id));
    const { name, objectId } = facts.person;
    const record = {
      method,
      grant,
      authorizedBy: { name, objectId, tenantId },
      authorizedAt: when,
      ...(method === 'modern' ? { role: 'confirmed' as const } : {}),
    };
    const changes = ids.map((id) => ({ id, authentication: record }));
    const result = await this.parts.saveEntries(file, changes, () => undefined);
    if (!result.saved) throw new Error('Not saved.');
    for (const set of before) {
      await this.memory.keepFormer(keyOf(set), formerOf(set, result.texts.get(set.id)!, when));
    }
  }
}

export function grantFacts(id: string): GrantFacts {
  return ownGrant({
    id,
    person: member('admin@contoso.com'),
    role: 'confirmed',
    authorizedAt: when,
    correlationId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    checks: [
      { id: 'tenant', result: 'passed' },
      { id: 'person', result: 'noted' },
    ],
    intent: { file, set: '1', method: 'modern', acknowledged: [] },
  });
}

/** Two Basic sets, with comments, an unknown property, and odd spacing. */
export const estateText = `{
  "tenants": [{ "id": "contoso", "tenant": "contoso.onmicrosoft.com", "cloud": "global", "clientId": "${clientId}" }],
  "edition": { "name": "AhsayOBM", "kind": "OBM", "version": "8.3.6.0" },
  "backupSets": [
    {
      "id": "1", "name": "Finance", "tenant": "contoso", "account": "backup@contoso.com",
      "sources": ["mailboxes"],
      "authentication": { "method" : "basic", "ticket": "CHG-1" /* kept */ }
    },
    {
      "id": "2", "name": "Legal", "tenant": "contoso", "account": "backup@contoso.com",
      "sources": ["oneDrive"],
      "authentication": {"method":"basic"}
    }
  ]
}
`;
