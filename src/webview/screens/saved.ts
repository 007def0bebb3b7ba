import { l10n } from 'vscode';
import { takeBackWords } from '../../wording/leastPrivilege';
import { plainText } from '../../wording/plainText';
import { methodName } from '../../wording/status';
import type { Part } from '../protocol';
import { leftOutList, setList } from './groupParts';
import { hybridNote } from './review';
import type { Screen, ScreenFacts } from './screen';

/** Saved: what is now where, and what remains to be done in the backup product. */
export function saved(facts: ScreenFacts): Screen {
  const { set, members, state, edition, queue, takeBack } = facts;
  if (state.at.step !== 'saved') throw new Error(state.at.step);
  const method = state.choices.method ?? 'modern';
  const given = members.map((one) => one.method ?? method);
  const person = plainText(state.at.authorized.person.name);
  const remains: Part[] = [
    {
      kind: 'list',
      title: l10n.t('What remains to be done in {0}', edition),
      items: [
        {
          text: l10n.t('{0} reads neither the file nor the secret storage by itself.', edition),
          detail: given.includes('modern')
            ? l10n.t(
                'Open the backup set there, choose Change Settings, leave user name and password blank, and authorize as it asks.',
              )
            : l10n.t('Open the backup set there, choose Change Settings, and authorize as it asks.'),
        },
        {
          text: l10n.t('Then choose Mark as Applied at the backup set here.'),
          detail: l10n.t('Until then it reads “not applied yet”.'),
        },
      ],
    },
  ];
  if (given.includes('hybrid')) remains.push({ kind: 'text', tone: 'quiet', text: hybridNote(edition) });
  if (takeBack.length > 0) {
    remains.push({
      kind: 'list',
      title: l10n.t('What can be taken back'),
      items: takeBack.map((id) => {
        const { what, who } = takeBackWords(id, { person, edition, clientId: set.tenant?.clientId });
        return { text: what, detail: who };
      }),
    });
  }
  return {
    id: 'saved',
    step: 'save',
    heading:
      members.length > 1
        ? l10n.t('Saved: {0} backup sets of {1}', members.length, set.account)
        : l10n.t('Saved: {0} is {1} now', set.name, methodName(method)),
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
            value: l10n.t(
              'Method, who authorized and when, without any secret. Undo Migration brings the old entry back.',
            ),
          },
        ],
      },
      ...setList(facts, l10n.t('Backup sets')),
      ...leftOutList(facts.leftOut, edition),
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
