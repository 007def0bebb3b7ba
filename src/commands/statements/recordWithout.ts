import type { BackupSet, TargetMethod } from '../../core/backupSets/backupSet';
import type { GapId } from '../../core/rules/judgement';
import { recordableMethods } from '../../core/rules/recordWithout';
import { writeRecordWithout } from '../../migration/save/recordWithout';
import type { SetRow } from '../../overview/rows';
import { showWarning } from '../../window/messages';
import { askText, type PickItem, pickMany, pickOne } from '../../window/questions';
import { setCountWords } from '../../wording/basics/setCounts';
import { plainText } from '../../wording/basics/plainText';
import { editionName, gapSentence } from '../../wording/rules/rules';
import { methodName } from '../../wording/rules/status';
import { chooseSets } from '../chooseSets';
import type { CommandContext } from '../context';
import { sayOutcomes } from '../sayOutcomes';
import type { Asked } from '../selection';
import { askName, titleFor } from './askName';
import { l10n } from '../../wording/basics/l10n';

/** As the schema has it. */
const longestDocument = 200;

/** Record Without Authorizing: for sets that are, or will be, migrated in the product itself. */
export async function recordWithout(context: CommandContext, asked: Asked, selected: Asked): Promise<void> {
  const { estate, overview, services, localGrants } = context;
  const what = l10n.t('Record Without Authorizing');
  const rows = await chooseSets(overview, [asked, selected], 'recordWithout', {
    title: what,
    placeholder: l10n.t('Select the backup sets that are migrated in the backup product itself'),
    none: l10n.t('No backup set can be recorded without authorizing. Fix those that are blocked first.'),
  });
  if (rows.length === 0) return;
  const hasLimits = rows.some((row) =>
    methodsOf(row).some((method) => row.judgement[method].gaps.length > 0),
  );
  const steps = new Steps(titleFor(what, rows), hasLimits ? 4 : 3);
  const method = await chooseMethod(steps.next(), rows);
  if (method === undefined) return;
  const recorded = rows.filter((row) => methodsOf(row).includes(method));
  const gaps = new Set(recorded.flatMap(({ judgement }) => judgement[method].gaps));
  if (hasLimits && gaps.size === 0) steps.skip();
  if (gaps.size > 0 && !(await acknowledges(steps.next(), recorded, method, gaps))) return;
  const by = await askName(services.memory, {
    title: steps.next(),
    prompt: l10n.t(
      "You state that the product signs in with {0}, or soon will. Account, role, and permissions aren't checked. Your name goes into the file.",
      methodName(method),
    ),
  });
  if (by === undefined) return;
  const document = await askDocument(steps.next());
  if (document === undefined) return;
  const sets = recorded.map(({ set }) => set);
  const at = new Date(services.now()).toISOString();
  const statement = { by, at, document, acknowledged: [...gaps] };
  const outcomes = await writeRecordWithout(sets, method, statement, services);
  // Undo Migration is open to them by now.
  localGrants.fire();
  sayOutcomes(outcomes, doneWords(method, sets, rows.length - recorded.length), estate);
}

function methodsOf({ set, judgement }: SetRow): readonly TargetMethod[] {
  return recordableMethods(set, judgement);
}

function doneWords(method: TargetMethod, sets: readonly BackupSet[], leftOut: number): string {
  const done = l10n.t(
    'Recorded as {0}, not authorized here: {1}.',
    methodName(method),
    setCountWords(sets.length),
  );
  return leftOut === 0
    ? done
    : `${done} ${l10n.t('{0} is closed to {1}.', methodName(method), setCountWords(leftOut))}`;
}

/** Which of several questions is asked: "… (2 of 4)". */
class Steps {
  private asked = 0;

  constructor(
    private readonly title: string,
    private all: number,
  ) {}

  next(): string {
    this.asked += 1;
    return l10n.t('{0} ({1} of {2})', this.title, this.asked, this.all);
  }

  /** One is left out. */
  skip(): void {
    this.all -= 1;
  }
}

async function chooseMethod(title: string, rows: readonly SetRow[]): Promise<TargetMethod | undefined> {
  const picks = (['modern', 'hybrid'] as const).flatMap((method): (PickItem & { method: TargetMethod })[] => {
    const open = rows.filter((row) => methodsOf(row).includes(method));
    if (open.length === 0) return [];
    const recommended = open.every(({ judgement }) => judgement.recommended?.method === method);
    const words = [
      ...(open.length < rows.length ? [l10n.t('{0} of {1}', open.length, setCountWords(rows.length))] : []),
      ...(recommended ? [l10n.t('recommended')] : []),
    ];
    return [
      { label: methodName(method), description: words.join(' · '), detail: passwordWords(method), method },
    ];
  });
  const chosen = await pickOne(picks, {
    title,
    placeHolder: l10n.t('Select how the product signs in for them'),
    ignoreFocusOut: true,
  });
  return chosen?.method;
}

function passwordWords(method: TargetMethod): string {
  return method === 'modern'
    ? l10n.t('An authorization only. You can remove the password afterwards.')
    : l10n.t('An authorization, along with the user name and password.');
}

/** Every limit is ticked, or nothing is recorded. */
async function acknowledges(
  title: string,
  rows: readonly SetRow[],
  method: TargetMethod,
  gaps: ReadonlySet<GapId>,
): Promise<boolean> {
  const sentences = rows.flatMap(({ set, judgement }) =>
    judgement[method].gaps.map((gap) => gapSentence(gap, editionName(set.edition))),
  );
  const limits = [...new Set(sentences)].map((label) => ({ label }));
  const ticked = await pickMany(limits, {
    title,
    placeHolder: l10n.t('Select every limit of {0} to accept it', methodName(method)),
    ignoreFocusOut: true,
    onlyTicked: true,
  });
  if (ticked === undefined) return false;
  if (gaps.size > 0 && ticked.length === limits.length) return true;
  void showWarning(
    l10n.t('Nothing was recorded. To record {0}, accept all of its limits.', methodName(method)),
  );
  return false;
}

/** Empty: none. Undefined: given up. */
async function askDocument(title: string): Promise<string | undefined> {
  const answer = await askText({
    title,
    prompt: l10n.t('Enter the document or ticket, or leave it empty'),
    placeHolder: 'CHG0012345',
    validateInput: (text) =>
      plainText(text, longestDocument) === text.trim()
        ? undefined
        : l10n.t('Enter one line of at most {0} characters.', longestDocument),
  });
  return answer?.trim();
}
