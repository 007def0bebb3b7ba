import '../../wording/l10n';
import assert from 'node:assert/strict';
import { basicSet, nothingHere } from '../../../builders';
import type { Authentication, BackupSet, Source } from '../../../../src/core/backupSets/backupSet';
import { judge } from '../../../../src/core/rules/rules';
import { statusOf, type LocalState, type SetStatus } from '../../../../src/core/overview/setStatus';
import { statusWords } from '../../../../src/wording/rules/status';
import { grantFacts } from '../../migration/savedEstate';
import { setStateOf } from '../../../../src/core/overview/setState';

const grant = '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11';

const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };

function setWith(authentication: Authentication, more: Partial<BackupSet> = {}): BackupSet {
  return basicSet({ sources: ['oneDrive'], authentication, ...more });
}

function status(set: BackupSet, here: Partial<LocalState> = {}): SetStatus {
  return statusOf(set, judge(set), { ...nothingHere, ...here });
}

/** Beside that it is not done in the product: most sets here are not. */
function reasons(set: BackupSet, here: Partial<LocalState> = {}): string[] {
  return status(set, here)
    .reasons.filter(({ id }) => id !== 'notDone')
    .map((reason) => ('rule' in reason ? `${reason.id}: ${reason.rule}` : reason.id));
}

const sites: readonly Source[] = ['sharePointSites'];
const version = (number: string) => ({ name: 'AhsayOBM', kind: 'OBM', version: number });

describe('The status of a backup set', () => {
  it('asks for action where the set is Basic', () => {
    const set = setWith({ method: 'basic' });
    assert.deepEqual(reasons(set), ['basic']);
    assert.equal(status(set).needsAction, true);
    assert.equal(status(set).authorization, 'none');
    assert.equal(setStateOf(status(set)), 'toMigrate');
  });

  it('says first that Basic is already failing for mail where the set holds mail or may hold it', () => {
    assert.deepEqual(reasons(setWith({ method: 'basic' }, { sources: ['oneDrive', 'mailboxes'] })), [
      'failingForMail',
      'basic',
    ]);
    assert.deepEqual(reasons(setWith({ method: 'basic' }, { sources: undefined })), [
      'failingForMail',
      'basic',
    ]);
  });

  it('says nothing of failing mail where the set is Hybrid or Modern', () => {
    const set = setWith({ method: 'hybrid', grant }, { sources: ['mailboxes'] });
    assert.deepEqual(reasons(set, { grant: true }), []);
  });

  const modern = { method: 'modern', grant } as const;
  const words = (set: BackupSet, here: Partial<LocalState>) => statusWords(status(set, here), set.edition);

  it('is work to do as long as nobody stated that it was done in the product, and not green', () => {
    const set = setWith(modern);
    const here = status(set, { grant: true });
    assert.deepEqual([here.stage, here.needsAction, here.reasons], ['recorded', true, [{ id: 'notDone' }]]);
    assert.equal(setStateOf(here), 'recorded');
    assert.equal(words(set, { grant: true }), 'Modern · not done in AhsayOBM yet');
    const job = { at: '2026-11-24 22:41:07', since: '2026-11-20T10:00:00Z' };
    const authorizedAt = '2026-11-19T10:00:00Z';
    assert.equal(status(setWith({ ...modern, authorizedAt }), { grant: true, job }).stage, 'recorded');
  });

  it('needs no action once a person stated that it was done, and is not green before a backup ran', () => {
    const set = setWith({ ...modern, applied });
    const here = status(set, { grant: true });
    assert.deepEqual([here.stage, here.needsAction], ['done', false]);
    assert.equal(setStateOf(here), 'done');
    assert.equal(words(set, { grant: true }), 'Modern · done in AhsayOBM');
  });

  it('is green once AhsayCBS told of a job that began after the statement', () => {
    const set = setWith({ ...modern, applied });
    const job = { at: '2026-11-24 22:41:07', since: applied.at };
    const here = status(set, { grant: true, job });
    assert.deepEqual([here.stage, setStateOf(here)], ['backupRan', 'backupRan']);
    assert.equal(words(set, { grant: true, job }), 'Modern · backup ran');
    const before = status(set, { grant: true, job: { ...job, since: '2026-11-19T10:00:00Z' } });
    assert.deepEqual([before.stage, setStateOf(before)], ['done', 'done']);
  });

  it('is green once a person stated a backup of that day or a later one', () => {
    const stated = (on: string, at = applied.at) =>
      status(setWith({ ...modern, applied, backupRan: { on, by: 'Kim Lee', at } }), { grant: true });
    for (const on of ['2026-11-20', '2026-11-21']) assert.equal(setStateOf(stated(on)), 'backupRan', on);
    assert.deepEqual([stated('2026-11-18').stage, setStateOf(stated('2026-11-18'))], ['done', 'done']);
    assert.equal(stated('2026-11-22').stage, 'done', 'stated of a day that was still to come');
    assert.equal(stated('2026-11-22', '2026-11-22T08:00:00Z').stage, 'backupRan');
    assert.equal(stated('2026-11-20', '2026-11-20T09:00:00Z').stage, 'done', 'stated before the change was');
    assert.equal(stated('2026-11-21', 'yesterday').stage, 'done');
    const notDone = setWith({ ...modern, backupRan: { on: '2026-11-21', by: 'Kim Lee', at: applied.at } });
    assert.equal(status(notDone, { grant: true }).stage, 'recorded');
  });

  it('is not green where something needs action, though a backup ran', () => {
    const backupRan = { on: '2026-11-21', by: 'Kim Lee', at: applied.at };
    const older = setWith({ ...modern, applied, backupRan, edition: '8.3.6.0' }, { edition: version('9.0') });
    assert.deepEqual([status(older).stage, setStateOf(status(older))], ['backupRan', 'attention']);
  });

  it('has no stage where the file says Hybrid or Modern, and nothing of how it came to that', () => {
    const authorizedAt = '2026-11-19T10:00:00Z';
    assert.equal(status(setWith({ method: 'modern', authorizedAt })).stage, 'recorded');
    assert.equal(status(setWith({ method: 'modern', applied })).stage, 'done');
    assert.equal(status(setWith({ method: 'modern' })).stage, undefined);
    assert.equal(status(setWith({ method: 'basic', applied })).stage, 'toMigrate');
  });

  it('points at what needs action before what is not done in the product yet', () => {
    assert.equal(setStateOf(status(setWith(modern), { grant: false })), 'attention');
  });

  it('reads "not authorized on this computer" where the entry names a grant that is not here', () => {
    const set = setWith({ method: 'modern', grant });
    assert.equal(status(set, { grant: false }).authorization, 'notHere');
    assert.deepEqual(reasons(set, { grant: false }), ['notHere']);
  });

  it('needs no action if it is done in the product and its authorization is not here', () => {
    const done = status(setWith({ method: 'modern', grant, applied }), { grant: false });
    assert.deepEqual(
      [done.authorization, done.stage, done.needsAction, done.reasons],
      ['notHere', 'done', false, []],
    );
    assert.equal(setStateOf(done), 'done');
  });

  it('leaves open where the authorization is until secret storage has been asked', () => {
    const set = setWith({ method: 'modern', grant, applied });
    assert.equal(status(set).authorization, 'unknown');
    assert.equal(status(set).needsAction, false);
    assert.equal(setStateOf(status(set)), 'done');
  });

  it('asks for nothing where the file says Modern and names no grant', () => {
    const set = setWith({ method: 'modern' });
    assert.equal(status(set).authorization, 'none');
    assert.deepEqual(reasons(set), []);
    assert.equal(setStateOf(status(set)), 'settled');
  });

  it('reads "authorized, not yet saved" where an exchange is finished and no Save has followed', () => {
    const set = setWith({ method: 'basic' });
    const here = status(set, { pending: grant });
    assert.equal(here.authorization, 'notSaved');
    assert.deepEqual(reasons(set, { pending: grant }), ['notSaved', 'basic']);
    assert.equal(setStateOf(here), 'inProgress');
  });

  it('prefers "not yet saved" to "not here" when a lost authorization was made again', () => {
    const set = setWith({ method: 'modern', grant });
    assert.equal(status(set, { grant: false, pending: 'another' }).authorization, 'notSaved');
    assert.deepEqual(reasons(set, { grant: false, pending: 'another' }), ['notSaved']);
  });

  it('says that an authorization that fits is here, of a set that has none of its own here', () => {
    const fits = grantFacts(grant);
    const sets = { tenant: { ...setWith({ method: 'basic' }).tenant!, clientId: fits.clientId } };
    const reused = (authentication: Authentication, here: Partial<LocalState>) =>
      status(setWith(authentication, sets), { fitting: [fits], ...here }).canBeReused;
    assert.equal(reused({ method: 'basic' }, {}), true);
    assert.match(
      words(setWith({ method: 'basic' }, sets), { fitting: [fits] }),
      /^Basic · authorization available/,
    );
    assert.equal(reused({ method: 'modern', grant: 'theirs' }, { grant: false }), true);
    assert.equal(reused({ method: 'modern', grant: 'theirs' }, { grant: true }), false);
    assert.equal(reused({ method: 'basic' }, { pending: grant }), false);
    assert.equal(reused({ method: 'basic' }, { fitting: [{ ...fits, account: 'x@contoso.com' }] }), false);
    assert.equal(reused({ method: 'basic' }, { fitting: [] }), false);
  });

  it('waits for the administrator who was asked, and still needs action', () => {
    const set = setWith({ method: 'basic' });
    const here = status(set, { waitingForAdministrator: true });
    assert.equal(here.waitingForAdministrator, true);
    assert.deepEqual(reasons(set, { waitingForAdministrator: true }), ['waitingForAdministrator', 'basic']);
    assert.equal(setStateOf(here), 'inProgress');
  });

  it('names the rule that blocks a migration before the migration itself', () => {
    const set = setWith({ method: 'basic' }, { edition: version('8.3.5.9') });
    assert.deepEqual(reasons(set), ['blocked: productTooOld', 'basic']);
    assert.equal(setStateOf(status(set)), 'blocked');
  });

  it('says nothing of a block where nothing is to be migrated', () => {
    const set = setWith({ method: 'modern', grant }, { edition: undefined });
    assert.deepEqual(reasons(set, { grant: true }), []);
  });

  it('reports a fault of the entry whatever its method, and once', () => {
    assert.deepEqual(reasons(setWith({ method: 'basic' }, { faults: ['duplicateId'] })), [
      'fault: duplicateId',
      'basic',
    ]);
    assert.deepEqual(reasons(setWith({ method: 'modern' }, { faults: ['duplicateId'] })), [
      'fault: duplicateId',
    ]);
  });

  it('marks a Hybrid for now, whose next action is the upgrade, and asks for a review once Modern opens', () => {
    const closed = setWith({ method: 'hybrid', grant, edition: '8.3.6.0' }, { sources: sites });
    assert.equal(status(closed, { grant: true }).hybridForNow, true);
    assert.deepEqual(reasons(closed, { grant: true }), ['upgrade: siteSourcesCloseModern']);
    assert.equal(words(closed, { grant: true }), 'Hybrid, for now · not done in AhsayOBM yet');
    const backupRan = { on: '2026-11-21', by: 'Kim Lee', at: applied.at };
    const ran = { ...closed, authentication: { ...closed.authentication, applied, backupRan } };
    assert.equal(words(ran, { grant: true }), 'Hybrid, for now · upgrade next');
    assert.equal(setStateOf(status(ran, { grant: true })), 'attention');

    const open = { ...closed, edition: version('9.0') };
    assert.equal(reasons(open, { grant: true }).includes('reviewDue: hybridDueForReview'), true);
  });

  it('asks to authorize again after the upgrade to 9', () => {
    const set = setWith({ method: 'modern', grant, edition: '8.3.6.0' }, { edition: version('9.0.0.0') });
    assert.deepEqual(reasons(set, { grant: true }), ['authorizeAgain: authorizeAgainAfterUpgrade']);
    const done = setWith({ method: 'modern', grant, edition: '9.0.0.0' }, { edition: version('9.0.0.0') });
    assert.deepEqual(reasons(done, { grant: true }), []);
  });

  describe('judges a migrated set again by the rules of today', () => {
    const modern = { method: 'modern', grant } as const;
    const closed = (set: BackupSet) => {
      const here = status(set, { grant: true });
      assert.equal(here.needsAction, true);
      return reasons(set, { grant: true });
    };

    it('where site sources were added to a Modern set before 9.0', () => {
      const set = setWith(modern, { sources: ['mailboxes', 'sharePointSites'] });
      assert.deepEqual(closed(set), ['methodClosed: siteSourcesCloseModern']);
      assert.equal(setStateOf(status(set, { grant: true })), 'attention');
      assert.deepEqual(closed({ ...set, authentication: { method: 'modern' } }), [
        'methodClosed: siteSourcesCloseModern',
      ]);
    });

    it('where the cloud of a Modern set is none that 9.0 admits', () => {
      const set = setWith({ ...modern, edition: '9.0' }, { edition: version('9.0') });
      assert.deepEqual(closed({ ...set, tenant: { ...set.tenant!, cloud: 'china' } }), [
        'methodClosed: globalRegionOnly',
      ]);
    });

    it('where the version went down, or the edition is another', () => {
      const acknowledged = judge(setWith(modern, { sources: sites, edition: version('9.0') })).modern.gaps;
      const set = setWith({ ...modern, edition: '9.0', acknowledged }, { sources: sites });
      assert.deepEqual(reasons({ ...set, edition: version('9.0') }, { grant: true }), []);
      assert.deepEqual(closed(set), ['methodClosed: siteSourcesCloseModern']);
      const acb = { name: 'AhsayACB', kind: 'ACB', version: '8.3.6.0' };
      assert.deepEqual(reasons({ ...set, edition: acb }, { grant: true }), []);
      for (const method of ['modern', 'hybrid'] as const) {
        const old = setWith({ method, grant }, { edition: version('8.3.5.9') });
        assert.deepEqual(closed(old), ['blocked: productTooOld']);
      }
    });

    it('where nobody acknowledged the limits that its sources bring along', () => {
      const authentication = { ...modern, edition: '9.0', acknowledged: ['siteFeatures'] };
      const set = setWith(authentication, { sources: sites, edition: version('9.0') });
      assert.deepEqual(closed(set), ['limitsOpen: siteSourcesWithGaps']);
      const byHand = { ...set, authentication: { method: 'modern', acknowledged: [] } as const };
      assert.deepEqual(reasons(byHand), []);
    });

    it('where a record of Modern does not show that an administrator signed in', () => {
      const authorizedBy = { name: 'a@contoso.com', objectId: 'o', tenantId: 't' };
      assert.deepEqual(closed(setWith({ ...modern, authorizedBy })), [
        'signerMissing: modernForOrdinaryAccount',
      ]);
      const hybrid = setWith({ method: 'hybrid', grant, authorizedBy });
      assert.deepEqual(reasons(hybrid, { grant: true }), []);
      for (const role of ['confirmed', 'unchecked'] as const) {
        assert.deepEqual(reasons(setWith({ ...modern, authorizedBy, role }), { grant: true }), []);
      }
    });
  });
});
