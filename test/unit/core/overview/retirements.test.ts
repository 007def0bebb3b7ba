import '../../wording/l10n';
import assert from 'node:assert/strict';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import type { PermissionOverrides } from '../../../../src/core/identity/permissionOverrides';
import { retirementsOf } from '../../../../src/core/overview/retirements';
import { retirementWords } from '../../../../src/wording/rules/retirements';
import { basicSet } from '../../../builders';

const on = new Date('2026-11-22T00:00:00Z');
const modern = { authentication: { method: 'modern' } } as const;

function marks(set: BackupSet, on: Date, overrides: PermissionOverrides = {}): string[] {
  return retirementsOf(set, on, overrides).map(({ id, concerns, phase }) => `${id} ${concerns} ${phase}`);
}

describe('What Microsoft switches off underneath a set', () => {
  it('is Basic for mail, which has failed since January 2023', () => {
    assert.deepEqual(marks(basicSet(), on), ['basicFailsForMail does ended']);
    assert.deepEqual(marks(basicSet({ sources: ['oneDrive'] }), on), []);
    assert.deepEqual(marks(basicSet(modern), on), []);
  });

  it('is Exchange Web Services for Public Folders, whatever the method', () => {
    const sources = ['publicFolders', 'oneDrive'] as const;
    assert.deepEqual(marks(basicSet({ sources, ...modern }), on), ['exchangeWebServicesEnd does underWay']);
    assert.deepEqual(marks(basicSet({ sources }), on), [
      'basicFailsForMail does ended',
      'exchangeWebServicesEnd does underWay',
    ]);
    const words = retirementsOf(basicSet({ sources, ...modern }), on, {})
      .map(retirementWords)
      .join('');
    assert.match(words, /reported to support no API for their data after October 2026/);
  });

  it('is a stored password for sites, under Basic and Hybrid, said with both dates as an inference', () => {
    const hybrid = { authentication: { method: 'hybrid' } } as const;
    for (const source of ['sharePointSites', 'personalSites'] as const) {
      const sources = [source];
      assert.deepEqual(marks(basicSet({ sources }), on), ['sharePointPasswordEnds does ended']);
      assert.deepEqual(marks(basicSet({ sources, ...hybrid }), on), ['sharePointPasswordEnds does ended']);
      assert.deepEqual(marks(basicSet({ sources, ...modern }), on), []);
    }
    assert.deepEqual(marks(basicSet({ sources: ['mailboxes', 'oneDrive'], ...hybrid }), on), []);
    const days = ['2026-02-15', '2026-02-16', '2026-05-01'].map(
      (day) => retirementsOf(basicSet({ sources: ['personalSites'] }), new Date(day), {})[0]?.phase,
    );
    assert.deepEqual(days, ['announced', 'underWay', 'ended']);
    const [words = ''] = retirementsOf(basicSet({ sources: ['sharePointSites'] }), on, {}).map(
      retirementWords,
    );
    assert.match(words, /16 February 2026, and for good from 1 May 2026\..* our inference/);
    assert.match(words, /9\.0 or later, and migrate to Modern\. Source: .*MC1184649.*4499131/);
  });

  it('may be either where the file does not tell the sources', () => {
    const unknown = basicSet({ sources: undefined, ...modern });
    assert.deepEqual(marks(unknown, on), ['exchangeWebServicesEnd may underWay']);
  });

  it('is announced, under way, and over, by the days that Microsoft names', () => {
    const set = basicSet({ sources: ['publicFolders'], ...modern });
    const phases = ['2026-09-30T23:59:59Z', '2026-10-01', '2027-03-31T23:59:59Z', '2027-04-01'].map(
      (day) => retirementsOf(set, new Date(day), {})[0]?.phase,
    );
    assert.deepEqual(phases, ['announced', 'underWay', 'underWay', 'ended']);
  });

  it('is said with the dates and the source', () => {
    const set = basicSet({ sources: ['publicFolders'] });
    const [basic = '', services = ''] = retirementsOf(set, on, {}).map(retirementWords);
    assert.match(basic, /^Basic is already failing for mail: .*January 2023\. Source: Microsoft's public/);
    assert.match(
      services,
      /^Public Folders depend .* since 1 October 2026. They end on 1 April 2027\..* Source: /,
    );
    const [may = ''] = retirementsOf(basicSet({ sources: undefined, ...modern }), on, {}).map(
      retirementWords,
    );
    assert.match(may, /^If the set has Public Folders/);
  });

  describe('by the user’s setting', () => {
    const overrides: PermissionOverrides = {
      mailboxes: { graph: [], exchange: ['EWS.AccessAsUser.All'] },
      sharePointSites: { exchange: ['EWS.AccessAsUser.All'] },
      teams: { graph: ['Group.Read.All'] },
      oneDrive: { exchange: [] },
      publicFolders: { exchange: ['EWS.AccessAsUser.All'] },
    };
    const of = (sources: BackupSet['sources']) =>
      retirementsOf(basicSet({ sources, ...modern }), on, overrides).filter(
        ({ id }) => id === 'settingAsksExchange',
      );

    it('is Exchange Web Services for a source that only the setting sends to Exchange', () => {
      assert.deepEqual(marks(basicSet(modern), on), []);
      assert.deepEqual(marks(basicSet(modern), on, overrides), ['settingAsksExchange does underWay']);
      assert.deepEqual(
        of(['oneDrive', 'mailboxes', 'teams']).map(({ sources }) => sources),
        [['mailboxes']],
      );
      const words = of(['mailboxes']).map(retirementWords).join('');
      assert.match(
        words,
        /^The setting backupAuth\.permissions asks Exchange for: Mailboxes\. .*1 April 2027.*EWSEnabled set to true and the client ID in EwsAllowedAppIDs/,
      );
      const later = retirementsOf(basicSet(modern), new Date('2027-04-01'), overrides).map(retirementWords);
      assert.doesNotMatch(later.join(''), /EWSEnabled/);
    });

    it('is nothing more for other sources, nor for Public Folders, which are marked without it', () => {
      assert.deepEqual(of(['oneDrive', 'teams', 'publicFolders']), []);
      assert.equal(marks(basicSet({ sources: ['publicFolders'], ...modern }), on, overrides).length, 1);
    });

    it('may be, where the file does not tell the sources', () => {
      const [mark] = of(undefined);
      assert.deepEqual([mark?.concerns, mark?.sources], ['may', ['mailboxes', 'sharePointSites']]);
      assert.match(
        retirementWords(mark!),
        /^If the set has any of these, .*: Mailboxes, SharePoint Sites\. /,
      );
    });
  });
});
