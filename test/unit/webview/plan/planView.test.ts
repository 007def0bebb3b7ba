import '../../wording/l10n';
import assert from 'node:assert/strict';
import { basicSet, tenant } from '../../../builders';
import type { BackupSet } from '../../../../src/core/backupSets/backupSet';
import type { Part, Snapshot } from '../../../../src/webview/protocol';
import isToPage from '../../../../src/webview/protocol.toPage.schema.json?check';
import { planView } from '../../../../src/webview/plan/planView';
import { manySets, planModelOf, queueStep, today } from './planModels';

const applied = { by: 'Kim Lee', at: '2026-11-20T10:00:00Z' };
const recorded = (id: string, more: Partial<BackupSet> = {}) =>
  basicSet({ id, name: `Recorded ${id}`, authentication: { method: 'modern', grant: 'x' }, ...more });

type Body = Omit<Snapshot, 'version'>;

/** Titles of its sections, in their order. */
function titles({ parts }: Body): string[] {
  return parts.flatMap((part) => (part.kind === 'group' ? [part.title] : []));
}

function section(view: Body, title: RegExp): readonly Part[] {
  const found = view.parts.find((part) => part.kind === 'group' && title.test(part.title));
  assert.ok(found?.kind === 'group', `No section ${title}: ${titles(view).join(', ')}`);
  return found.parts;
}

const words = (parts: readonly Part[]) => JSON.stringify(parts);

describe('The page of the migration plan', () => {
  it('says first what is probably not backed up, then what ends, then the rest, and Start last', () => {
    const view = planView(
      planModelOf([
        basicSet({ id: '1', name: 'Finance' }),
        basicSet({ id: '2', name: 'Legal', tenant: { ...tenant, clientId: undefined } }),
        basicSet({ id: '3', sources: ['publicFolders'], team: { due: '2026-11-01' } }),
        recorded('4', { authentication: { method: 'modern', grant: 'x', applied } }),
        recorded('5'),
      ]),
      50,
    );
    assert.deepEqual(titles(view), [
      'Probably not backed up tonight: 4 backup sets',
      'Ends on a date',
      'What administrators must do',
      'Blocked: 1 backup set',
      'Ready to start: 2 backup sets',
    ]);
    assert.deepEqual(
      view.buttons.map(({ id, look }) => [id, look]),
      [
        ['start', 'primary'],
        ['exportPage', 'secondary'],
      ],
    );
    assert.ok(isToPage({ type: 'snapshot', snapshot: { ...view, version: 1 } }));
  });

  it('marks each inference as one, and what Microsoft documents not', () => {
    const parts = section(
      planView(planModelOf([basicSet({ id: '1' }), recorded('2')]), 50),
      /^Probably not backed up tonight/,
    );
    const inferred = parts.filter((part) => part.kind === 'text' && part.text.includes('our inference'));
    assert.equal(inferred.length, 1);
    assert.match(words(inferred), /mark them as done/);
  });

  it('names a day that is over, and the days to come, the soonest first', () => {
    const due = (id: string, day: string) => basicSet({ id, sources: ['teams'], team: { due: day } });
    const parts = section(
      planView(planModelOf([due('1', '2026-12-24'), due('2', '2026-11-01'), due('3', '2026-12-24')]), 50),
      /^Ends on a date$/,
    );
    const said = parts.flatMap((part) => (part.kind === 'text' ? [[part.tone, part.text]] : []));
    assert.deepEqual(said, [
      ['warning', 'Overdue since 11/1/2026'],
      ['normal', 'Due on 12/24/2026'],
    ]);
  });

  it('says what each administrator must do once, since when one was asked, and that there is no answer', () => {
    const { clientId = '' } = tenant;
    const consent = {
      clientId,
      permissions: ['Files.Read'],
      askedAt: new Date(today - 9 * 24 * 60 * 60 * 1000).toISOString(),
    };
    const sets = ['1', '2'].map((id) => basicSet({ id, tenant: { ...tenant, consent } }));
    const permissions = () =>
      [{ resource: 'graph', names: ['Files.Read'], reason: 'oneDrive', level: 'custom' }] as const;
    const [rows] = section(
      planView(planModelOf(sets, {}, { permissions }), 50),
      /^What administrators must do$/,
    );
    assert.ok(rows?.kind === 'rows');
    assert.deepEqual(
      rows.items.map(({ text, detail, state }) => [state, text, detail]),
      [
        [
          'Asked',
          `contoso.onmicrosoft.com: consent to app ${clientId}, once for 2 backup sets`,
          'Files.Read. Asked 9 days ago, no answer.',
        ],
        ['To do', 'contoso.onmicrosoft.com: a Global Administrator signs in', 'backup@contoso.com'],
      ],
    );
  });

  it('asks for a method and for limits once, for all backup sets that they concern', () => {
    const undecided = ['1', '2'].map((id) => basicSet({ id, sources: undefined }));
    const edition = { name: 'AhsayOBM', kind: 'OBM', version: '9.0.2.0' };
    const limited = ['3', '4'].map((id) => basicSet({ id, edition, sources: ['sharePointSites'] }));
    const model = planModelOf([...undecided, ...limited]);
    const parts = section(planView(model, 50), /^Decide once/);
    const methods = parts.find((part) => part.kind === 'methods');
    assert.ok(methods?.kind === 'methods');
    assert.equal(methods.legend, 'Method for 2 backup sets');
    assert.deepEqual(
      methods.options.map(({ value, chosen }) => [value, chosen]),
      [
        ['modern', false],
        ['hybrid', false],
      ],
    );
    const tick = parts.find((part) => part.kind === 'tick');
    assert.ok(tick?.kind === 'tick' && !tick.on && tick.about.length > 0);
    assert.match(tick.about[0] ?? '', /^Finance mailboxes, Finance mailboxes: AhsayOBM/);
  });

  it('says no paragraph twice for a thousand backup sets, and lists so many and the number of others', () => {
    const view = planView(planModelOf(manySets(1_000)), 50);
    const texts = words(view.parts);
    assert.equal(texts.split('Exchange Online has refused it').length, 2);
    assert.match(texts, /… and 950 more/);
    assert.ok(texts.length < 60_000, String(texts.length));
  });

  it('shows a queue that runs with its accounts, and leads back to the one it is at', () => {
    const steps = [queueStep('a', 'saved'), queueStep('b', 'waiting'), queueStep('c', 'waiting')];
    const view = planView(planModelOf(manySets(3), { queue: { steps, runs: true } }), 50);
    assert.equal(view.heading, 'Queue: 2 of 3');
    const [rows, buttons] = section(view, /^Accounts of the queue$/);
    assert.ok(rows?.kind === 'rows' && buttons?.kind === 'buttons');
    assert.deepEqual(
      rows.items.map(({ text, state, now }) => [text, state, now]),
      [
        ['a at contoso.com', 'Saved', undefined],
        ['b at contoso.com', 'In progress', true],
        ['c at contoso.com', 'To do', undefined],
      ],
    );
    // Those to come, and those left, can be gone to; not the one it is at, nor what was saved.
    assert.deepEqual(
      rows.items.map((row) => row.buttons.map(({ id, argument }) => [id, argument])),
      [[], [], [['goToAccount', steps[2]!.sets[0]!.key]]],
    );
    assert.deepEqual(
      buttons.buttons.map(({ id }) => id),
      ['skip', 'defer', 'stop'],
    );
    assert.equal(view.buttons[0]?.label, 'Return to the Account');
    assert.deepEqual(titles(view).includes('Decide once for all backup sets concerned'), false);
  });

  it('sums a queue up that has ended, with what was left out and why', () => {
    const ended = {
      steps: [queueStep('a', 'saved'), queueStep('b', 'skipped')],
      leftOut: [{ key: 'k', name: 'Payroll', why: 'byHand' as const, ids: [] }],
      decided: { method: undefined, acknowledged: [] },
    };
    const view = planView(planModelOf(manySets(1), { ended }), 50);
    assert.equal(view.heading, 'The queue has ended');
    assert.deepEqual(view.parts[0], {
      kind: 'banner',
      tone: 'caution',
      text: 'Authorizations saved: 1 · skipped: 1 · left out: 1',
      detail: 'Next: authorize in the backup product, and mark each set as done.',
    });
    assert.match(words(view.parts), /Payroll.+Its record was changed/);
    assert.ok(view.buttons.some(({ id }) => id === 'exportReport'));
  });

  it('names each document that it rests on once, with its address', () => {
    const last = planView(planModelOf(manySets(100)), 50).parts.at(-1);
    assert.ok(last?.kind === 'details' && last.parts[0]?.kind === 'list');
    const addresses = last.parts[0].items.map(({ detail }) => detail);
    assert.ok(addresses.length > 1);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  it('has nothing to start where nothing is to be done', () => {
    const view = planView(planModelOf([]), 50);
    assert.deepEqual(
      view.buttons.map(({ id }) => id),
      ['exportPage'],
    );
  });

  it('counts the same backup sets in its bar as in its head', () => {
    const settled = basicSet({ id: '2', authentication: { method: 'modern' } });
    const view = planView(planModelOf([basicSet({ id: '1' }), settled]), 50);
    assert.equal(view.state.text, '2 backup sets');
    const [bars] = view.parts;
    assert.ok(bars?.kind === 'bars');
    assert.equal(
      bars.items[0]?.text,
      '0 of 1 done in the product · backup ran: 0 · recorded: 0 · to migrate: 1 · already off Basic: 1',
    );
  });

  it('shows the progress by owner where backup sets have one', () => {
    const sets = [
      basicSet({ id: '1', team: { owner: 'Kim' } }),
      basicSet({ id: '2', team: { owner: 'Lee' } }),
      recorded('3', { authentication: { method: 'modern', grant: 'x', applied } }),
    ];
    const [, folded] = planView(planModelOf(sets, { grouping: 'owner' }), 50).parts;
    assert.ok(folded?.kind === 'details');
    const [choices, bars] = folded.parts;
    assert.ok(choices?.kind === 'buttons' && bars?.kind === 'bars');
    assert.deepEqual(
      choices.buttons.map(({ label, enabled }) => [label, enabled]),
      [
        ['By tenant', true],
        ['By owner', false],
      ],
    );
    assert.deepEqual(
      bars.items.map(({ label, text }) => [label, text]),
      [
        ['Kim', '0 of 1'],
        ['Lee', '0 of 1'],
        ['Not given', '1 of 1'],
      ],
    );
  });
});
