import { sameAccount } from '../../core/backupSets/backupSet';
import { type Confirm, maySave } from '../../core/steps/migrationState';
import {
  admitted,
  type Check,
  type CheckId,
  type CheckResult,
  statementsNeeded,
} from '../../core/identity/signedIn';
import { checkResult, checkSentence, roleSentence, statementSentence } from '../../wording/identity/checks';
import { plainText } from '../../wording/basics/plainText';
import type { Button, Part } from '../protocol';
import { leftOutList, setList } from './groupParts';
import type { Screen, ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

/** Confirm: whose authorization will be kept where, each check with its result. Save is the one edit. */
export function confirm(facts: ScreenModel): Screen {
  const { at } = facts.state;
  if (at.step !== 'confirm' && at.step !== 'saving') throw new Error(at.step);
  const open = maySave(at) && !facts.changed;
  const saving = at.step === 'saving';
  const { checks } = at.authorized;
  const folded = checks.filter(({ id, result }) => technical.has(id) && result === 'passed');
  const checked = checkList(
    l10n.t('Checked'),
    checks.filter((check) => !folded.includes(check)),
  );
  const about = granted(facts, at);
  const parts: Part[] = [
    resultBanner(facts, at),
    ...instead(facts, at),
    // Why it can't be saved is in sight; what it would have granted comes after.
    ...(admitted(at.authorized) ? [about, checked] : [checked, about]),
  ];
  if (folded.length > 0) {
    parts.push({
      kind: 'details',
      summary: l10n.t("Microsoft's answer itself: {0} technical checks passed", folded.length),
      parts: [checkList(l10n.t('Technical checks'), folded)],
    });
  }
  for (const check of statementsNeeded(at.authorized)) {
    if (check !== 'role' && check !== 'person') continue;
    parts.push({
      kind: 'tick',
      id: `statement:${check}`,
      about: [],
      label: statementSentence(check, at.authorized, facts.members.length),
      on: at.stated.includes(check),
    });
  }
  if (!saving && at.authorized.role === 'unchecked') {
    parts.push({
      kind: 'buttons',
      buttons: [
        {
          id: 'checkRole',
          label: l10n.t('Sign In Again and Let Graph Check the Role'),
          enabled: true,
          look: 'link',
        },
      ],
    });
  }
  parts.push(
    ...setList(facts, l10n.t('For {0} backup sets', facts.members.length)),
    ...leftOutList(facts.leftOut, facts.edition),
  );
  if (saving) parts.push({ kind: 'progress', text: l10n.t('Saving…') });
  return {
    id: `confirm-${at.authorized.grant}`,
    step: 'save',
    heading: l10n.t('Confirm'),
    parts,
    buttons: saving ? [] : buttons(at, open, facts.changed),
    focus: 'heading',
    news: whoseIsKept(facts, at),
  };
}

/** Of interest to a person only where one of them did not pass. */
const technical: ReadonlySet<CheckId> = new Set<CheckId>([
  'signature',
  'audience',
  'issuer',
  'lifetime',
  'nonce',
]);

function checkList(title: string, checks: readonly Check[]): Part {
  return {
    kind: 'checks',
    title,
    items: mostPressingFirst(checks).map((check) => ({
      result: check.result,
      resultLabel: checkResult(check.result),
      text: checkSentence(check),
    })),
  };
}

/** What closes Save, or asks for something, is read without scrolling. */
function mostPressingFirst(checks: readonly Check[]): readonly Check[] {
  const order: readonly CheckResult[] = ['failed', 'statement', 'noted', 'passed'];
  return [...checks].sort((a, b) => order.indexOf(a.result) - order.indexOf(b.result));
}

function buttons(at: Confirm, open: boolean, changed: boolean): Button[] {
  const closed = !admitted(at.authorized);
  const missing = closed
    ? l10n.t("A check failed, so this authorization can't be saved.")
    : changed
      ? l10n.t('The entry changed. Start over first.')
      : l10n.t('Make the statement first.');
  return [
    {
      id: 'save',
      label: l10n.t('Save'),
      enabled: open,
      look: closed ? 'secondary' : 'primary',
      ...(open ? {} : { missing }),
    },
    {
      id: 'signInAgain',
      label: l10n.t('Sign In Again'),
      enabled: true,
      look: closed ? 'primary' : 'secondary',
    },
    { id: 'cancel', label: l10n.t('Cancel'), enabled: true, look: 'secondary' },
  ];
}

/** The result has a face: green, or what is asked for, or what failed. */
function resultBanner(facts: ScreenModel, at: Confirm): Part {
  const tone = !admitted(at.authorized) ? 'bad' : facts.changed || !maySave(at) ? 'caution' : 'good';
  return { kind: 'banner', tone, text: whoseIsKept(facts, at) };
}

/** The ways that are open where a check failed. */
function instead({ judgement, state, members }: ScreenModel, { authorized }: Confirm): Part[] {
  if (admitted(authorized)) return [];
  const hybrid = state.choices.method === 'modern' && judgement.hybrid.open && members.length === 1;
  const link = (id: Button['id'], label: string): Button => ({ id, label, enabled: true, look: 'secondary' });
  return [
    {
      kind: 'buttons',
      buttons: [
        ...(hybrid ? [link('useHybrid', l10n.t('Use Hybrid Instead'))] : []),
        link('askAdministrator', l10n.t('Ask an Administrator…')),
      ],
    },
  ];
}

function whoseIsKept({ set, changed, storage }: ScreenModel, at: Confirm): string {
  const name = plainText(at.authorized.person.name);
  if (changed) return l10n.t('{0} signed in. Nothing is saved while the entry differs.', name);
  if (!admitted(at.authorized)) {
    return l10n.t("{0} signed in. This authorization can't be stored because a check failed.", name);
  }
  if (storage === 'browserProfile')
    return sameAccount(name, set.account)
      ? l10n.t("The authorization of {0} will be stored in this browser's profile.", name)
      : l10n.t(
          "The authorization of {0}, not {1}, will be stored in this browser's profile.",
          name,
          set.account,
        );
  return sameAccount(name, set.account)
    ? l10n.t('The authorization of {0} will be stored on this computer.', name)
    : l10n.t('The authorization of {0}, not {1}, will be stored on this computer.', name, set.account);
}

function granted({ set, cloudName }: ScreenModel, { authorized }: Confirm): Part {
  return {
    kind: 'facts',
    rows: [
      { label: l10n.t('Tenant'), value: `${set.tenant?.tenant ?? ''} · ${cloudName}` },
      { label: l10n.t('Permissions granted'), value: plainText(authorized.granted.join(' '), 2000) },
      { label: l10n.t('Role'), value: roleSentence(authorized.role) },
    ],
  };
}
