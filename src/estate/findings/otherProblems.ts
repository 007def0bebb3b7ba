import { type SchemaProblem, checkPart, isObject } from '../file/schema';

/** Entries with nothing but what each must have. */
const plain: Readonly<Record<'tenants' | 'backupSets', Readonly<Record<string, unknown>>>> = {
  tenants: { id: 'x', tenant: 'x.example', cloud: 'global' },
  backupSets: { id: 'x', name: 'x', tenant: 'x', account: 'x', authentication: { method: 'basic' } },
};
/** More than an entry has properties to be wrong in. */
const most = 12;

export type EntryPart = keyof typeof plain;

export function isEntryPart(part: string): part is EntryPart {
  return Object.hasOwn(plain, part);
}

/** What's wrong with an entry beside its first problem: one for each property, each found with the former ones put right. */
export function* otherProblems(part: EntryPart, entry: unknown): Generator<SchemaProblem> {
  let rest = entry;
  for (let n = 0; n < most && isObject(rest); n++) {
    const problem = checkPart(part, [rest]);
    if (!problem) return;
    if (n > 0) yield problem;
    const [, , first] = problem.path;
    const key = typeof first === 'string' ? first : (problem.params['property'] ?? '');
    rest = { ...rest, [key]: plain[part][key] };
  }
}
