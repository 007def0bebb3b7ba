/** Who may ask the practice server. */
export const systemUser = { user: 'system', password: 'Practice-cbs-1' } as const;

/** A backup set as the server's inventory lists it. */
export interface InventorySet {
  readonly ID: string;
  readonly Name: string;
  readonly Type: string;
}
/** A run of a set; times are the server's own, without a zone. */
export interface InventoryJob {
  readonly BackupSetID: string;
  readonly BackupJobStatus: string;
  readonly StartTime: string;
  readonly EndTime: string;
}

const microsoft365 = 'Office 365 Exchange Online';

/** What the practice server has: sets of two backup users, one of them beside files, and their jobs. */
export function practiceInventory(): {
  readonly sets: Map<string, InventorySet[]>;
  readonly jobs: Map<string, InventoryJob[]>;
} {
  return {
    sets: new Map([
      [
        'contoso-backup',
        [
          { ID: '1692320086130', Name: 'File server', Type: 'FILE' },
          { ID: '1692322592995', Name: 'Finance mailboxes (as the server calls it)', Type: microsoft365 },
          { ID: '1701234567890', Name: 'Legal mailboxes', Type: microsoft365 },
          { ID: '1701234567891', Name: 'Marketing OneDrive', Type: microsoft365 },
        ],
      ],
      ['fabrikam-backup', [{ ID: '1701234567892', Name: 'Fabrikam mailboxes', Type: microsoft365 }]],
    ]),
    jobs: new Map([
      [
        'contoso-backup',
        [
          {
            BackupSetID: '1692322592995',
            BackupJobStatus: 'BS_STOP_SUCCESS',
            StartTime: '2026-11-24 22:00:00',
            EndTime: '2026-11-24 22:41:07',
          },
          {
            BackupSetID: '1701234567890',
            BackupJobStatus: 'BS_STOP_BY_SYSTEM_ERROR',
            StartTime: '2026-11-24 23:00:00',
            EndTime: '2026-11-24 23:00:09',
          },
        ],
      ],
    ]),
  };
}

/** What a person needs to try the import. */
export function ahsayCbsGuide(origin: string): readonly string[] {
  const { user, password } = systemUser;
  return [
    `Practice AhsayCBS: ${origin}, system user ${user}, password ${password}`,
    `Its backup users: ${[...practiceInventory().sets.keys()].join(', ')}`,
  ];
}
