import { createDecipheriv } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { markKey } from '../../src/signIn/secretWriter';

const extension = 'backup-auth-migrator.backup-auth-migrator';
/** Sealed by the workbench: 32 bytes of the browser's half of the key, 12 of the nonce, then AES-GCM's output. */
const half = 32;
const nonce = 12;
const tag = 16;

/** The extension's secrets in a browser profile, without the mark of the last write, opened as the workbench does it: with the server's half of the key. */
export async function readSecrets(
  context: BrowserContext,
  origin: string,
): Promise<ReadonlyMap<string, string>> {
  const page = pageOf(context, origin);
  const sealed = await page.evaluate(() => localStorage.getItem('secrets.provider'));
  if (sealed === null) return new Map();
  const serverHalf = await (await context.request.post(`${origin}/mint-key`)).body();
  const bytes = Buffer.from(sealed, 'base64');
  const key = bytes.subarray(0, half).map((byte, index) => byte ^ (serverHalf[index] ?? 0));
  const opened = createDecipheriv('aes-256-gcm', key, bytes.subarray(half, half + nonce));
  opened.setAuthTag(bytes.subarray(-tag));
  const text = Buffer.concat([opened.update(bytes.subarray(half + nonce, -tag)), opened.final()]).toString();
  const own = Object.entries(JSON.parse(text) as Record<string, string>).flatMap(([name, value]) => {
    const key = keyOf(name);
    return key === undefined || key === markKey ? [] : [[key, value] as const];
  });
  return new Map(own);
}

/** What a browser profile keeps for an origin: cookies, local and session storage, every IndexedDB. */
export async function readBrowserStorage(context: BrowserContext, origin: string): Promise<string> {
  const inPage = await pageOf(context, origin).evaluate(async () => {
    const readable = (value: unknown): unknown =>
      value instanceof Uint8Array || value instanceof ArrayBuffer ? new TextDecoder().decode(value) : value;
    const request = <T>(pending: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        pending.onsuccess = () => resolve(pending.result);
        pending.onerror = () => reject(pending.error ?? new Error('IndexedDB failed'));
      });
    const found: string[] = [localStorage, sessionStorage].map((area) =>
      JSON.stringify(Object.entries(area)),
    );
    for (const { name } of await indexedDB.databases()) {
      const database = await request(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([request(rows.getAllKeys()), request(rows.getAll())]);
        found.push(`${name ?? ''}/${store}`, JSON.stringify(keys), JSON.stringify(values.map(readable)));
      }
      database.close();
    }
    return found.join('\n');
  });
  return `${JSON.stringify(await context.cookies(origin))}\n${inPage}`;
}

/** Keys look like `{"extensionId":"publisher.name","key":"grant/…"}`. */
function keyOf(name: string): string | undefined {
  if (!name.startsWith('{')) return undefined;
  const { extensionId, key } = JSON.parse(name) as { extensionId?: string; key?: string };
  return extensionId === extension ? key : undefined;
}

function pageOf(context: BrowserContext, origin: string): Page {
  const page = context.pages().find((each) => each.url().startsWith(origin));
  if (!page) throw new Error('No window of VS Code is open on this machine.');
  return page;
}
