import { answerArrives } from '../../core/identity/signInWays';
import type { Part } from '../protocol';
import { deviceCode } from './deviceCode';
import type { Screen, ScreenModel } from './screen';
import { expected, otherWays, unreachable } from './ways';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** Code: it comes by itself, or is pasted. It is never shown. */
export function waiting(facts: ScreenModel): Screen {
  const { changed } = facts;
  const { at, problem } = facts.state;
  if (at.step === 'exchanging') return exchanging();
  if (at.step !== 'waiting') throw new Error(at.step);
  if (at.expiresAt === undefined) return preparing();
  if (at.device) return deviceCode(facts, at.device, at.expiresAt, at.attempt);
  const refused = problem?.kind === 'paste' || (problem?.kind === 'attempt' && problem.reason === 'noCode');
  const comes = comesByItself(facts);
  const box: Part[] = [
    {
      kind: 'codeBox',
      label: l10n.t('Authorization code, or the whole address that has it'),
      hint: l10n.t(
        "Paste it only here. No one will ever ask you to send this code. It isn't the number of your authenticator app. It's gone if you leave this page.",
      ),
      ...(refused && facts.problemText ? { error: facts.problemText } : {}),
      ...(problem?.kind === 'adminConsent' && facts.problemText ? { notice: facts.problemText } : {}),
      ...(at.received ? { received: l10n.t('Code received. Nothing to paste.') } : {}),
    },
    {
      kind: 'buttons',
      buttons: [
        {
          id: 'ok',
          label: l10n.t('OK'),
          enabled: !changed,
          look: comes ? 'secondary' : 'primary',
          ...(changed ? { missing: l10n.t('The entry changed. Start over first.') } : {}),
        },
      ],
    },
  ];
  const left: Part = {
    kind: 'countdown',
    text: l10n.t('Time left for this sign-in: {0}', '{0}'),
    over: l10n.t('This sign-in has expired. Authorize again.'),
    expiresAt: at.expiresAt,
  };
  const parts: Part[] = at.received
    ? [...box, left]
    : comes
      ? [
          { kind: 'progress', text: whomFor(facts) },
          left,
          { kind: 'text', tone: 'normal', text: whatToDo(facts) },
          { kind: 'details', summary: l10n.t('Paste the code instead'), parts: box },
          approvalNeeded(),
          otherWays(facts),
        ]
      : [
          { kind: 'text', tone: 'normal', text: whatToDo(facts) },
          ...box,
          left,
          approvalNeeded(),
          otherWays(facts),
        ];
  return {
    id: `waiting-${at.attempt}-${at.received ? 'received' : 'open'}`,
    step: 'code',
    heading: l10n.t('Sign in with the browser'),
    parts,
    buttons: [
      { id: 'openAgain', label: l10n.t('Open Again'), enabled: !changed, look: 'secondary' },
      { id: 'copyLink', label: l10n.t('Copy Link'), enabled: !changed, look: 'secondary' },
      { id: 'back', label: l10n.t('Back'), enabled: true, look: 'secondary' },
      { id: 'cancel', label: l10n.t('Cancel Sign-In'), enabled: true, look: 'secondary' },
    ],
    focus: at.received || comes ? 'heading' : 'codeBox',
  };
}

function comesByItself({ state, window }: ScreenModel): boolean {
  const { at } = state;
  return at.step === 'waiting' && at.listening && answerArrives[window] !== 'no';
}

function whomFor({ set, state, judgement }: ScreenModel): string {
  const { method } = state.choices;
  const own = set.accountRole === 'globalAdministrator' || method === undefined;
  return !own && judgement[method].signer === 'globalAdministrator'
    ? l10n.t('Waiting for a Global Administrator to sign in in the browser')
    : l10n.t('Waiting for {0} to sign in in the browser', set.account);
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

function whatToDo(facts: ScreenModel): string {
  return comesByItself(facts)
    ? [l10n.t('The code arrives automatically, and the migration continues.'), unreachable()].join(
        between.sentences,
      )
    : [
        l10n.t('Sign in with the browser.'),
        expected(),
        l10n.t('Return to VS Code and paste the code here.'),
      ].join(between.sentences);
}

function preparing(): Screen {
  return working('preparing', l10n.t('Preparing the sign-in…'));
}

/** A code that came by itself needs no OK: that it came is announced. */
function exchanging(): Screen {
  const news = l10n.t('Code received.');
  return { ...working('exchanging', l10n.t('Code received. Checking who signed in…')), news };
}

function working(id: string, text: string): Screen {
  return {
    id,
    step: 'code',
    heading: l10n.t('Sign in with the browser'),
    parts: [{ kind: 'progress', text }],
    buttons: [{ id: 'cancel', label: l10n.t('Cancel Sign-In'), enabled: true, look: 'secondary' }],
    focus: 'heading',
  };
}
