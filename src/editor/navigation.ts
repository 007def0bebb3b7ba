import * as vscode from 'vscode';
import { tenantRefusalWords } from '../wording/backupSets/tenantRefusals';
import { type Documents, rangeOf } from './documents';
import { type TenantName, namesOf, renameRefusal, tenantAt } from './text/tenants';

/** From a set to its tenant and back, and another id for a tenant. Ids are a file's own: no other file names them. */
export class TenantNavigation
  implements vscode.DefinitionProvider, vscode.ReferenceProvider, vscode.RenameProvider
{
  constructor(private readonly documents: Documents) {}

  async provideDefinition(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Location[]> {
    const { name, names } = await this.at(document, position);
    // Whoever asks at the tenant's entry wants its sets.
    return placesIn(
      document,
      names.filter(({ isEntry }) => isEntry !== name?.isEntry),
    );
  }

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
  ): Promise<vscode.Location[]> {
    const { names } = await this.at(document, position);
    return placesIn(
      document,
      names.filter(({ isEntry }) => includeDeclaration || !isEntry),
    );
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const { name, index } = await this.at(document, position);
    if (!name) throw new Error(tenantRefusalWords('noTenant', ''));
    const refusal = renameRefusal(index, name.id, name.id);
    if (refusal) throw new Error(tenantRefusalWords(refusal, name.id));
    // Without the quotation marks.
    const range = rangeOf(document, { offset: name.offset + 1, length: name.length - 2 });
    return { range, placeholder: name.id };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    wanted: string,
  ): Promise<vscode.WorkspaceEdit> {
    const { name, names, index } = await this.at(document, position);
    const refusal = name ? renameRefusal(index, name.id, wanted) : 'noTenant';
    if (refusal)
      throw new Error(tenantRefusalWords(refusal, refusal === 'taken' ? wanted : (name?.id ?? '')));
    const edit = new vscode.WorkspaceEdit();
    for (const one of names) edit.replace(document.uri, rangeOf(document, one), JSON.stringify(wanted));
    return edit;
  }

  private async at(document: vscode.TextDocument, position: vscode.Position) {
    const index = await this.documents.settled(document);
    const name = tenantAt(index, document.offsetAt(position));
    return { index, name, names: name ? namesOf(index, name.id) : [] };
  }
}

function placesIn(document: vscode.TextDocument, names: readonly TenantName[]): vscode.Location[] {
  return names.map((name) => new vscode.Location(document.uri, rangeOf(document, name)));
}
