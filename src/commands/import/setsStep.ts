import * as vscode from 'vscode';
import type { Imported, ImportedSet } from '../../import/importedSet';
import type { MergePlan } from '../../import/mergePlan';
import { showInformation } from '../../window/messages';
import { type Answer, type Place, pickInStep, pickManyInStep } from '../../window/steps';
import { plainText } from '../../wording/basics/plainText';
import { replaceReadOnly, showReadOnly } from '../editor/readOnlyDocument';
import { type ImportStage, importPreview } from './importPreview';
import { l10n } from '../../wording/basics/l10n';
import { between } from '../../wording/basics/between';

/** What an import would do or did, as a document; shown where the person wants it, or where it says more than the list. */
export class ImportPreview {
  private isShown = false;

  constructor(
    readonly plan: MergePlan,
    private readonly imported: Imported,
  ) {}

  get badRows(): number {
    return this.imported.table?.badRows ?? 0;
  }

  async show(stage: ImportStage, options: vscode.TextDocumentShowOptions = {}): Promise<void> {
    this.isShown = true;
    await showReadOnly(this.name(), this.text(stage), options);
  }

  /** Brings what is shown up to date. */
  update(stage: ImportStage): void {
    if (this.isShown) replaceReadOnly(this.name(), this.text(stage));
  }

  /** Whether it says more than which sets are added. */
  get saysMore(): boolean {
    const { stay, notTold, gone, clash } = this.plan;
    const differs = stay.some((one) => one.differs.length > 0);
    return differs || notTold.length + gone.length + clash.length + this.badRows > 0;
  }

  private name(): string {
    return l10n.t('Import');
  }

  private text(stage: ImportStage): string {
    return importPreview(this.plan, this.imported, stage);
  }
}

/**
 * The new sets that the person wants: all are ticked at first. The list says where each belongs; the whole preview is a
 * document, which a button opens while the list is put aside.
 */
export async function chooseSets(
  place: Place,
  preview: ImportPreview,
  belongsTo: (set: ImportedSet) => string,
): Promise<Answer<readonly ImportedSet[]>> {
  const { add } = preview.plan;
  if (add.length === 0) {
    await preview.show('asked');
    sayNothingNew(preview);
    return { kind: 'givenUp' };
  }
  const picks = add.map((set) => ({
    label: plainText(set.name),
    description: plainText([set.id, set.loginName ?? ''].join(' ').trim()),
    detail: belongsTo(set),
    picked: true,
    set,
  }));
  for (;;) {
    const answer = await pickManyInStep({
      place,
      picks,
      placeHolder: counted(preview),
      buttons: [{ icon: 'preview', tooltip: l10n.t('Show Preview'), is: 'preview' }],
    });
    if (answer.kind === 'given') return { kind: 'given', value: answer.value.map(({ set }) => set) };
    if (answer.kind !== 'pressed') {
      preview.update('givenUp');
      return answer;
    }
    await preview.show('asked');
    const read = await pickInStep({
      place,
      picks: [{ label: l10n.t('Back to the List') }],
      placeHolder: l10n.t('Read the preview, then press Enter'),
    });
    if (read.kind === 'givenUp') {
      preview.update('givenUp');
      return { kind: 'givenUp' };
    }
  }
}

function counted({ plan: { stay, gone }, badRows }: ImportPreview): string {
  const changed = stay.filter(({ differs }) => differs.length > 0).length;
  const counts = [
    ...(stay.length > 0 ? [l10n.t('in the file already: {0}', stay.length)] : []),
    ...(changed > 0 ? [l10n.t('changed: {0}', changed)] : []),
    ...(gone.length > 0 ? [l10n.t('gone: {0}', gone.length)] : []),
    ...(badRows > 0 ? [l10n.t('rows with a mistake: {0}', badRows)] : []),
  ];
  const words = l10n.t('Select the backup sets to add to the file');
  // VS Code lays the number of ticks over the end of a long one.
  return counts.length === 0 ? words : `${l10n.t('Select what to add')} (${counts.join(between.names)})`;
}

function sayNothingNew({ plan: { stay, gone, clash }, badRows }: ImportPreview): void {
  const words =
    clash.length + badRows > 0
      ? l10n.t('Nothing can be added. The document says why: {0}', clash.length + badRows)
      : l10n.t('Nothing is new. In the file already: {0}', stay.length);
  const more = gone.length > 0 ? [l10n.t('Gone from AhsayCBS: {0}', gone.length)] : [];
  void showInformation([words, ...more].join(' · '));
}
