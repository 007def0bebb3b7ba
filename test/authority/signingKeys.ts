import {
  type CryptoKey,
  type JWK,
  SignJWT,
  type JWTPayload,
  exportJWK,
  generateKeyPair,
  jwtVerify,
} from 'jose';

/** The key pair that signs every token, RS256 as Microsoft's. */
export class SigningKeys {
  private constructor(
    private readonly privateKey: CryptoKey,
    private readonly publicKey: CryptoKey,
    private readonly publicJwk: JWK,
    private readonly id: string,
  ) {}

  /** One pair a sign-in host for the whole process: making it is the slow part of a start. */
  static of(host: string): Promise<SigningKeys> {
    const pair = SigningKeys.pairs.get(host) ?? SigningKeys.generate();
    SigningKeys.pairs.set(host, pair);
    return pair;
  }

  private static readonly pairs = new Map<string, Promise<SigningKeys>>();

  private static async generate(): Promise<SigningKeys> {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const jwk = await exportJWK(publicKey);
    return new SigningKeys(privateKey, publicKey, jwk, (jwk.n ?? '').slice(0, 27));
  }

  /** What `/discovery/v2.0/keys` serves. */
  keySet(issuer: string): { keys: (JWK & { issuer: string })[] } {
    return { keys: [{ ...this.publicJwk, kid: this.id, use: 'sig', issuer }] };
  }

  async sign(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: this.id })
      .sign(this.privateKey);
  }

  /** @throws where signature, audience or lifetime is wrong. */
  async verify(token: string, audience: string, now: number): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, this.publicKey, { audience, currentDate: new Date(now) });
    return payload;
  }
}

/** The same token with a signature that no key has made. */
export function withBrokenSignature(token: string): string {
  const [head, payload, signature = ''] = token.split('.');
  const bytes = Buffer.from(signature, 'base64url');
  bytes[0] = (bytes[0] ?? 0) ^ 0xff;
  return [head, payload, bytes.toString('base64url')].join('.');
}
