import { plainText } from '../../wording/basics/plainText';
import { methodName } from '../../wording/rules/status';
import type { Button, Part } from '../protocol';
import { leftOutList, setList } from './groupParts';
import { toTakeBack } from './aftercare';
import { inTheProduct } from './inTheProduct';
import { hybridNotes } from './limits';
import { hasSeveralProducts, quiet, type Screen, type ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** Saved: recorded, and no more. What is left is done in the backup product, best while the administrator is here. */
export function saved(facts: ScreenModel): Screen {
  const { set, members, state, edition } = facts;
  if (state.at.step !== 'saved') throw new Error(state.at.step);
  const method = state.choices.method ?? 'modern';
  const person = plainText(state.at.authorized.person.name);
  return {
    id: 'saved',
    step: 'save',
    heading:
      members.length > 1
        ? l10n.t('Recorded: {0} backup sets of {1}', members.length, set.account)
        : l10n.t('Recorded as {0}', methodName(method)),
    parts: [
      stillToDo(facts),
      ...inTheProduct(facts, (one) => one.method ?? method),
      ...setList(facts, l10n.t('Backup sets')),
      ...leftOutList(facts.leftOut, edition),
      quiet(whereItIs(facts, person)),
      ...notCommitted(facts),
      ...formerAuthorization(facts),
      ...hybridNotes(facts),
      ...toTakeBack(facts, person),
    ],
    buttons: buttons(facts),
    focus: 'heading',
  };
}

function stillToDo(facts: ScreenModel): Part {
  const { members, edition } = facts;
  const administrator = members.some(
    ({ judgement, method }) => method && judgement[method].signer === 'globalAdministrator',
  );
  if (hasSeveralProducts(facts))
    return {
      kind: 'banner',
      tone: 'caution',
      text: administrator
        ? l10n.t('Next, sign in with each product. Do it while the administrator is here.')
        : l10n.t('Next, sign in with each product.'),
      detail: l10n.t("No product reads the file or VS Code's secret storage."),
    };
  return {
    kind: 'banner',
    tone: 'caution',
    text: administrator
      ? l10n.t('Next, sign in with {0}. Do it while the administrator is here.', edition)
      : l10n.t('Next, sign in with {0}.', edition),
    detail: l10n.t("{0} reads neither the file nor VS Code's secret storage.", edition),
  };
}

/** In a web window it is no more this computer's than the browser's profile is. */
function whereItIs({ storage }: ScreenModel, person: string): string {
  return storage === 'browserProfile'
    ? l10n.t(
        "The authorization of {0} is in VS Code's secret storage, in the profile of this browser. The file holds the record, without any secret.",
        person,
      )
    : l10n.t(
        "The authorization of {0} is in VS Code's secret storage on this computer. The file holds the record, without any secret.",
        person,
      );
}

function buttons({ members, edition, queue, nextSet }: ScreenModel): Button[] {
  const mark: Button = {
    id: 'markApplied',
    label: members.length > 1 ? l10n.t('Mark as Done in Product…') : l10n.t('Mark as Done in {0}…', edition),
    enabled: true,
    look: 'primary',
  };
  const undo: Button = { id: 'undo', label: l10n.t('Undo Migration'), enabled: true, look: 'secondary' };
  if (queue) {
    const label = queue.last ? l10n.t('Finish the Queue') : l10n.t('Next Account');
    return [
      { id: 'next', label, enabled: true, look: 'primary' },
      { ...mark, look: 'secondary' },
    ];
  }
  const next: Button = nextSet
    ? {
        id: 'nextSet',
        label: l10n.t('Next: {0}', plainText(nextSet.set.name, 40)),
        enabled: true,
        look: 'secondary',
      }
    : { id: 'close', label: l10n.t('Close'), enabled: true, look: 'secondary' };
  return [mark, next, undo];
}

/** In a Git folder. The record is there for colleagues once it's committed and pushed. */
function notCommitted({ uncommitted, members }: ScreenModel): Part[] {
  if (!uncommitted) return [];
  const files = new Set(members.map(({ set }) => set.file)).size;
  return [
    quiet(
      files === 1
        ? l10n.t('Not committed yet. Colleagues see this record after you commit and push the file.')
        : l10n.t('Not committed yet. Colleagues see this record after you commit and push the files.'),
    ),
    {
      kind: 'buttons',
      buttons: [
        {
          id: 'copyCommitMessage',
          label: l10n.t('Copy Commit Message'),
          enabled: true,
          look: 'secondary',
        },
      ],
    },
  ];
}

/** The one that the new authorization took the place of is deleted by a person only. */
function formerAuthorization({ formerGrants }: ScreenModel): Part[] {
  if (formerGrants.length === 0) return [];
  const names = [...new Set(formerGrants.map(({ person }) => plainText(person.name)))].join(between.names);
  return [
    quiet(
      l10n.t(
        "The former authorization of {0} is still on this computer. If you delete it, Undo Migration can't use it.",
        names,
      ),
    ),
    {
      kind: 'buttons',
      buttons: [
        {
          id: 'deleteFormer',
          label: l10n.t('Delete the Former Authorization'),
          enabled: true,
          look: 'secondary',
        },
      ],
    },
  ];
}
