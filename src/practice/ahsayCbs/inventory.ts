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

/** A moment of the last evening that is over by the server's clock, which shows UTC. */
const lastEvening = (now: Date, time: string) =>
  `${new Date(now.getTime() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)} ${time}`;

/** What the practice server has: sets of two backup users, one of them beside files, and their jobs of last night. */
export function practiceInventory(now: Date): {
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
      [
        'fabrikam-backup',
        [
          { ID: '1701234567892', Name: 'Fabrikam mailboxes', Type: microsoft365 },
          { ID: '1692322593002', Name: 'Sales mailboxes', Type: microsoft365 },
        ],
      ],
    ]),
    jobs: new Map([
      [
        'contoso-backup',
        [
          {
            BackupSetID: '1692322592995',
            BackupJobStatus: 'BS_STOP_SUCCESS',
            StartTime: lastEvening(now, '22:00:00'),
            EndTime: lastEvening(now, '22:41:07'),
          },
          {
            BackupSetID: '1701234567890',
            BackupJobStatus: 'BS_STOP_BY_SYSTEM_ERROR',
            StartTime: lastEvening(now, '23:00:00'),
            EndTime: lastEvening(now, '23:00:09'),
          },
        ],
      ],
      [
        'fabrikam-backup',
        [
          // The examples have it as Modern since October.
          {
            BackupSetID: '1692322593002',
            BackupJobStatus: 'BS_STOP_SUCCESS',
            StartTime: lastEvening(now, '21:30:00'),
            EndTime: lastEvening(now, '21:52:40'),
          },
        ],
      ],
    ]),
  };
}
