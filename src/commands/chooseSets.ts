import type { Action } from '../overview/availableActions';
import type { Overview } from '../overview/overview';
import type { SetRow } from '../overview/rows';
import { ofTenants, pressingFirst } from '../overview/setPicks';
import { showInformation } from '../window/messages';
import { pickMany, pickOne } from '../window/questions';
import { type Asked, isRow, keyAsked, selectedRows } from './selection';
import { l10n } from '../wording/basics/l10n';

/** The words of one command's quick pick. */
export interface ChoiceWords {
  readonly placeholder: string;
  /** Said where no set can be offered. */
  readonly none: string;
  /** Where one set alone can be offered, it is not asked which. */
  readonly onlyOne?: 'taken';
}

/**
 * The set that a command is about. Asked without one, the person chooses among those the command is offered for,
 * those that need action first. Undefined: none chosen, or none there.
 */
export async function chooseSet(
  asked: Asked,
  overview: Pick<Overview, 'settled' | 'rows'>,
  offer: Offer,
  words: ChoiceWords,
): Promise<SetRow | undefined> {
  const key = await keyAsked(asked);
  // A command may be what started the extension.
  await overview.settled();
  const { rows } = overview;
  if (key !== undefined) {
    const row = rows.find(key);
    // The row may have been drawn before the file changed.
    if (row && offers(row, offer)) return row;
    if (row) sayNotSo();
    else sayGone();
    return undefined;
  }
  const offered = rows.sets.filter((row) => offers(row, offer));
  if (offered.length === 0) {
    if (rows.sets.length === 0) sayNoSets();
    else void showInformation(words.none);
    return undefined;
  }
  if (words.onlyOne && offered.length === 1) return offered[0];
  const chosen = await pickOne(pressingFirst(offered), {
    placeHolder: words.placeholder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.row;
}

/** `open`: its page is there, since it can be told from the others. `any`: its entry is. */
type Offer = Action | 'open' | 'any';

function offers({ actions, set }: SetRow, offer: Offer): boolean {
  if (offer === 'any') return true;
  return offer === 'open' ? !set.faults.includes('duplicateId') : actions.has(offer);
}

export function sayNoSets(): void {
  void showInformation(l10n.t('No file lists a backup set yet.'));
}

export function sayGone(): void {
  void showInformation(l10n.t('That backup set is no longer in its file.'));
}

function sayNotSo(): void {
  const message = l10n.t("This command doesn't apply to that backup set as it is now.");
  void showInformation(message);
}

/**
 * The sets that a command is about, where it takes several: of the rows selected, with all that stand below a tenant
 * or an account; else those that the person ticks. Empty: none chosen, or none there.
 */
export async function chooseSets(
  overview: Pick<Overview, 'settled' | 'rows'>,
  [asked, selected]: readonly [Asked, Asked],
  offer: Action,
  words: ChoiceWords & { readonly title: string },
): Promise<readonly SetRow[]> {
  const key = isRow(asked) ? undefined : await keyAsked(asked);
  await overview.settled();
  const { rows } = overview;
  if (key !== undefined || isRow(asked)) {
    // The rows may have been drawn before a file changed.
    const there =
      key === undefined
        ? selectedRows(rows, asked, selected)
        : [rows.find(key)].filter((row) => row !== undefined);
    const offered = there.filter((row) => row.actions.has(offer));
    if (there.length === 0) sayGone();
    else if (offered.length === 0) sayNotSo();
    return offered;
  }
  const offered = rows.sets.filter((row) => row.actions.has(offer));
  if (offered.length === 0) {
    void showInformation(words.none);
    return [];
  }
  const chosen = await pickMany(ofTenants(offered), {
    title: words.title,
    placeHolder: words.placeholder,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.flatMap(({ row }) => row ?? []) ?? [];
}
