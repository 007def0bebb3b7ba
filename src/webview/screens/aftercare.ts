import { aftercareIds } from '../../core/backupSets/backupSet';
import { eachOnce, namesOf } from '../../wording/backupSets/perSet';
import { aftercareWords, passwordNeededWords, tickWords } from '../../wording/rules/aftercare';
import type { Part } from '../protocol';
import { quiet, type ScreenMember, type ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';
import { asSentence, between } from '../../wording/basics/between';

type CheckItems = Extract<Part, { kind: 'checks' }>['items'];

/** What can be taken back once the sets are recorded, each once, with those that it is about where not all of them are. */
export function toTakeBack({ members }: ScreenModel, person: string): Part[] {
  const words = ({ set, aftercare }: ScreenMember) => {
    // The set is what Continue froze: its record of before.
    const authentication = { ...set.authentication, authorizedBy: { name: person } };
    return aftercare.map((id) => aftercareWords(id, { ...set, authentication }));
  };
  const who = new Map(members.flatMap(words).map((one) => [one.what, one.who]));
  const items = eachOnce(members, (one) => words(one).map(({ what }) => what)).map(({ words: what, of }) => ({
    text: of.length === members.length ? what : `${what} (${namesOf(of)})`,
    detail: who.get(what) ?? '',
  }));
  return items.length === 0 ? [] : [{ kind: 'list', title: l10n.t('Aftercare, after a backup ran'), items }];
}

/** One set's aftercare: what was ticked by whom, and what is open. */
export function aftercare({ row }: ScreenModel): Part[] {
  if (!row) return [];
  const { set, status } = row;
  const ticks = set.authentication.aftercare;
  const items = aftercareIds.flatMap((id): CheckItems => {
    const tick = ticks?.[id];
    const { what, who } = aftercareWords(id, set);
    if (tick) return [{ result: 'passed', resultLabel: l10n.t('Done'), text: `${what}: ${tickWords(tick)}` }];
    if (!status.aftercareOpen.includes(id)) return [];
    return [
      {
        result: 'statement',
        resultLabel: l10n.t({ message: 'Open', comment: 'A task: not done yet' }),
        text: [asSentence(what), who].join(between.sentences),
      },
    ];
  });
  const needed = passwordNeededWords(set);
  return [
    ...(items.length > 0 ? [{ kind: 'checks', title: l10n.t('Aftercare'), items } as const] : []),
    ...(needed === undefined ? [] : [quiet(asSentence(needed))]),
  ];
}
