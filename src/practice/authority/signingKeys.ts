import { type KeyObject, createPublicKey, generateKeyPair, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';

/** What a token says. */
export type Claims = Readonly<Record<string, unknown>>;

/** The key pair that signs every token, RS256 as Microsoft's. */
export class SigningKeys {
  private readonly publicKey: KeyObject;
  private readonly id: string;

  private constructor(private readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
    this.id = (this.publicKey.export({ format: 'jwk' }).n ?? '').slice(0, 27);
  }

  /** One pair a sign-in host for the whole process: making it is the slow part of a start. */
  static of(host: string): Promise<SigningKeys> {
    const pair = SigningKeys.pairs.get(host) ?? SigningKeys.generate();
    SigningKeys.pairs.set(host, pair);
    return pair;
  }

  private static readonly pairs = new Map<string, Promise<SigningKeys>>();

  private static async generate(): Promise<SigningKeys> {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
    return new SigningKeys(privateKey);
  }

  /** What `/discovery/v2.0/keys` serves. */
  keySet(issuer: string): { readonly keys: readonly object[] } {
    return { keys: [{ ...this.publicKey.export({ format: 'jwk' }), kid: this.id, use: 'sig', issuer }] };
  }

  sign(claims: Claims): string {
    const text = [{ typ: 'JWT', alg: 'RS256', kid: this.id }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    return `${text}.${sign('sha256', Buffer.from(text), this.privateKey).toString('base64url')}`;
  }

  /** What a token of ours says; undefined where signature, audience or lifetime is wrong. */
  claimsOf(token: string, audience: string, now: number): Claims | undefined {
    const [head = '', payload = '', signature = ''] = token.split('.');
    const signed = Buffer.from(`${head}.${payload}`);
    // The algorithm is ours, whatever the head says.
    if (!verify('sha256', signed, this.publicKey, Buffer.from(signature, 'base64url'))) return undefined;
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
    const { aud, nbf, exp } = claims;
    const seconds = now / 1000;
    return aud === audience && Number(nbf) <= seconds && seconds < Number(exp) ? claims : undefined;
  }
}
