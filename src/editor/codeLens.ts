import * as vscode from 'vscode';
import type { NextAction } from '../overview/nextAction';
import type { SetRow } from '../overview/rows';
import { codeLensIsOn } from '../settings';
import { withoutIcons } from '../wording/basics/plainText';
import { setCountWords } from '../wording/basics/setCounts';
import { editionName } from '../wording/rules/editionName';
import { statusWords } from '../wording/rules/status';
import { type Documents, rangeOf } from './documents';
import type { EditorParts } from './editorParts';
import { type LensPlace, lensPlaces, nextCommands } from './text/lenses';
import { l10n } from '../wording/basics/l10n';

class Lens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly place: LensPlace,
    readonly file: string,
  ) {
    super(range);
  }
}

/** The state above each set and tenant, and what is next. Only what is in sight is worded. */
export class CodeLenses implements vscode.CodeLensProvider<Lens> {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.changed.event;
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly documents: Documents,
    private readonly parts: EditorParts,
  ) {
    const change = () => this.changed.fire();
    this.listening = vscode.Disposable.from(
      documents.onDidLook(change),
      parts.onDidChange(change),
      vscode.workspace.onDidGrantWorkspaceTrust(change),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('backupAuth.editor')) change();
      }),
      new vscode.Disposable(() => this.changed.dispose()),
    );
  }

  dispose(): void {
    this.listening.dispose();
  }

  async provideCodeLenses(document: vscode.TextDocument): Promise<Lens[]> {
    const index = await this.documents.of(document);
    const file = this.parts.fileOf(document);
    if (!file || !codeLensIsOn()) return [];
    const places = lensPlaces(index, {
      isTrusted: vscode.workspace.isTrusted,
      next: (id) => {
        const row = this.parts.setRow(file, id);
        return row ? row.next : 'unknown';
      },
      hasRow: (cloud, tenant) => this.parts.tenantRow(cloud, tenant) !== undefined,
    });
    return places.map(
      (place) => new Lens(rangeOf(document, { offset: place.offset, length: 1 }), place, file.file),
    );
  }

  resolveCodeLens(lens: Lens): Lens {
    lens.command = this.commandOf(lens) ?? { title: '', command: '' };
    return lens;
  }

  private commandOf({ place, file }: Lens): vscode.Command | undefined {
    const { what, id, cloud = '', tenant = '' } = place;
    if (id !== undefined) {
      const row = this.parts.setRow({ file }, id);
      return row && (what === 'next' ? nextCommand(row) : stateCommand(row));
    }
    const row = this.parts.tenantRow(cloud, tenant);
    if (!row) return undefined;
    if (what === 'plan') {
      return { title: l10n.t('Show Plan'), command: 'backupAuth.showPlan', arguments: [row] };
    }
    const { done, all } = row.progress;
    const title = all === 0 ? setCountWords(row.sets) : l10n.t('{0} of {1} done', done, all);
    return { title, command: '' };
  }
}

/** The badge in words, which leads to the set's page. */
function stateCommand({ key, status, set }: SetRow): vscode.Command {
  const command = vscode.workspace.isTrusted ? 'backupAuth.openSet' : '';
  return { title: withoutIcons(statusWords(status, set.edition)), command, arguments: [key] };
}

function nextCommand({ key, next, set }: SetRow): vscode.Command | undefined {
  const command = next && nextCommands[next];
  return command === undefined
    ? undefined
    : { title: withoutIcons(nextWords(next, editionName(set.edition))), command, arguments: [key] };
}

function nextWords(next: NextAction | undefined, product: string): string {
  switch (next) {
    case 'running':
      return l10n.t('Continue Migration');
    case 'authorizeAgain':
      return l10n.t('Authorize Again');
    case 'enterClientId':
      return l10n.t('Enter Client ID…');
    case 'markApplied':
      return l10n.t('Mark as Done in {0}…', product);
    case 'checkBackup':
      return l10n.t('Mark Backup as Run…');
    case 'aftercare':
      return l10n.t('Tick Off Aftercare…');
    default:
      return l10n.t('Migrate');
  }
}
