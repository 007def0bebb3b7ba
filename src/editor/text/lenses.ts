import type { NextAction } from '../../overview/nextAction';
import type { FileIndex } from './fileIndex';

/** A line above an entry: what stands there, and of which set or tenant. */
export interface LensPlace {
  readonly offset: number;
  readonly what: 'state' | 'next' | 'progress' | 'plan';
  /** The set's id. */
  readonly id?: string;
  readonly cloud?: string;
  readonly tenant?: string;
}

/** What is next, as far as a press can do it from here. */
export const nextCommands: Readonly<Partial<Record<NextAction, string>>> = {
  migrate: 'backupAuth.migrate',
  authorizeAgain: 'backupAuth.authorizeAgain',
  running: 'backupAuth.showMigration',
  enterClientId: 'backupAuth.enterClientId',
  markApplied: 'backupAuth.markApplied',
  checkBackup: 'backupAuth.markBackupRan',
  aftercare: 'backupAuth.aftercare',
};

export interface LensFacts {
  readonly isTrusted: boolean;
  /** `unknown`: there is no row of it yet. */
  next(id: string): NextAction | 'unknown' | undefined;
  hasRow(cloud: string, tenant: string): boolean;
}

/** Where lines are shown; what they say is made when they come into sight. */
export function lensPlaces({ entries }: FileIndex, facts: LensFacts): readonly LensPlace[] {
  return entries.flatMap(({ part, offset, texts }): LensPlace[] => {
    if (part === 'tenants') {
      const [cloud, tenant] = [texts.cloud?.value ?? '', texts.tenant?.value ?? ''];
      if (!facts.hasRow(cloud, tenant)) return [];
      const place = { offset, cloud, tenant };
      const plan: LensPlace[] = facts.isTrusted ? [{ ...place, what: 'plan' }] : [];
      return [{ ...place, what: 'progress' }, ...plan];
    }
    const id = texts.id?.value;
    const next = id === undefined ? 'unknown' : facts.next(id);
    if (id === undefined || next === 'unknown') return [];
    const hasButton = facts.isTrusted && next !== undefined && nextCommands[next] !== undefined;
    return [{ offset, id, what: 'state' }, ...(hasButton ? [{ offset, id, what: 'next' } as const] : [])];
  });
}
