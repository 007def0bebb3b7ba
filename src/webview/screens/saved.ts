import { l10n } from 'vscode';
import { eachOnce, namesOf } from '../../wording/backupSets/perSet';
import { cleanupWords } from '../../wording/rules/cleanup';
import { plainText } from '../../wording/basics/plainText';
import { editionName } from '../../wording/rules/rules';
import { methodName } from '../../wording/rules/status';
import type { Part } from '../protocol';
import { leftOutList, setList } from './groupParts';
import { hybridNotes } from './limits';
import { quiet, type Screen, type ScreenModel, type ScreenMember } from './screen';

/** Saved: what is now where, and what remains to be done in the backup product. */
export function saved(facts: ScreenModel): Screen {
  const { set, members, state, edition, queue } = facts;
  if (state.at.step !== 'saved') throw new Error(state.at.step);
  const method = state.choices.method ?? 'modern';
  const person = plainText(state.at.authorized.person.name);
  const remains: Part[] = [
    {
      kind: 'list',
      title: l10n.t('What remains to be done in {0}', edition),
      items: [
        ...eachOnce(members, (one) => [editionName(one.set.edition)]).map(({ words: product, of }) => ({
          text: l10n.t('{0} reads neither the file nor the secret storage by itself.', product),
          detail: changeSettings(of),
        })),
        members.length > 1
          ? {
              text: l10n.t('Then choose Mark as Done in Product for these backup sets here.'),
              detail: l10n.t('Until then they count as work to do.'),
            }
          : {
              text: l10n.t('Then choose Mark as Done in Product for the backup set here.'),
              detail: l10n.t('Until then it counts as work to do.'),
            },
      ],
    },
    ...hybridNotes(facts),
    ...takenBack(facts, person),
  ];
  return {
    id: 'saved',
    step: 'save',
    heading:
      members.length > 1
        ? l10n.t('Saved: {0} backup sets of {1}', members.length, set.account)
        : l10n.t('Saved: {0} is recorded as {1}', set.name, methodName(method)),
    parts: [
      {
        kind: 'facts',
        rows: [
          {
            label: l10n.t('On this computer'),
            value: l10n.t('The authorization of {0}, in the secret storage of VS Code', person),
          },
          {
            label: l10n.t('In the file'),
            value:
              members.length > 1
                ? l10n.t(
                    'Method, who authorized and when, without any secret. Undo Migration brings the old entries back.',
                  )
                : l10n.t(
                    'Method, who authorized and when, without any secret. Undo Migration brings the old entry back.',
                  ),
          },
        ],
      },
      ...setList(facts, l10n.t('Backup sets')),
      ...leftOutList(facts.leftOut, edition),
      ...formerAuthorization(facts),
      ...remains,
    ],
    buttons: [
      queue
        ? {
            id: 'next',
            label: queue.last ? l10n.t('Finish the Queue') : l10n.t('Next Account'),
            enabled: true,
            look: 'primary',
          }
        : { id: 'close', label: l10n.t('Close'), enabled: true, look: 'primary' },
      { id: 'openFile', label: l10n.t('Open File'), enabled: true, look: 'secondary' },
    ],
    focus: queue ? 'next' : 'close',
  };
}

/** The one that the new authorization took the place of is deleted by a person only. */
function formerAuthorization({ formerGrants }: ScreenModel): Part[] {
  if (formerGrants.length === 0) return [];
  const names = [...new Set(formerGrants.map(({ person }) => plainText(person.name)))].join(', ');
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

/** What the backup product is told of its sets. The stored user name and password go with Modern only. */
function changeSettings(sets: readonly ScreenMember[]): string {
  const modern = sets.filter(({ method }) => method !== 'hybrid');
  if (sets.length === 1) {
    return modern.length === 1
      ? l10n.t(
          'Open the backup set there, choose Change Settings, leave user name and password blank, and authorize as it asks.',
        )
      : l10n.t('Open the backup set there, choose Change Settings, and authorize as it asks.');
  }
  if (modern.length === sets.length) {
    return l10n.t(
      'Open each backup set there, choose Change Settings, leave user name and password blank, and authorize as it asks.',
    );
  }
  const each = l10n.t('Open each backup set there, choose Change Settings, and authorize as it asks.');
  return modern.length === 0
    ? each
    : `${each} ${l10n.t('Only for those recorded as Modern, leave user name and password blank.')}`;
}

/** Each thing once, with the sets that it was needed for where not all of them did. */
function takenBack({ set, members }: ScreenModel, person: string): Part[] {
  const thing = ({ set: one, cleanup: takeBack }: ScreenMember) =>
    takeBack.map((id) => {
      const edition = editionName(one.edition);
      return cleanupWords(id, { person, edition, clientId: set.tenant?.clientId });
    });
  const who = new Map(members.flatMap(thing).map((one) => [one.what, one.who]));
  const items = eachOnce(members, (one) => thing(one).map(({ what }) => what)).map(({ words, of }) => ({
    text: of.length === members.length ? words : `${words} (${namesOf(of)})`,
    detail: who.get(words) ?? '',
  }));
  return items.length === 0 ? [] : [{ kind: 'list', title: l10n.t('What can be taken back'), items }];
}
