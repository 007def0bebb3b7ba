import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of a file in test/fixtures/files. Tests run at the root of the checkout. */
export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join('test', 'fixtures', 'files', name)));
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
