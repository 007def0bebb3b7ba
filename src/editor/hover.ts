import * as vscode from 'vscode';
import type { BackupSet } from '../core/backupSets/backupSet';
import type { Judgement } from '../core/rules/judgement';
import { markdownTooltip } from '../window/markdown';
import { cloudName } from '../wording/backupSets/clouds';
import { sourceNames } from '../wording/backupSets/sources';
import { plainText } from '../wording/basics/plainText';
import { ruleWithSource } from '../wording/rules/rules';
import { methodName, statusWords } from '../wording/rules/status';
import { type Documents, rangeOf, textOf } from './documents';
import type { EditorParts } from './editorParts';
import { type HoverPlace, hoverAt, rulesFor } from './text/hovers';
import { l10n } from '../wording/basics/l10n';

/** The rules for what is pointed at, each with its source. */
export class Hovers implements vscode.HoverProvider {
  constructor(
    private readonly documents: Documents,
    private readonly parts: EditorParts,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const index = await this.documents.of(document);
    const hovered = hoverAt(index, textOf(document), document.offsetAt(position));
    const sets = hovered && this.setsOf(document, hovered);
    const [first] = sets ?? [];
    if (!hovered || !sets || !first) return undefined;
    const rules = rulesFor(hovered.property, sets).map((rule) => `• ${ruleWithSource(rule, first.edition)}`);
    const heading = this.heading(document, hovered, first);
    if (rules.length === 0 && heading === undefined) return undefined;
    const lines = [heading ?? l10n.t('Rules'), ...rules];
    return new vscode.Hover(markdownTooltip(lines), rangeOf(document, hovered.place));
  }

  /** Of each kind that the rules tell apart, one: the first set is the one that is meant, or one of those meant. */
  private setsOf(document: vscode.TextDocument, { set, tenant }: HoverPlace): readonly BackupSet[] {
    const file = this.parts.fileOf(document);
    if (!file) return [];
    if (set !== undefined) return [this.parts.setRow(file, set)?.set].filter((one) => one !== undefined);
    const kinds = new Map<Judgement, BackupSet>();
    for (const { set: one, judgement } of this.parts.rows.sets) {
      const isMeant = one.file === file.file && (tenant === undefined || one.tenantId === tenant);
      if (isMeant && !kinds.has(judgement)) kinds.set(judgement, one);
    }
    return [...kinds.values()];
  }

  /** What the value says in words. */
  private heading(
    document: vscode.TextDocument,
    { property, set: id }: HoverPlace,
    set: BackupSet,
  ): string | undefined {
    const file = this.parts.fileOf(document);
    const row = file && id !== undefined ? this.parts.setRow(file, id) : undefined;
    switch (property) {
      case 'method':
        return row ? statusWords(row.status, set.edition) : methodName(set.authentication.method);
      case 'sources':
        return sourceNames(set.sources);
      case 'tenant':
        return set.tenant && `${plainText(set.tenant.tenant)} · ${cloudName(set.tenant.cloud)}`;
      case 'cloud':
        return set.tenant && cloudName(set.tenant.cloud);
      case 'version':
        return set.edition && plainText(`${set.edition.name} ${set.edition.version}`);
      default:
        return undefined;
    }
  }
}
