import {
  type Aftercare,
  type AftercareId,
  aftercareIds,
  type BackupSet,
  type Method,
  type TargetMethod,
} from '../backupSets/backupSet';
import { cachedJudgement } from './cachedJudgement';
import { isRecordedWithout } from './recordWithout';

const none: readonly AftercareId[] = [];

/**
 * What can be taken back after a set became Modern, done or not; none for any other method, which goes on using all of it.
 * `roleRemoved`: only signing in needed the role. `passwordRemoved`, `passwordChanged`: the one that the product held.
 * `consentRemoved`: that to an app registration that was authorized before.
 * @param before the method that the set's last record replaced; undefined: not known on this computer
 */
export function aftercareOf(set: BackupSet, before?: Method): readonly AftercareId[] {
  const { method, grant, role, aftercare } = set.authentication;
  const without = isRecordedWithout(set.authentication);
  if (method !== 'modern' || (grant === undefined && !without)) return none;
  const signedIn =
    role !== undefined || (without && cachedJudgement(set).modern.signer === 'globalAdministrator');
  const asked: Readonly<Record<AftercareId, boolean>> = {
    passwordRemoved: before !== 'modern',
    passwordChanged: before !== 'modern',
    roleRemoved: signedIn,
    consentRemoved: !without && (before === 'hybrid' || before === 'modern'),
  };
  return aftercareIds.filter((id) => asked[id] || aftercare?.[id] !== undefined);
}

/** Of these, what nobody has ticked. */
export function openAftercare(set: BackupSet, before?: Method): readonly AftercareId[] {
  const all = aftercareOf(set, before);
  const { aftercare } = set.authentication;
  return aftercare === undefined ? all : all.filter((id) => aftercare[id] === undefined);
}

/** What stays true of the former record when a set that is Modern is authorized again: a password that is gone stays gone. */
export function keptAftercare(
  { method, aftercare }: BackupSet['authentication'],
  next: TargetMethod,
): { readonly aftercare?: Aftercare } {
  if (method !== 'modern' || next !== 'modern' || !aftercare) return {};
  const { passwordRemoved, passwordChanged } = aftercare;
  return passwordRemoved === undefined && passwordChanged === undefined
    ? {}
    : {
        aftercare: {
          ...(passwordRemoved ? { passwordRemoved } : {}),
          ...(passwordChanged ? { passwordChanged } : {}),
        },
      };
}

/** Hybrid goes on with the stored user name and password: nothing of it can be taken back. */
export function needsPassword({ authentication: { method } }: Pick<BackupSet, 'authentication'>): boolean {
  return method === 'hybrid';
}
