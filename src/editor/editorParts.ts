import * as vscode from 'vscode';
import { keyOf } from '../core/backupSets/backupSet';
import type { Estate, EstateFile } from '../estate/estate';
import type { Overview } from '../overview/overview';
import type { Rows, SetRow, TenantRow } from '../overview/rows';

export interface EditorServices {
  readonly estate: Pick<Estate, 'files' | 'onDidChange'>;
  readonly overview: Pick<Overview, 'rows' | 'onDidChange'>;
}

/** What help in the editor knows beside the document: what was read of its file last, and what is made of that. */
export class EditorParts {
  private tenants: { readonly of: Rows; readonly byId: ReadonlyMap<string, TenantRow> } | undefined;

  constructor(private readonly services: EditorServices) {}

  get onDidChange(): vscode.Event<void> {
    return this.services.overview.onDidChange;
  }

  get rows(): Rows {
    return this.services.overview.rows;
  }

  /** Undefined: it is none of the workspace's. */
  fileOf({ uri }: vscode.TextDocument): EstateFile | undefined {
    const address = uri.toString();
    return this.services.estate.files.find(
      ({ file, addresses }) => file === address || addresses.some((one) => one.toString() === address),
    );
  }

  /** The row of a set of a file by its id. */
  setRow({ file }: Pick<EstateFile, 'file'>, id: string): SetRow | undefined {
    return this.rows.find(keyOf({ file, id }));
  }

  /** The row of a tenant, whichever files have its sets. */
  tenantRow(cloud: string, tenant: string): TenantRow | undefined {
    const { rows } = this;
    if (this.tenants?.of !== rows) {
      this.tenants = { of: rows, byId: new Map(rows.tenants.map((row) => [row.id, row])) };
    }
    return this.tenants.byId.get(`tenant:${cloud}/${tenant.toLowerCase()}`);
  }
}
