import * as vscode from 'vscode';
import type { TenantConsent } from '../core/tenantConsent';
import type { Problem } from '../core/problem';
import type { EditRefusal } from './entryEdit';
import { inTurn } from './inTurn';
import { safeEdit } from './safeEdit';
import { editConsents } from './tenantEdit';
import { fileAccess } from './writeFile';

/**
 * Notes at tenants of a file what is known of their consent, in one edit. Undefined: it stands there now; else why the
 * file did not take it. Never rejects.
 */
export async function saveConsents(
  file: string,
  consents: ReadonlyMap<string, (before: TenantConsent | undefined) => TenantConsent>,
): Promise<Problem | undefined> {
  const outcome = await inTurn(file, () =>
    safeEdit<EditRefusal>(
      fileAccess(vscode.Uri.parse(file, true)),
      (before) => {
        const edit = editConsents(before, consents);
        return edit.kind === 'refused' ? { stopped: edit.reason } : { bytes: edit.bytes };
      },
      // Whoever wrote after us may have kept it or not: a note that is lost is no more than unknown.
      () => true,
    ),
  );
  switch (outcome.kind) {
    case 'written':
      return undefined;
    case 'stopped':
      return { kind: 'file', reason: outcome.by };
    case 'failed':
      return {
        kind: 'file',
        reason: outcome.reason,
        ...(outcome.detail === undefined ? {} : { detail: outcome.detail }),
      };
  }
}
