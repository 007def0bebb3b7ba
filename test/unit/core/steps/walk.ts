import {
  type Effect,
  type Facts,
  type MigrationEvent,
  type MigrationState,
  newMigration,
  notBegun,
} from '../../../../src/core/steps/migrationState';
import { next } from '../../../../src/core/steps/migrationSteps';
import type { Judgement } from '../../../../src/core/rules/judgement';
import type { Authorized, CheckResult } from '../../../../src/core/identity/signedIn';
import { authorized, facts, problem } from './playedSteps';

/** What is beside the steps, as far as they lead to it or look at it. */
export interface World {
  readonly changed: boolean;
  readonly appConfirmed: boolean;
  /** Attempts that listen, or are exchanged. */
  readonly live: readonly number[];
  /** Exchanges that have not answered; also those that nobody waits for any more. */
  readonly exchanging: readonly number[];
  readonly saving: boolean;
  /** Grants in secret storage: the one that other sets name, too, and those made here. */
  readonly stored: readonly string[];
}

/** Was there before, is offered to this set, and stays whatever comes of it. */
export const sharedGrant = authorized().grant;

export interface Node {
  readonly state: MigrationState;
  readonly world: World;
}

/** One way from a node to another, and what the host did for it. */
export interface Edge {
  readonly from: Node;
  readonly event: MigrationEvent;
  readonly effects: readonly Effect[];
  readonly to: Node;
}

/** Two are enough for answers of another attempt. */
const mostAttempts = 2;

const grantOf = (attempt: number): string => `grant ${attempt}`;
const made = (attempt: number, result: CheckResult): Authorized => ({
  ...authorized(result),
  grant: grantOf(attempt),
});

export const byPerson: readonly MigrationEvent[] = [
  { type: 'begin' },
  { type: 'choose', method: 'modern' },
  { type: 'choose', method: 'hybrid' },
  { type: 'acknowledge', on: true },
  { type: 'continue' },
  { type: 'useGrant', authorized: authorized() },
  { type: 'back' },
  { type: 'confirmApp', on: true },
  { type: 'confirmApp', on: false },
  { type: 'way', way: 'deviceCode' },
  { type: 'askAdministrator' },
  { type: 'noLongerWaiting' },
  { type: 'useHybrid' },
  { type: 'authorize', by: 'browser' },
  { type: 'state', check: 'role', on: true },
  { type: 'state', check: 'role', on: false },
  { type: 'signInAgain', checkRole: false },
  { type: 'save' },
  { type: 'cancel' },
  { type: 'startOver', method: 'modern' },
];

/** What the world can answer at this node, and what is then beside the steps. */
export function byWorld({ state, world }: Node): readonly (readonly [MigrationEvent, World])[] {
  const attempts = Array.from({ length: state.attempts }, (_, at) => at + 1);
  const same = (event: MigrationEvent) => [event, world] as const;
  return [
    [{ type: 'entriesRead' }, { ...world, changed: !world.changed }],
    same({ type: 'entriesRead' }),
    same({ type: 'failed', problem }),
    same({ type: 'tookOver', problem }),
    ...attempts.flatMap((attempt) => [
      same({ type: 'began', attempt, expiresAt: 1, listening: true }),
      same({ type: 'arrived', attempt }),
      same({ type: 'notice', attempt, problem }),
      same({ type: 'pasteRefused', attempt, problem }),
      same({ type: 'attemptFailed', attempt, problem }),
    ]),
    ...world.exchanging.flatMap((attempt) => {
      const exchanging = world.exchanging.filter((one) => one !== attempt);
      const answers: readonly [CheckResult, boolean][] = [
        ['passed', true],
        ['passed', false],
        ['statement', true],
        ['failed', false],
      ];
      return answers.map(([result, kept]) => {
        const event = { type: 'exchanged', attempt, authorized: made(attempt, result), kept } as const;
        const stored = kept ? [...world.stored, grantOf(attempt)] : world.stored;
        return [
          { ...event, problem: kept ? undefined : problem },
          { ...world, exchanging, stored },
        ] as const;
      });
    }),
    ...savings(state, world),
  ];
}

/** A Save stores first what the storage refused before. */
function savings({ at }: MigrationState, world: World): readonly (readonly [MigrationEvent, World])[] {
  if (!world.saving || at.step !== 'saving') return [];
  const { grant } = at.authorized;
  const isStored = at.kept || at.origin === 'reused';
  const stored = isStored ? world.stored : [...world.stored, grant];
  const done: World = { ...world, saving: false, stored };
  return [
    [{ type: 'saved' }, done],
    [{ type: 'saveFailed', problem, kept: true }, done],
    ...(isStored
      ? []
      : [
          [
            { type: 'saveFailed', problem, kept: false },
            { ...world, saving: false },
          ] as const,
        ]),
  ];
}

export function factsAt(judgement: Judgement, { changed, appConfirmed }: World): Facts {
  return { ...facts, judgement, changed, appConfirmed };
}

function worldAfter(world: World, effect: Effect): World {
  switch (effect.type) {
    case 'beginAttempt':
      return { ...world, live: [...world.live, effect.attempt] };
    case 'dropAttempt':
      return { ...world, live: [] };
    case 'exchange':
      return { ...world, exchanging: [...world.exchanging, effect.attempt] };
    case 'confirmApp':
      return { ...world, appConfirmed: true };
    case 'dropGrant':
      return { ...world, stored: world.stored.filter((grant) => grant !== effect.grant) };
    case 'save':
      return { ...world, saving: true };
    default:
      return world;
  }
}

/** Where an event leads, with what the host then does. */
export function step(judgement: Judgement, from: Node, event: MigrationEvent, world = from.world): Edge {
  const { state, effects } = next(from.state, event, factsAt(judgement, world));
  return { from, event, effects, to: { state, world: effects.reduce(worldAfter, world) } };
}

const names = new WeakMap<Node, string>();

export function nameOf(node: Node): string {
  const { problem: met, ...state } = node.state;
  const name = names.get(node) ?? JSON.stringify([state, met !== undefined, node.world]);
  names.set(node, name);
  return name;
}

/** Every node that can be come to, the nearest first, and every way between them. */
export function walk(judgement: Judgement): { nodes: readonly Node[]; edges: readonly Edge[] } {
  const world: World = {
    changed: false,
    appConfirmed: false,
    live: [],
    exchanging: [],
    saving: false,
    stored: [sharedGrant],
  };
  const first: Node = { state: notBegun(newMigration(judgement, 'basic', 'loopback')), world };
  const found = new Map([[nameOf(first), first]]);
  const edges: Edge[] = [];
  for (const node of found.values()) {
    const all = [
      ...byPerson.map((event) => step(judgement, node, event)),
      ...byWorld(node).map(([event, then]) => step(judgement, node, event, then)),
    ];
    for (const edge of all) {
      if (edge.to.state.attempts > mostAttempts) continue;
      const name = nameOf(edge.to);
      const known = found.get(name);
      if (!known) found.set(name, edge.to);
      edges.push({ ...edge, to: known ?? edge.to });
    }
  }
  return { nodes: [...found.values()], edges };
}
