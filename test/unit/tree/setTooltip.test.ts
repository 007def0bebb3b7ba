import '../wording/l10n';
import assert from 'node:assert/strict';
import { basicSet, edition, inCloud, nothingHere } from '../../builders';
import type { BackupSet } from '../../../src/core/backupSets/backupSet';
import type { BackupEvidence } from '../../../src/core/evidence/backupEvidence';
import type { PermissionOverrides } from '../../../src/core/identity/permissionOverrides';
import { rowsOf } from '../../../src/overview/rows';
import { setTooltip } from '../../../src/tree/setTooltip';

const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';

function tooltip(job: BackupEvidence | undefined, overrides: PermissionOverrides = {}): string {
  const set = basicSet({ authentication: { method: 'modern', grant, applied } });
  const here = () => ({ ...nothingHere, grant: true, job });
  const [row] = rowsOf([set], here, new Set()).sets;
  return setTooltip(row ?? assert.fail(), overrides);
}

describe('The tooltip of a set', () => {
  it('tells of a later backup job beside the statement, as no more than evidence that backups run', () => {
    const words =
      "AhsayCBS lists a successful backup job on 2026-11-24 22:41:07, so backups run. It doesn't say which authentication the job used.";
    const lines = tooltip({ at: '2026-11-24 22:41:07', since: applied.at }).split('\n');
    const stated = lines.findIndex((line) => line.startsWith('Done in '));
    assert.notEqual(stated, -1);
    assert.equal(lines[stated + 2], words);
  });

  it('never calls Hybrid recommended for site sources before 9.0, and names the upgrade as what is next', () => {
    const of = (authentication: BackupSet['authentication']) => {
      const [row] = rowsOf(
        [basicSet({ sources: ['sharePointSites'], authentication })],
        here,
        new Set(),
      ).sets;
      return setTooltip(row ?? assert.fail(), {});
    };
    const here = () => ({ grant: true, pending: undefined, waitingForAdministrator: false });
    const next = /Next: upgrade AhsayOBM to 9\.0 or later, and then migrate to Modern\./;
    assert.match(of({ method: 'basic' }), /Open to it: Hybrid only, for now\./);
    for (const authentication of [{ method: 'basic' }, { method: 'hybrid', grant, applied }] as const) {
      assert.match(of(authentication), next);
      assert.doesNotMatch(of(authentication), /ecommended/);
    }
  });

  it('says of a set that is done what still shows that a backup ran, and of a statement whose it is', () => {
    assert.match(tooltip(undefined), /No backup after that is known\..+Mark Backup as Run/);
    const set = basicSet({
      authentication: {
        method: 'modern',
        grant,
        applied,
        backupRan: { on: '2026-11-21', by: 'Sam Roe', at: applied.at },
      },
    });
    const here = () => ({ grant: true, pending: undefined, waitingForAdministrator: false });
    const [row] = rowsOf([set], here, new Set()).sets;
    const text = setTooltip(row ?? assert.fail(), {});
    assert.match(text, /\nA backup ran on 2026-11-21: Sam Roe says so, /);
    assert.doesNotMatch(text, /No backup is known/);
  });

  it('says what ends with Exchange Web Services by the user’s own setting alone', () => {
    const setting = { mailboxes: { exchange: ['EWS.AccessAsUser.All'] } };
    assert.match(
      tooltip(undefined, setting),
      /The setting backupAuth\.permissions asks Exchange for: Mailboxes\./,
    );
    assert.doesNotMatch(tooltip(undefined), /Exchange/);
  });

  it('says nothing of jobs where none is known, or where the last one was before the statement', () => {
    for (const job of [undefined, { at: '2026-11-24 22:41:07', since: '2026-11-19T10:00:00Z' }])
      assert.doesNotMatch(tooltip(job), /backup job/);
  });

  it('tells which rule speaks against the record, and the way out', () => {
    const words = (more: Partial<BackupSet>) => {
      const set = basicSet({ authentication: { method: 'modern' }, ...more });
      const [row] = rowsOf([set], () => here, new Set()).sets;
      return setTooltip(row ?? assert.fail(), {});
    };
    const here = nothingHere;
    assert.match(
      words({ sources: ['sharePointSites'] }),
      /recorded as Modern, which .*Modern doesn't suit .*Source: .* Move it to Hybrid, or upgrade to 9\.0 or later\./,
    );
    assert.match(
      words({ edition: edition('9.0'), ...inCloud('china') }),
      /recorded as Modern, .*only for tenants in Microsoft's Global region.* Move it to Hybrid\./,
    );
    assert.match(words({ edition: edition('8.2') }), /is too old/);
  });
});
