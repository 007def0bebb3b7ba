import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { type Confirm, mayAuthorize, mayContinue, maySave } from '../../../../src/core/steps/migrationState';
import type { Judgement } from '../../../../src/core/rules/judgement';
import { facts, judgement, open } from './playedSteps';
import { byWorld, type Edge, factsAt, nameOf, type Node, sharedGrant, step, walk } from './walk';

const kinds: Record<string, Judgement> = {
  'both methods are open': { ...judgement, modern: open('modern', { gaps: ['surveys'] }) },
  'Hybrid alone is open': { ...judgement, modern: open('modern', { open: false }), recommended: undefined },
  'the rules block both': { ...judgement, blockedBy: ['clientIdMissing'] },
};
/** Its words are made only if it fails: there are a hundred thousand edges. */
function holds(condition: boolean, { from, event, to }: Edge): void {
  if (!condition) assert.fail(`${event.type}: ${nameOf(from)} → ${nameOf(to)}`);
}

/** Each check passed, or is a statement that a person made. */
function isProven({ authorized, stated }: Confirm): boolean {
  return authorized.checks.every(
    ({ id, result }) => result === 'passed' || (result === 'statement' && stated.includes(id)),
  );
}

for (const [kind, rules] of Object.entries(kinds)) {
  const { nodes, edges } = walk(rules);

  describe(`In every state of a migration where ${kind} (${nodes.length} states)`, () => {
    it('there is a way out: to Saved if the rules allow it, and to the beginning', () => {
      const back = new Map<string, Node[]>();
      for (const { from, to } of edges) {
        const name = nameOf(to);
        const before = back.get(name) ?? [];
        before.push(from);
        back.set(name, before);
      }
      const leadTo = (steps: readonly string[]) => {
        const there = new Set(nodes.filter(({ state }) => steps.includes(state.at.step)).map(nameOf));
        for (const name of there) for (const node of back.get(name) ?? []) there.add(nameOf(node));
        return nodes.filter((node) => !there.has(nameOf(node))).map(nameOf);
      };
      const isBlocked = rules.blockedBy.length > 0;
      // Further attempts than are walked here are what some need.
      const isLast = (name: string) => name.includes('"attempts":2');
      if (isBlocked) assert.ok(nodes.every(({ state }) => ['overview', 'review'].includes(state.at.step)));
      else
        assert.deepEqual(
          leadTo(['saved']).filter((name) => !isLast(name)),
          [],
        );
      assert.deepEqual(leadTo(['overview', 'review', 'saved']), []);
    });

    it('Save begins only where it is open, because a person asks for it', () => {
      for (const edge of edges) {
        if (!edge.effects.some(({ type }) => type === 'save')) continue;
        const { at } = edge.from.state;
        holds(at.step === 'confirm' && maySave(at) && isProven(at), edge);
        holds(edge.event.type === 'save' && !edge.from.world.changed, edge);
      }
      for (const { state, world } of nodes) assert.equal(state.at.step === 'saving', world.saving);
    });

    it('Save does what it says wherever it is open, and so do Continue and Authorize', () => {
      for (const edge of edges) {
        const { state, world } = edge.from;
        const now = factsAt(rules, world);
        const leads = edge.to.state.at.step !== state.at.step;
        const { at, choices } = state;
        if (edge.event.type === 'save')
          holds(leads === (at.step === 'confirm' && maySave(at) && !world.changed), edge);
        if (edge.event.type === 'continue')
          holds(leads === (at.step === 'review' && mayContinue(choices, rules)), edge);
        if (edge.event.type === 'authorize')
          holds(leads === (at.step === 'authorize' && mayAuthorize(choices, now)), edge);
      }
    });

    it('nothing is opened or exchanged for an entry that changed, or an app that nobody confirmed', () => {
      for (const edge of edges) {
        const world = edge.event.type === 'entriesRead' ? edge.to.world : edge.from.world;
        for (const { type } of edge.effects) {
          if (type === 'exchange' || type === 'beginAttempt') holds(!world.changed, edge);
          if (type !== 'beginAttempt') continue;
          const { choices } = edge.from.state;
          holds(mayAuthorize(choices, factsAt(rules, edge.from.world)), edge);
          holds(edge.from.world.appConfirmed || isDeepStrictEqual(choices.confirmedApp, facts.app), edge);
        }
      }
    });

    it('an answer to an attempt that nobody waits for changes nothing, and what it stored goes', () => {
      for (const edge of edges) {
        const { at } = edge.from.state;
        if (!('attempt' in edge.event) || ('attempt' in at && at.attempt === edge.event.attempt)) continue;
        holds(isDeepStrictEqual(edge.to.state, edge.from.state), edge);
        holds(edge.effects.length === (edge.event.type === 'exchanged' && edge.event.kept ? 1 : 0), edge);
        holds(
          edge.effects.every(({ type }) => type === 'dropGrant'),
          edge,
        );
      }
    });

    it('an attempt listens as long as it is waited for, and no longer', () => {
      for (const node of nodes) {
        const { at } = node.state;
        const wanted = at.step === 'waiting' || at.step === 'exchanging' ? [at.attempt] : [];
        assert.deepEqual(node.world.live, wanted, nameOf(node));
      }
    });

    it('no authorization is stored that nobody sees, none is lost that is shown as stored or shared', () => {
      for (const node of nodes) {
        const { at } = node.state;
        const mine = at.step === 'confirm' || at.step === 'saving';
        const shown = at.step === 'saved' || (mine && at.kept) ? [at.authorized.grant] : [];
        const made = shown.filter((grant) => grant !== sharedGrant);
        assert.deepEqual(node.world.stored, [sharedGrant, ...made], nameOf(node));
      }
    });

    it('Cancel is final: no later answer goes on, opens, stores or leaves anything', () => {
      const seen = new Map<string, Node>();
      for (const edge of edges) {
        if (edge.event.type !== 'cancel' || edge.from.world.saving) continue;
        const { step: at } = edge.to.state.at;
        holds(['overview', 'review', 'saved'].includes(at), edge);
        if (!seen.has(nameOf(edge.to))) seen.set(nameOf(edge.to), edge.to);
      }
      for (const node of seen.values()) {
        const { step: at } = node.state.at;
        for (const [event, world] of byWorld(node)) {
          const later = step(rules, node, event, world);
          holds(later.to.state.at.step === at, later);
          holds(
            later.effects.every(({ type }) => type === 'dropGrant'),
            later,
          );
          holds(later.to.world.live.length === 0, later);
          holds(at === 'saved' || isDeepStrictEqual(later.to.world.stored, [sharedGrant]), later);
          if (!seen.has(nameOf(later.to))) seen.set(nameOf(later.to), later.to);
        }
      }
      assert.ok(seen.size >= 2);
    });
  });
}
