/** Why the bytes of a file could not be had. */
export type ReadFault = 'fileGone' | 'isDirectory' | 'tooBig' | 'cannotRead';

export type FileBytes =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | {
      readonly ok: false;
      readonly fault: ReadFault;
      /** The file system's code, for example "NoPermissions" or "EACCES". */
      readonly detail?: string;
    };

/** One file as Save needs it. */
export interface FileAccess {
  /** Never rejects. */
  read(): Promise<FileBytes>;
  /**
   * @param before what the file must still be, as far as its file system lets us look
   * @returns false: it isn't any more, or another window was faster; nothing was changed
   * @throws an error with a `code` where the file system refuses.
   */
  write(bytes: Uint8Array, before: Uint8Array): Promise<boolean>;
  /** An editor holds changes of the file that are not on disk, under whichever address. Never rejects. */
  hasUnsavedChanges(): boolean | Promise<boolean>;
}

/** The code of a file system's error: short, and without the path that its message may hold. */
export function errorCode(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'Unknown';
}
