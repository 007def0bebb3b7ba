import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { keyOf } from '../../src/core/backupSets/backupSet';
import { cloudOf } from '../../src/core/backupSets/clouds';
import type { PlanStep } from '../../src/core/overview/planStep';
import { basicSet, tenant } from '../builders';

/** One authorization of a plan, of one set. */
export function planStep(id: string): PlanStep {
  const set = basicSet({ id });
  return {
    tenant,
    account: id,
    sets: [{ key: keyOf(set), set, method: 'modern', exceptions: [] }],
    way: { kind: 'signIn' },
    signer: 'anyMember',
    signerBy: undefined,
    shared: true,
  };
}

/** Whose consent is asked for. */
export const practiceClouds = {
  cloud: cloudOf('global', undefined)!,
  tenant: tenant.tenant,
  clientId: '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001',
};

/** An answer of a server, sent in pieces. */
export interface PlayedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The host's `fetch` with these answers, one after the other, and the last again and again. */
export function playedFetch(...answers: readonly PlayedAnswer[]): typeof globalThis.fetch {
  let next = 0;
  return () => {
    const { status, headers, body } = answers[Math.min(next++, answers.length - 1)]!;
    const empty = status === 204 || status === 205 || status === 304;
    const half = Math.floor(body.length / 2);
    const bytes = Buffer.from(body, 'utf8');
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(bytes.subarray(0, half));
        controller.enqueue(bytes.subarray(half));
        controller.close();
      },
    });
    return Promise.resolve(new Response(empty ? null : stream, { status, headers }));
  };
}

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What `/discovery/v2.0/keys` serves. */
export const keySet = { keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid: 'a-key', use: 'sig' }] };

/** A token as Microsoft signs it; by another, with a key that isn't its own under the same name. */
export function signed(claims: unknown, { by }: { readonly by?: 'another' } = {}): string {
  const text = [{ typ: 'JWT', alg: 'RS256', kid: 'a-key' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const { privateKey } = by === undefined ? pair : foreign;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

export function isSigned(token: string): boolean {
  const [head, claims, signature = ''] = token.split('.');
  const text = Buffer.from(`${head}.${claims}`);
  return verify('sha256', text, pair.publicKey, Buffer.from(signature, 'base64url'));
}
