import { type Problem, ProblemError } from '../core/identity/problem';
import type { Migration } from '../migration/migration';
import { notePastedConsent } from './askForConsent';
import { type ButtonParts, pressButton, type PressedPage } from './buttonActions';
import type { Act, BoxId, PressedId } from './protocol';

/** What came of an act, told until the next. */
export interface ActOutcome {
  readonly failed?: Problem;
  readonly copied?: PressedId;
}

/**
 * Does what a person chose, on the page or in a prompt. What the state machine takes at once is done when this returns;
 * what keeps a button from its work, such as a clipboard that refuses, is told.
 */
export async function takeAct(
  act: Act,
  migration: Migration,
  parts: ButtonParts,
  page: PressedPage,
): Promise<ActOutcome> {
  return outcomeOf(act, () => take(act, migration, parts, page), parts.log);
}

/** What came of the work that an act led to. */
export async function outcomeOf(
  act: Act,
  work: () => Promise<void>,
  log: ButtonParts['log'],
): Promise<ActOutcome> {
  try {
    await work();
    return act.type === 'press' && isCopy(act.button) ? { copied: act.button } : {};
  } catch (error) {
    const kind = error instanceof Error ? error.name : typeof error;
    log.error(`The page or a prompt: ${act.type} failed (${kind}).`);
    const known = error instanceof ProblemError ? error.problem : undefined;
    return { failed: known ?? { kind: 'actionFailed', message: kind } };
  }
}

async function take(act: Act, migration: Migration, parts: ButtonParts, page: PressedPage): Promise<void> {
  switch (act.type) {
    case 'choose': {
      migration.dispatch({ type: 'choose', method: act.method });
      return;
    }
    case 'tick': {
      tick(migration, act.box, act.on);
      return;
    }
    case 'submitCode': {
      const refused = migration.submit(act.text);
      return refused?.kind === 'adminConsent' && refused.asked ? notePastedConsent(migration) : undefined;
    }
    case 'press':
      return pressButton({ migration, button: act.button, argument: act.argument, parts, page });
  }
}

function isCopy(button: PressedId): boolean {
  return button.startsWith('copy');
}

function tick(migration: Migration, box: BoxId, on: boolean): void {
  if (box === 'approveClientId') return migration.dispatch({ type: 'confirmApp', on });
  if (box === 'testAccess')
    return migration.dispatch({ type: 'permissions', level: on ? 'test' : 'identity' });
  if (box === 'statement:role') return migration.dispatch({ type: 'state', check: 'role', on });
  if (box === 'statement:person') return migration.dispatch({ type: 'state', check: 'person', on });
  return migration.dispatch({ type: 'acknowledge', on });
}
