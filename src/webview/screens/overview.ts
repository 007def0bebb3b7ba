import type { Action } from '../../overview/availableActions';
import { plainText } from '../../wording/basics/plainText';
import { editionName } from '../../wording/rules/editionName';
import { whyAndNext } from '../../wording/rules/setState';
import type { Button, ButtonId, Part } from '../protocol';
import { aftercare } from './aftercare';
import { backupFailed } from './backupFailed';
import { history } from './history';
import { inTheProduct } from './inTheProduct';
import { rulesAndSources } from './rulesAndSources';
import { quiet, type Screen, type ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

/** One set where nothing is begun: how far it is, why, the one thing to do next, and what happened so far. */
export function overview(facts: ScreenModel): Screen {
  const { row, set } = facts;
  if (!row) return gone();
  const [first = '', ...others] = whyAndNext(set, row.status, row.judgement).map((text) =>
    plainText(text, 2000),
  );
  const primary = nextButton(facts);
  const { stage, method } = row.status;
  const done = stage === 'backupRan';
  const parts: Part[] = [
    ...(done
      ? [{ kind: 'banner', tone: 'good', text: first } as const]
      : [{ kind: 'text', tone: 'strong', text: first } as const]),
    ...others.map(quiet),
    ...(stage === 'recorded' && method !== 'basic' ? inTheProduct(facts, () => method) : []),
    ...history(facts),
    ...(stage === 'done' || done ? aftercare(facts) : []),
    ...more(facts, primary?.id),
    ...backupFailed(facts),
    ...rulesAndSources(facts),
  ];
  return {
    id: 'overview',
    step: undefined,
    heading: l10n.t("What's next"),
    parts,
    buttons: [...(primary ? [primary] : []), ...beside(facts, primary?.id)],
    focus: 'heading',
  };
}

/** Its entry went while the page was open. */
function gone(): Screen {
  return {
    id: 'gone',
    step: undefined,
    heading: l10n.t('No longer in its file'),
    parts: [quiet(l10n.t('The file no longer lists this backup set, or lists its ID twice.'))],
    buttons: [{ id: 'close', label: l10n.t('Close'), enabled: true, look: 'primary' }],
    focus: 'heading',
  };
}

function nextButton({ row, set }: ScreenModel): Button | undefined {
  const primary = (id: ButtonId, label: string): Button => ({ id, label, enabled: true, look: 'primary' });
  switch (row?.next) {
    case 'migrate':
      return primary('begin', l10n.t('Migrate'));
    case 'running':
      return primary('begin', l10n.t('Continue Migration'));
    case 'authorizeAgain':
      return primary('begin', l10n.t('Authorize Again'));
    case 'enterClientId':
      return primary('enterClientId', l10n.t('Enter Client ID…'));
    case 'openEntry':
      return primary('openEntry', l10n.t('Open Entry'));
    case 'markApplied':
      return primary('markApplied', l10n.t('Mark as Done in {0}…', editionName(set.edition)));
    case 'checkBackup':
      return primary('checkJobs', l10n.t('Check Backup Jobs…'));
    case 'aftercare':
      return primary('aftercare', l10n.t('Tick Off Aftercare…'));
    case 'upgrade':
    case undefined:
      return undefined;
  }
}

/** In the row, beside the primary one. */
function beside({ row, nextSet }: ScreenModel, primary: ButtonId | undefined): Button[] {
  const next: Button[] = nextSet
    ? [
        {
          id: 'nextSet',
          label: l10n.t('Next: {0}', plainText(nextSet.set.name, 40)),
          enabled: true,
          look: primary === undefined ? 'primary' : 'secondary',
        },
      ]
    : [];
  const ran: Button[] =
    row?.next === 'checkBackup'
      ? [
          {
            id: 'markBackupRan',
            label: l10n.t('Mark Backup as Run…'),
            enabled: true,
            look: 'secondary',
          },
        ]
      : [];
  return [...ran, ...next];
}

/** What else can be done with the set, each by a command of the same name. */
function more({ row }: ScreenModel, primary: ButtonId | undefined): Part[] {
  if (!row) return [];
  const offered: readonly [Action, ButtonId, string][] = [
    ['migrate', 'begin', l10n.t('Migrate')],
    ['authorizeAgain', 'begin', l10n.t('Authorize Again')],
    ['recordWithout', 'recordWithout', l10n.t('Record Without Authorizing…')],
    ['markApplied', 'markApplied', l10n.t('Mark as Done in Product…')],
    ['verify', 'verify', l10n.t('Test This Authorization')],
    ['takeBackApplied', 'takeBackApplied', l10n.t('Take Back Done in Product')],
    ['takeBackBackupRan', 'takeBackBackupRan', l10n.t('Take Back Backup Run')],
    ['aftercare', 'aftercare', l10n.t('Tick Off Aftercare…')],
    ['undo', 'undo', l10n.t('Undo Migration')],
    ['forget', 'forget', l10n.t('Delete from This Computer…')],
  ];
  const taken = new Set([primary]);
  // What stands in the way of it is said above.
  if (row.status.reasons.some(({ id }) => id === 'blocked')) taken.add('begin');
  const buttons: Button[] = [];
  for (const [action, id, label] of offered) {
    if (!row.actions.has(action) || taken.has(id)) continue;
    taken.add(id);
    buttons.push({ id, label, enabled: true, look: 'link' });
  }
  if (!taken.has('openEntry'))
    buttons.push({ id: 'openEntry', label: l10n.t('Open Entry'), enabled: true, look: 'link' });
  buttons.push({ id: 'exportReport', label: l10n.t('Export Report…'), enabled: true, look: 'link' });
  return [{ kind: 'buttons', buttons }];
}
