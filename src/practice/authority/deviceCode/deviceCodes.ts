import { randomBytes, randomInt } from 'node:crypto';
import type { AppRegistration } from '../../estate';
import type { TenantInPath } from '../directory';
import type { AskedScopes } from '../protocol/scopes';
import type { SignIn } from '../token/issuedGrants';

/** RFC 8628; Microsoft gives a code fifteen minutes. */
export const deviceCodeLifetime = 15 * 60_000;

export interface DeviceCode {
  readonly deviceCode: string;
  readonly userCode: string;
  readonly app: AppRegistration;
  readonly tenant: TenantInPath;
  readonly asked: AskedScopes;
  readonly claims: string | undefined;
  readonly issuedAt: number;
  outcome: SignIn | 'pending' | 'declined' | 'blocked' | 'redeemed';
}

/** Without vowels and look-alikes, so that a code is read out without doubt and spells nothing. */
const letters = 'BCDFGHJKLMNPQRSTVWXZ';

export class DeviceCodes {
  private readonly codes: DeviceCode[] = [];

  /** @param interval seconds between two polls, told to the app */
  constructor(readonly interval: number) {}

  issue(code: Pick<DeviceCode, 'app' | 'tenant' | 'asked' | 'claims' | 'issuedAt'>): DeviceCode {
    const issued: DeviceCode = {
      ...code,
      deviceCode: randomBytes(90).toString('base64url'),
      userCode: Array.from({ length: 9 }, () => letters.charAt(randomInt(letters.length))).join(''),
      outcome: 'pending',
    };
    this.codes.push(issued);
    return issued;
  }

  byDeviceCode(text: string): DeviceCode | undefined {
    return this.codes.find(({ deviceCode }) => deviceCode === text);
  }

  /** Undefined also where the code has run out or was used: the page cannot tell. */
  byUserCode(text: string, now: number): DeviceCode | undefined {
    const typed = text.replace(/[\s-]/g, '').toUpperCase();
    return this.codes.find(
      ({ userCode, outcome, issuedAt }) =>
        userCode === typed && outcome === 'pending' && now < issuedAt + deviceCodeLifetime,
    );
  }
}
