import { isRecord, readAnswer } from './answerShape';
import { type Imported, type ImportedSet, microsoft365Type, usableText } from './importedSet';

/**
 * The login names in an answer to `ListUsers.do`: `{ Status, User: [{ LoginName }] }`, each once. What can't be a login
 * name is left out.
 * @throws ImportError `serverError`, `notAnAnswer`
 */
export function loginNamesOf(answer: unknown): readonly string[] {
  const names = readAnswer(answer, 'User').flatMap((entry) => {
    const name = usableText(isRecord(entry) ? entry['LoginName'] : undefined, 'id');
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)];
}

/**
 * The Microsoft 365 sets of an answer to `ListBackupSets.do`, hostile until checked:
 * `{ Status, Data: [{ ID, Name, Type }] }`. It tells neither account, tenant, sources nor role. An entry without a
 * usable ID or name is left out and counted.
 * @throws ImportError `serverError`, `notAnAnswer`
 */
export function setsOf(answer: unknown, loginName?: string): Imported {
  const sets: ImportedSet[] = [];
  let otherTypes = 0;
  let unreadable = 0;
  for (const entry of readAnswer(answer)) {
    const type = isRecord(entry) ? entry['Type'] : undefined;
    if (!isRecord(entry) || typeof type !== 'string') {
      unreadable++;
    } else if (type !== microsoft365Type) {
      otherTypes++;
    } else {
      const id = usableText(entry['ID'], 'id');
      const name = usableText(entry['Name'], 'name');
      if (id === undefined || name === undefined) unreadable++;
      else sets.push({ id, name, ...(loginName === undefined ? {} : { loginName }) });
    }
  }
  return { sets, otherTypes, unreadable };
}
