import '../wording/l10n';
import assert from 'node:assert/strict';
import { keyOf } from '../../../src/core/backupSets/backupSet';
import { permissionsFor } from '../../../src/core/identity/permissions';
import { judge } from '../../../src/core/rules/rules';
import { type MigrationState, newMigration } from '../../../src/core/steps/migrationState';
import { type ActLine, shortened } from '../../../src/prompts/promptLines';
import { codePromptOf, onlyContinues, promptOf } from '../../../src/prompts/promptOf';
import { pageView } from '../../../src/webview/pageView';
import type { Snapshot } from '../../../src/webview/protocol';
import { basicSet, ownGrant, setOn } from '../../builders';
import { factsAt } from '../webview/sampleModel';
import { confirmWith, waitingAt } from '../webview/screenParts';

const atFirst = { methodChosen: false, ticked: false };
const shown = (snapshot: Snapshot, place = atFirst) => promptOf(snapshot, place);
const acting = (lines: readonly ActLine[]) =>
  lines.filter(({ kind }) => kind === 'acts').map(({ label }) => label);
const read = (lines: readonly ActLine[]) =>
  lines
    .filter(({ kind }) => kind === 'words')
    .map(({ label }) => label)
    .join(' ');

/** The first screen of a set, with the method that the rules propose. */
function review(set = basicSet(), change: Partial<MigrationState['choices']> = {}, facts = {}): Snapshot {
  const judgement = judge(set);
  const state = newMigration(judgement, 'basic', 'loopback');
  const choices = { ...state.choices, ...change };
  const members = [
    { key: keyOf(set), set, judgement, method: choices.method, retirements: [], aftercare: [] },
  ];
  return pageView(factsAt({ set, facts: { members, state: { ...state, choices }, ...facts } }), 1);
}

describe('A prompt', () => {
  it('asks for the method first, and says at each who signs in', () => {
    const prompt = shown(review());
    assert.equal(prompt.title, 'Finance mailboxes: Migrate authentication');
    assert.deepEqual([prompt.step, prompt.of, prompt.backTo], [2, 6, 'sets']);
    const methods = prompt.lines.filter(({ act }) => act?.type === 'method');
    assert.deepEqual(
      methods.map(({ label, detail }) => [label, detail]),
      [
        ['Modern', 'A Global Administrator of the tenant signs in.'],
        ['Hybrid', 'backup@contoso.com signs in. Another member of the tenant can, after you confirm it.'],
      ],
    );
    assert.equal(methods[0]?.description, 'Recommended');
    assert.match(read(prompt.lines), /keeps using the stored user name and password/);
    assert.match(read(prompt.lines), /This sign-in is a check by your organization/);
  });

  it('names a closed method with its reason, and offers it to nobody', () => {
    const { lines } = shown(review(setOn('8.3.6.0', ['sharePointSites'])));
    assert.deepEqual(
      lines.filter(({ act }) => act?.type === 'method').map(({ label }) => label),
      ['Hybrid'],
    );
    assert.equal(lines.find(({ label }) => label === 'Modern')?.description, 'Closed');
    const hybrid = lines.find(({ act }) => act?.type === 'method');
    assert.equal(hybrid?.description, undefined, 'A sentence beside the method would be cut off.');
    assert.equal(hybrid?.detail, 'The only method open at 8.3.6.0; sites are most likely not backed up.');
    assert.match(read(lines), /Upgrade to 9\.0 or later/);
  });

  it('lets the method go straight on where nothing else is to be decided, and nowhere else', () => {
    assert.ok(onlyContinues(review()));
    const limited = setOn('9.0.0.0', ['sharePointSites']);
    assert.equal(onlyContinues(review(limited, { method: 'modern' })), false);
    const usable = [{ facts: ownGrant(), authorized: {} }];
    assert.equal(onlyContinues(review(basicSet(), {}, { usable })), false);
  });

  it('shows each limit in full, wants it confirmed, and goes on to Continue then', () => {
    const set = setOn('9.0.0.0', ['sharePointSites']);
    const chosen = { methodChosen: true, ticked: false };
    const before = shown(review(set, { method: 'modern' }), chosen);
    const box = before.lines.find(({ act }) => act?.type === 'tick');
    assert.equal(box?.label, 'I understand the limitation and confirm');
    assert.equal(before.active, box);
    assert.deepEqual([before.backTo, before.placeholder], ['method', 'Move to: Modern']);
    assert.ok(!acting(before.lines).includes('Continue'));
    assert.equal(
      before.lines.find(({ label }) => label === 'Continue')?.description,
      'Confirm the limitation first.',
    );
    const { gaps } = judge(set).modern;
    assert.ok(gaps.length > 0);
    const after = shown(review(set, { method: 'modern', acknowledged: gaps }), { ...chosen, ticked: true });
    assert.equal(after.active?.label, 'Continue');
    assert.ok(before.lines.every(({ label }) => label.length <= 100));
  });

  it('wants the client ID confirmed before it offers Authorize', () => {
    const open = pageView(factsAt({ facts: { appConfirmed: false } }), 1);
    const prompt = shown(open);
    assert.match(prompt.active?.label ?? '', /is our own app registration$/);
    assert.equal(prompt.active?.description, 'To confirm');
    assert.ok(!acting(prompt.lines).includes('Authorize'));
    assert.equal(
      prompt.active.detail,
      'The file gives this client ID. Compare it with your app registration in Entra.',
    );
    const { active } = shown(pageView(factsAt(), 1));
    assert.equal(active?.label, 'Authorize');
    assert.match(active.detail ?? '', /^Sign in as backup@contoso\.com\./);
  });

  it('waits with every way out of it: code, link, device code, administrator, cancel', () => {
    const prompt = shown(pageView(factsAt({ at: waitingAt({}) }), 1));
    assert.deepEqual([prompt.busy, prompt.until, prompt.step], [true, 600_000, 4]);
    assert.equal(prompt.placeholder, 'Waiting for backup@contoso.com to sign in in the browser');
    assert.deepEqual(acting(prompt.lines), [
      'Paste Code…',
      'Open Again',
      'Copy Link',
      "Does Microsoft's page say that approval is needed? Ask an Administrator…",
      'Start Again with a Device Code',
      'Cancel Sign-In',
      'Open the Page',
    ]);
  });

  it('takes the code in a box of its own, with what was wrong with the last one', () => {
    const problem = { kind: 'paste', reason: 'notACode' } as const;
    const facts = { problemText: 'That is no code.' };
    const box = codePromptOf(pageView(factsAt({ at: waitingAt({}), problem, facts }), 1));
    assert.match(box?.prompt ?? '', /^Authorization code.*Paste it only here/s);
    assert.equal(box?.error, 'That is no code.');
    assert.equal(codePromptOf(pageView(factsAt({ at: waitingAt({ received: true }) }), 1)), undefined);
    assert.equal(codePromptOf(pageView(factsAt(), 1)), undefined);
  });

  it('begins Confirm at what was found, so that a stray Enter saves nothing', () => {
    const prompt = shown(pageView(factsAt({ at: confirmWith() }), 1));
    assert.equal(prompt.active?.kind, 'words');
    assert.match(prompt.active.label, /will be stored on this computer/);
    assert.deepEqual(acting(prompt.lines).slice(0, 2), ['Save', 'Sign In Again']);
  });

  it('demands the statement that a check asks for before Save', () => {
    const person = { id: 'person', result: 'statement', params: {} } as const;
    const open = shown(pageView(factsAt({ at: confirmWith(person) }), 1));
    assert.ok(!acting(open.lines).includes('Save'));
    const box = open.lines.find(({ act }) => act?.type === 'tick');
    assert.deepEqual(box?.act, { type: 'tick', box: 'statement:person', on: true });
    const at = confirmWith(person);
    assert.ok(at.step === 'confirm');
    const made = pageView(factsAt({ at: { ...at, stated: ['person'] } }), 1);
    assert.equal(promptOf(made, { methodChosen: false, ticked: true }).active?.label, 'Save');
  });

  it('offers the ways that a refusal leaves open', () => {
    const failed = { id: 'tenant', result: 'failed', params: {} } as const;
    const model = factsAt({ at: confirmWith(failed) });
    const choices = { ...model.state.choices, method: 'modern' } as const;
    const { lines } = shown(pageView({ ...model, state: { ...model.state, choices } }, 1));
    assert.deepEqual(acting(lines).slice(0, 4), [
      'Sign In Again',
      'Use Hybrid Instead',
      'Ask an Administrator…',
      'Cancel',
    ]);
    assert.ok(lines.some(({ icon }) => icon === 'error'));
    const at = (label: string) => lines.findIndex((line) => line.label === label);
    assert.ok(at('Ask an Administrator…') < lines.findIndex(({ label }) => label.startsWith('Tenant: ')));
  });

  it('shows an entry that changed as before and now, and offers Start Over before anything', () => {
    const differences = [{ id: 'clientId', before: 'a-former', now: 'another' }] as const;
    const { lines } = shown(
      pageView(factsAt({ at: confirmWith(), facts: { changed: true, differences } }), 1),
    );
    assert.equal(acting(lines)[0], 'Start Over');
    assert.match(read(lines), /a-former → another/);
    assert.ok(!acting(lines).includes('Save'));
  });

  it('has what can be done before what explains it, apart, on every screen', () => {
    const waits = { kind: 'paste', reason: 'notACode' } as const;
    const person = { id: 'person', result: 'statement', params: {} } as const;
    const screens = [
      review(),
      review(setOn('9.0.0.0', ['sharePointSites']), { method: 'modern' }),
      pageView(factsAt(), 1),
      pageView(factsAt({ facts: { appConfirmed: false } }), 1),
      pageView(factsAt({ at: waitingAt({}), problem: waits }), 1),
      pageView(factsAt({ at: confirmWith() }), 1),
      pageView(factsAt({ at: confirmWith(person) }), 1),
    ];
    for (const snapshot of screens) {
      const { lines } = shown(snapshot);
      const first = lines.findIndex(({ kind }) => kind === 'acts');
      const last = lines.findLastIndex(({ kind }) => kind === 'acts');
      // A result, a limit or a reason is read first, and is short.
      assert.ok(
        first <= 8,
        `${snapshot.screen}: ${lines
          .slice(0, first)
          .map(({ label }) => label)
          .join(' | ')}`,
      );
      const between = lines
        .slice(first, last)
        .filter(({ kind, icon }) => kind === 'words' && icon === undefined);
      assert.deepEqual(
        between.map(({ label }) => label),
        [],
        snapshot.screen,
      );
      assert.equal(lines[last + 1]?.kind ?? 'section', 'section', `${snapshot.screen}: nothing parts them`);
    }
  });

  it('warns before anything is done, as of a consent that is needed first', () => {
    const permissions = permissionsFor(['oneDrive'], {
      level: 'test',
      method: 'hybrid',
      roleCheck: false,
      on: new Date('2026-11-22'),
    });
    const { lines } = shown(pageView(factsAt({ facts: { permissions } }), 1));
    const at = (found: (line: ActLine) => boolean) => lines.findIndex(found);
    const warned = at(({ icon, label }) => icon === 'warning' && label.startsWith("Users can't consent"));
    assert.ok(warned >= 0 && warned < at(({ label }) => label === 'Authorize'));
  });

  it('says at a line no more than VS Code shows of it: whole sentences, and the rest below', () => {
    const long = 'First things come first here. '.repeat(4).trim();
    assert.equal(shortened(long), 'First things come first here. First things come first here.');
    assert.match(shortened('word '.repeat(40).trim()), /^(word ?){10,}…$/);
    assert.ok(shortened('word '.repeat(40).trim()).length <= 84);
    assert.equal(shortened('Short.'), 'Short.');
    const { lines } = shown(review(setOn('8.3.6.0', ['sharePointSites'])));
    const closed = lines.find(({ label, icon }) => label === 'Modern' && icon === 'circle-slash');
    assert.ok((closed?.detail ?? '').length <= 84);
    assert.match(read(lines), /Hybrid is the temporary workaround/);
  });
});
