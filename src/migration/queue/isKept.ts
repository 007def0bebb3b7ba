import { access } from 'node:fs/promises';

export async function isKept(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
