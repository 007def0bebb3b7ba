import assert from 'node:assert/strict';
import { mayAuthorize, maySave, type MigrationState } from '../../../src/core/steps/migrationState';
import { openButtons, promptOf } from '../../../src/prompts/promptOf';
import type { ActLine } from '../../../src/prompts/promptLines';
import type { Part, Snapshot } from '../../../src/webview/protocol';
import { everyState } from '../webview/everyState';

const known = new WeakMap<Snapshot, readonly ActLine[]>();

/** What can be done by the prompts of a screen: some have two. */
function offered(snapshot: Snapshot): readonly ActLine[] {
  const lines =
    known.get(snapshot) ??
    [false, true].flatMap((methodChosen) =>
      promptOf(snapshot, { methodChosen, ticked: false }).lines.filter(({ kind }) => kind === 'acts'),
    );
  known.set(snapshot, lines);
  return lines;
}

function within(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part) => ('parts' in part ? [part, ...within(part.parts)] : [part]));
}

/** Back and Esc do what these do; a code has a box of its own. */
const elsewhere = ['back', 'close', 'ok', 'cancel'];

describe('The prompts of every state that a migration can be in', () => {
  const cases = everyState();
  const told = ({ at, problem: met }: MigrationState) => `${at.step} with ${met?.kind ?? 'no problem'}`;

  it('are many, and of each step', () => {
    assert.ok(cases.length > 500, String(cases.length));
    assert.deepEqual([...new Set(cases.map(({ state }) => state.at.step))].sort(), [
      'authorize',
      'confirm',
      'exchanging',
      'overview',
      'review',
      'saved',
      'saving',
      'waiting',
    ]);
  });

  it('have a way on, or wait for what comes by itself', () => {
    for (const { state, page } of cases) {
      const on = offered(page).filter(
        ({ act, label }) => act?.type !== 'openPage' && !label.startsWith('Cancel'),
      );
      const { busy } = promptOf(page, { methodChosen: false, ticked: false });
      assert.ok(on.length > 0 || busy, told(state));
    }
  });

  it('have a way out: to the page, with nothing lost', () => {
    for (const { state, page } of cases)
      assert.ok(
        offered(page).some(({ act }) => act?.type === 'openPage'),
        told(state),
      );
  });

  it('offer every button that is open on the page, and no other', () => {
    for (const { state, page } of cases) {
      const onPage = openButtons(page)
        .map(({ id }) => id)
        .filter((id) => !elsewhere.includes(id));
      const here = offered(page).flatMap(({ act }) => (act?.type === 'press' ? [act.button] : []));
      assert.deepEqual(new Set(here.filter((id) => !elsewhere.includes(id))), new Set(onPage), told(state));
    }
  });

  it('offer Save and Authorize where they are open, and nowhere else', () => {
    for (const { state, page, facts } of cases) {
      const presses = offered(page).flatMap(({ act }) => (act?.type === 'press' ? [act.button] : []));
      const { at } = state;
      const save = at.step === 'confirm' && maySave(at) && !facts.changed;
      assert.equal(presses.includes('save') || presses.includes('saveFile'), save, told(state));
      const authorize = at.step === 'authorize' && mayAuthorize(state.choices, facts);
      assert.ok(authorize || !presses.includes('authorize'), told(state));
    }
  });

  it('demand whatever the page demands: limits, app registration, statements', () => {
    for (const { state, page } of cases) {
      const demanded = within(page.parts).flatMap((part) => (part.kind === 'tick' ? [part.id] : []));
      const here = offered(page).flatMap(({ act }) => (act?.type === 'tick' ? [act.box] : []));
      assert.deepEqual(new Set(here), new Set(demanded), told(state));
    }
  });
});
