import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate authority of one test, and a server's certificate for 127.0.0.1 by it; PEM. */
export interface Throwaway {
  readonly ca: string;
  readonly key: string;
  readonly cert: string;
}

/** Made anew at each call, valid for a day: nothing is kept, and nothing trusts it but who is handed `ca`. */
export function throwawayCertificate(): Throwaway {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = nameOf('Throwaway CA');
  const ca = certificate(issuer, authority.publicKey, { issuer, key: authority.privateKey }, [
    extension('2.5.29.19', sequence(boolean(true)), true),
  ]);
  const address = element(0x87, Buffer.from([127, 0, 0, 1]));
  const host = element(0x82, Buffer.from('localhost'));
  const cert = certificate(nameOf('127.0.0.1'), server.publicKey, { issuer, key: authority.privateKey }, [
    extension('2.5.29.17', sequence(host, address)),
  ]);
  return { ca, cert, key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
}

/** X.509 v3 (RFC 5280), signed with ECDSA over SHA-256. */
function certificate(
  subject: Buffer,
  publicKey: KeyObject,
  by: { readonly issuer: Buffer; readonly key: KeyObject },
  extensions: readonly Buffer[],
): string {
  const algorithm = sequence(objectId('1.2.840.10045.4.3.2'));
  const day = 24 * 60 * 60 * 1000;
  const validity = sequence(time(Date.now() - day), time(Date.now() + day));
  const key = publicKey.export({ type: 'spki', format: 'der' });
  const signed = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    element(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    by.issuer,
    validity,
    subject,
    key,
    element(0xa3, sequence(...extensions, extension('2.5.29.14', element(0x04, digest(key))))),
  );
  const signature = element(0x03, Buffer.concat([Buffer.from([0]), sign('sha256', signed, by.key)]));
  const der = sequence(signed, algorithm, signature);
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function digest(bytes: Buffer): Buffer {
  return createHash('sha1').update(bytes).digest();
}

/** One element of DER: tag, length, content. */
function element(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
function sequence(...parts: readonly Buffer[]): Buffer {
  return element(0x30, Buffer.concat(parts));
}
function boolean(value: boolean): Buffer {
  return element(0x01, Buffer.from([value ? 0xff : 0]));
}
function time(moment: number): Buffer {
  const text = new Date(moment).toISOString().replace(/[-:T]|\.\d+/g, '');
  return element(0x18, Buffer.from(text));
}
function objectId(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes = rest.flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return element(0x06, Buffer.from([first * 40 + second, ...bytes]));
}
function nameOf(commonName: string): Buffer {
  const attribute = sequence(objectId('2.5.4.3'), element(0x0c, Buffer.from(commonName)));
  return sequence(element(0x31, attribute));
}
function extension(id: string, content: Buffer, critical = false): Buffer {
  return sequence(objectId(id), ...(critical ? [boolean(true)] : []), element(0x04, content));
}
