import { l10n } from 'vscode';
import { answerArrives } from '../../core/identity/signInWays';
import type { Part } from '../protocol';
import { deviceCode } from './deviceCode';
import type { Screen, ScreenModel } from './screen';
import { expected, otherWays, unreachable } from './ways';

/** Code: received by itself, or pasted. The code is never shown. */
export function waiting(facts: ScreenModel): Screen {
  const { changed } = facts;
  const { at, problem } = facts.state;
  if (at.step === 'exchanging') return exchanging();
  if (at.step !== 'waiting') throw new Error(at.step);
  if (at.expiresAt === undefined) return preparing();
  if (at.device) return deviceCode(facts, at.device, at.expiresAt, at.attempt);
  const refused = problem?.kind === 'paste' || (problem?.kind === 'attempt' && problem.reason === 'noCode');
  const parts: Part[] = [];
  if (!at.received) parts.push({ kind: 'text', tone: 'normal', text: whatToDo(facts) });
  parts.push({
    kind: 'codeBox',
    label: l10n.t('Authorization code, or the whole address that holds it'),
    hint: l10n.t(
      "Paste it only here. Nobody will ever ask you to send this code. It isn't the number of your authenticator app.",
    ),
    ...(refused && facts.problemText ? { error: facts.problemText } : {}),
    ...(problem?.kind === 'adminConsent' && facts.problemText ? { notice: facts.problemText } : {}),
    ...(at.received ? { received: l10n.t('Code received. Nothing to paste.') } : {}),
  });
  parts.push({
    kind: 'countdown',
    text: l10n.t('Time left for this sign-in: {0}', '{0}'),
    over: l10n.t('The time is over. Authorize again.'),
    expiresAt: at.expiresAt,
  });
  if (!at.received) parts.push(approvalNeeded(), otherWays(facts));
  return {
    id: `waiting-${at.attempt}-${at.received ? 'received' : 'open'}`,
    step: 'code',
    heading: l10n.t('Code'),
    parts,
    buttons: [
      {
        id: 'ok',
        label: l10n.t('OK'),
        enabled: !changed,
        look: 'primary',
        ...(changed ? { missing: l10n.t('The entry changed: start over first.') } : {}),
      },
      { id: 'copyLink', label: l10n.t('Copy Link'), enabled: !changed, look: 'secondary' },
      { id: 'back', label: l10n.t('Back'), enabled: true, look: 'secondary' },
      { id: 'cancel', label: l10n.t('Cancel Sign-In'), enabled: true, look: 'secondary' },
    ],
    focus: !at.received ? 'codeBox' : changed ? 'heading' : 'ok',
  };
}

/** Microsoft keeps the person there: nothing comes back that could tell. */
function approvalNeeded(): Part {
  return {
    kind: 'buttons',
    buttons: [
      {
        id: 'askAdministrator',
        label: l10n.t("Does Microsoft's page say that approval is needed? Ask an Administrator…"),
        enabled: true,
        look: 'link',
      },
    ],
  };
}

function whatToDo({ state, window }: ScreenModel): string {
  const { at } = state;
  const listens = at.step === 'waiting' && at.listening;
  return listens && answerArrives[window] !== 'no'
    ? [l10n.t('Sign in with the browser. The code comes here by itself.'), unreachable()].join(' ')
    : [
        l10n.t('Sign in with the browser.'),
        expected(),
        l10n.t('Return to VS Code and paste the code here.'),
      ].join(' ');
}

function preparing(): Screen {
  return working('preparing', l10n.t('Preparing the sign-in…'));
}

function exchanging(): Screen {
  return working('exchanging', l10n.t('Exchanging the code and checking who signed in…'));
}

function working(id: string, text: string): Screen {
  return {
    id,
    step: 'code',
    heading: l10n.t('Code'),
    parts: [{ kind: 'progress', text }],
    buttons: [{ id: 'cancel', label: l10n.t('Cancel Sign-In'), enabled: true, look: 'secondary' }],
    focus: 'cancel',
  };
}
