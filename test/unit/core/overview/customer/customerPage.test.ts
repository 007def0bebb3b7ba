import assert from 'node:assert/strict';
import type { Authentication, BackupSet } from '../../../../../src/core/backupSets/backupSet';
import { customerPageOf } from '../../../../../src/core/overview/customer/customerPage';
import type { ReportInput } from '../../../../../src/core/overview/report';
import type { LocalState } from '../../../../../src/core/overview/setStatus';
import { basicSet, edition, judged } from '../../../../builders';

const at = new Date('2026-11-26T12:00:00Z');
const applied = { by: 'Kim Lee', at: '2026-11-21T08:00:00Z' };
const recorded: Authentication = {
  method: 'modern',
  recordedBy: 'Kim Lee',
  recordedAt: '2026-11-20T08:00:00Z',
};
const done: Authentication = { ...recorded, applied };
const backupRan = { on: '2026-11-23', by: 'Sam Roe', at: '2026-11-24T08:00:00Z' };

function input(more: Partial<BackupSet>, here: Partial<LocalState> = {}): ReportInput {
  const { set, judgement, status } = judged(basicSet(more), here);
  return { set, judgement, status, before: here.before, grant: undefined, verification: undefined };
}

const pageOn = (on: Date, ...items: readonly ReportInput[]) =>
  customerPageOf({ name: 'Contoso', by: 'customer', items }, [], on);
const page = (...items: readonly ReportInput[]) => pageOn(at, ...items);

describe('A customer’s page', () => {
  it('counts only a backup that ran after the change, and says by which job or whose word', () => {
    const job = { at: '2026-11-22 02:13:07', since: applied.at };
    const { rows, ran } = page(
      input({ authentication: done }, { job }),
      input({ authentication: { ...done, backupRan } }),
      // Stated before the change was.
      input({
        authentication: {
          ...done,
          backupRan: { ...backupRan, on: '2026-11-18', at: '2026-11-19T08:00:00Z' },
        },
      }),
      input(
        { authentication: recorded },
        { job: { at: '2026-11-22 02:13:07', since: '2026-11-20T08:00:00Z' } },
      ),
      input({ authentication: { method: 'modern' } }),
    );
    assert.equal(ran, 2);
    assert.deepEqual(
      rows.map(({ state, ran: evidence }) => [state, evidence]),
      [
        ['backupRan', { kind: 'job', at: job.at }],
        ['backupRan', { kind: 'statement', ...backupRan }],
        ['done', undefined],
        ['recorded', undefined],
        ['noRecord', undefined],
      ],
    );
  });

  it('calls a set blocked that its product’s version, or a mistake in the records, keeps from changing', () => {
    const { rows } = page(
      input({ edition: edition('8.3.0') }),
      input({ faults: ['duplicateId'] }),
      input({}),
    );
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['blocked', 'blocked', 'toMigrate'],
    );
  });

  it('names the former method where the change is recorded and not done, and nowhere else', () => {
    const before = 'basic';
    const { rows } = page(
      input({ authentication: recorded }, { before }),
      input({ authentication: done }, { before }),
      input({}, { before }),
    );
    assert.deepEqual(
      rows.map(({ former }) => former),
      ['basic', undefined, undefined],
    );
  });

  it('says what is left, each thing once with its sets and the earliest day by which one is due', () => {
    const { left } = page(
      input({ team: { due: '2026-12-09' } }),
      input({ team: { due: '2026-12-01' } }),
      input({}),
      input({ edition: edition('8.3.0') }),
      input({ faults: ['duplicateId'] }),
      input({ authentication: recorded }),
      input({ authentication: done }),
      input({ authentication: { ...done, backupRan } }),
    );
    assert.deepEqual(
      left.map(({ id, of, due }) => [id, of.length, due]),
      [
        ['upgradeFirst', 1, undefined],
        ['correct', 1, undefined],
        ['migrate', 3, '2026-12-01'],
        ['inProduct', 1, undefined],
        ['checkBackup', 1, undefined],
      ],
    );
  });

  it('leaves the authorization to be tested where it still renews and one of its checks failed', () => {
    const authentication = { ...done, grant: '7b0f6c9e-4c3c-4a36-9f5b-0f5c7a7a3d11', backupRan };
    const checked = (result: 'failed' | 'passed') =>
      page(
        input(
          { authentication },
          {
            grant: true,
            verification: {
              at: '2026-11-25T08:00:00Z',
              checks: [
                { id: 'refresh', result: 'passed', params: {} },
                { id: 'organization', result, params: {} },
              ],
            },
          },
        ),
      ).left.map(({ id }) => id);
    assert.deepEqual(checked('failed'), ['test']);
    assert.deepEqual(checked('passed'), []);
  });

  it('asks for one sign-in in the product where the check is over, and for two where it is not', () => {
    const { tasks } = page(
      input({ accountRole: 'globalAdministrator', account: 'a@contoso.com' }),
      input({ accountRole: 'globalAdministrator', account: 'A@contoso.com ' }),
      input({ accountRole: 'globalAdministrator', account: 'c@contoso.com' }, { pending: 'x' }),
      input({ authentication: { ...recorded, method: 'hybrid' }, account: 'd@contoso.com' }),
      input({ authentication: done }),
    );
    assert.deepEqual(
      tasks.map((task) => task.kind === 'signIn' && [task.signer, task.check, task.accounts]),
      [
        ['globalAdministrator', true, ['a@contoso.com']],
        ['globalAdministrator', false, ['c@contoso.com']],
        ['anyMember', false, ['d@contoso.com']],
      ],
    );
  });

  it('takes a recorded change for one that is still to be made, and marks that as an inference', () => {
    const { risks } = page(
      input({ authentication: recorded }, { before: 'basic' }),
      input({ authentication: done }),
      input({}),
    );
    assert.deepEqual(
      risks.map(({ mark, inferred, assumed, of }) => [mark.id, inferred, assumed, of.length]),
      [
        ['basicFailsForMail', true, true, 1],
        ['basicFailsForMail', false, false, 1],
      ],
    );
  });

  it('says of a backup that ran if Microsoft has begun to switch off what is beneath the set', () => {
    const authentication = { ...done, backupRan };
    const { ran, ranAtRisk } = page(
      input({ authentication }),
      input({ authentication, sources: ['publicFolders'] }),
      input({ authentication: { ...authentication, method: 'hybrid' }, sources: ['sharePointSites'] }),
    );
    assert.deepEqual([ran, ranAtRisk], [3, 2]);
  });

  it('does not count a backup as at risk before the first day of what Microsoft has only announced', () => {
    const set = input({ authentication: { ...done, backupRan }, sources: ['publicFolders'] });
    const { risks, ranAtRisk } = pageOn(new Date('2026-09-30T12:00:00Z'), set);
    assert.deepEqual([risks.length, ranAtRisk], [1, 0]);
    assert.equal(pageOn(new Date('2026-10-01T12:00:00Z'), set).ranAtRisk, 1);
  });

  it('has aftercare of what is done alone, and names where the password is still needed', () => {
    const { aftercare, passwordNeeded } = page(
      input({ authentication: recorded }),
      input({ authentication: { ...done, aftercare: { passwordRemoved: applied } } }),
      input({ authentication: { ...done, method: 'hybrid' } }),
    );
    assert.deepEqual(
      aftercare.map(({ id, of }) => [id, of.length]),
      [
        ['passwordChanged', 1],
        ['roleRemoved', 1],
      ],
    );
    assert.equal(passwordNeeded.length, 1);
  });
});
