// Stands in the place of `node:fs/promises` for the modules of `src`, in builds of the tests alone: each call that
// changes something is a durable step. That a lock's holder lives (`utimes`) is told again and again, and is none.
import type { FileHandle } from 'node:fs/promises';
import * as fs from 'node:fs/promises';
import { basename } from 'node:path';
import { durable } from './steps';

export * from 'node:fs/promises';

export async function open(path: string, flags: string, mode?: number): Promise<FileHandle> {
  const opened = () => fs.open(path, flags, mode);
  if (!/[wa+]/.test(flags)) return opened();
  return handleAtSteps(path, await durable(`create ${basename(path)}`, path, opened));
}

function handleAtSteps(path: string, handle: FileHandle): FileHandle {
  const name = basename(path);
  const steps: Partial<FileHandle> = {
    writeFile: (data) =>
      durable(
        `write ${name}`,
        path,
        () => handle.writeFile(data),
        () => handle.writeFile(halfOf(data)),
      ),
    sync: () => durable(`sync ${name}`, path, () => handle.sync()),
    chmod: (mode) => durable(`chmod ${name}`, path, () => handle.chmod(mode)),
  };
  return new Proxy(handle, {
    get: (of, property) => {
      const value: unknown = Reflect.get(property in steps ? steps : of, property);
      return typeof value === 'function' ? (value.bind(of) as unknown) : value;
    },
  });
}

export function writeFile(path: string, data: string | Uint8Array, options?: object): Promise<void> {
  return durable(
    `write ${basename(path)}`,
    path,
    () => fs.writeFile(path, data, options),
    () => fs.writeFile(path, halfOf(data), options),
  );
}

export function rename(from: string, to: string): Promise<void> {
  return durable(`rename ${basename(to)}`, to, () => fs.rename(from, to));
}

/** To remove what isn't there changes nothing. */
export async function rm(path: string, options?: object): Promise<void> {
  const there = await fs.lstat(path).then(
    () => true,
    () => false,
  );
  const remove = () => fs.rm(path, options);
  await (there ? durable(`remove ${basename(path)}`, path, remove) : remove());
}

export async function mkdir(path: string, options?: object): Promise<void> {
  const there = await fs.stat(path).then(
    () => true,
    () => false,
  );
  const make = async () => {
    await fs.mkdir(path, options);
  };
  await (there ? make() : durable(`make ${basename(path)}`, path, make));
}

export function chmod(path: string, mode: number): Promise<void> {
  return durable(`chmod ${basename(path)}`, path, () => fs.chmod(path, mode));
}

function halfOf(data: string | Uint8Array): string | Uint8Array {
  return data.slice(0, Math.floor(data.length / 2));
}
