import type { Verified } from '../../core/evidence/verification';
import { plainText } from '../../wording/basics/plainText';
import { momentWords } from '../../wording/basics/locale';
import { editionName } from '../../wording/rules/editionName';
import { methodName } from '../../wording/rules/status';
import type { Part } from '../protocol';
import type { ScreenModel } from './screen';
import { l10n } from '../../wording/basics/l10n';

interface Event {
  /** As it is sorted, ISO 8601. */
  readonly at: string;
  readonly when: string;
  readonly text: string;
}

/** What happened to one set, by its file and by what is known on this computer, the newest first. Empty: nothing yet. */
export function history({ row }: ScreenModel): Part[] {
  if (!row) return [];
  const { set, status } = row;
  const { authorizedBy, authorizedAt, recordedBy, recordedAt, applied, backupRan, method, edition } =
    set.authentication;
  const product = editionName(set.edition);
  const at = (moment: string, text: string): Event => ({ at: moment, when: momentWords(moment), text });
  const events: Event[] = [];
  if (authorizedAt !== undefined) {
    const who = plainText(authorizedBy?.name ?? l10n.t('someone not named'));
    const version = edition === undefined ? product : `${product} ${plainText(edition)}`;
    events.push(
      at(authorizedAt, l10n.t('Recorded as {0}: {1} signed in, for {2}', methodName(method), who, version)),
    );
  }
  if (recordedAt !== undefined) {
    const who = plainText(recordedBy ?? l10n.t('someone not named'));
    events.push(
      at(recordedAt, l10n.t('Recorded as {0} by {1}, not authorized here', methodName(method), who)),
    );
  }
  if (status.verification) events.push(at(status.verification.at, testWords(status.verified)));
  if (applied) events.push(at(applied.at, l10n.t('Done in {0}, says {1}', product, plainText(applied.by))));
  // The server's own words: its time zone is not known.
  if (status.laterJob !== undefined)
    events.push({
      at: status.laterJob,
      when: plainText(status.laterJob),
      text: l10n.t('A backup job succeeded, says AhsayCBS'),
    });
  if (backupRan)
    events.push({
      at: backupRan.at,
      when: plainText(backupRan.on),
      text: l10n.t('A backup succeeded, says {0}', plainText(backupRan.by)),
    });
  if (events.length === 0) return [];
  const sorted = events.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return [
    {
      kind: 'history',
      title: l10n.t('History'),
      items: sorted.map(({ when, text }) => ({ when, text })),
    },
  ];
}

function testWords(verified: Verified | undefined): string {
  switch (verified) {
    case 'passed':
      return l10n.t('Authorization tested: it works');
    case 'failed':
      return l10n.t('Authorization tested: a check failed');
    case 'refused':
      return l10n.t('Authorization tested: Microsoft refused it');
    case 'unknown':
    case undefined:
      return l10n.t('Authorization tested: no result');
  }
}
