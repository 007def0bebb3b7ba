import assert from 'node:assert/strict';
import { Estate } from '../../../src/estate/estate';
import { BackupSetsTree } from '../../../src/tree/backupSetsTree';
import { Overview } from '../../../src/overview/overview';
import { allShown, FakeMigrations } from '../stubs';
import { nestedRows } from '../treeRows';

describe('The tree of a workspace of several folders', () => {
  it('merges a tenant and an account that files of both folders name', async () => {
    const quiet = () => undefined;
    const estate = new Estate({ info: quiet, warn: quiet });
    const migrations = new FakeMigrations();
    const overview = new Overview({ estate, migrations, localGrants: migrations });
    const tree = new BackupSetsTree(overview, allShown());
    assert.deepEqual(await nestedRows(tree), [
      [
        'contoso.onmicrosoft.com · 0 of 2',
        [
          'backup@contoso.com · 0 of 2',
          'Finance mailboxes (east) · Basic · blocked',
          'Finance mailboxes (west) · Basic · blocked',
        ],
      ],
    ]);
    tree.dispose();
    overview.dispose();
    estate.dispose();
  });
});
