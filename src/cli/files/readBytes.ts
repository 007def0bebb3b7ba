import { readFile, stat } from 'node:fs/promises';
import { type FileBytes, errorCode, type ReadFault } from '../../estate/fileAccess';
import { maxBytes } from '../../estate/jsonc/fileSize';

const faultByCode: Readonly<Record<string, ReadFault>> = { ENOENT: 'fileGone', EISDIR: 'isDirectory' };

/** As `estate/readBytes.ts` reads for the editor. Never rejects; what is no file, as a pipe, isn't opened: that may never end. */
export async function readBytes(path: string): Promise<FileBytes> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { ok: false, fault: 'isDirectory' };
    if (!found.isFile()) return { ok: false, fault: 'cannotRead', detail: 'NotAFile' };
    if (found.size > maxBytes) return { ok: false, fault: 'tooBig' };
    return { ok: true, bytes: await readFile(path) };
  } catch (error) {
    const detail = errorCode(error);
    return { ok: false, fault: faultByCode[detail] ?? 'cannotRead', detail };
  }
}
