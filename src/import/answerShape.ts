import { ImportError } from '../core/backupSets/importRefusal';

/**
 * The list in an answer of AhsayCBS's JSON interface: `Status` "OK" with `Data` (`User` of `ListUsers`), or "Error" with
 * `Message`.
 * @throws ImportError `serverError`, `notAnAnswer`
 */
export function readAnswer(answer: unknown, list: 'Data' | 'User' = 'Data'): readonly unknown[] {
  if (!isRecord(answer)) throw new ImportError({ id: 'notAnAnswer' });
  const { Status: status, [list]: data, Message: message } = answer;
  if (status === 'Error') {
    const told = typeof message === 'string' ? message : '';
    throw new ImportError({ id: 'serverError', message: told });
  }
  if (status !== 'OK' || !Array.isArray(data)) throw new ImportError({ id: 'notAnAnswer' });
  return data;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
