import { type Pasted, readPasted } from '../../../../src/core/identity/pastedCode';
import type { PasteRefusal } from '../../../../src/core/identity/pastedText';

export const state = 'q1Zk8wQ0Jm5cF2dT7uXy9A';
export const app = '7f3c1d52-4b0e-4f6a-9c39-6a5d1be40001';
export const tenantId = '6b2c9f0e-1d2a-4a73-9a51-0f4b7c1f2d3e';
const consent = {
  tenant: 'contoso.com',
  tenantId,
  clientId: app,
  permissions: ['https://graph.microsoft.com/User.Read', 'https://graph.microsoft.com/Mail.ReadBasic'],
};
export const expected = { state, redirect: 'http://localhost:49152', consent };
/** Microsoft's blank page, which shows a warning today and leads on to a page whose address holds nothing. */
export const blankPage = 'https://login.microsoftonline.com/common/oauth2/nativeclient';
/** The shape of Microsoft's codes. */
export const code = `1.AXEAFMNuzQZ11k60bmgUQ8oY4.AgABBAIAAADW6jl31mB3T7ugrWTT8pFeAwDs_wUA9P-${'xY9_'.repeat(60)}`;
export const refreshToken = `1.AXEAFMNuzQZ11k60bmgUQ8oY4.AgABAwEAAADW6jl31mB3T7ugrWTT8pFeAwDs_wUA9P-${'xY9_'.repeat(60)}`;
export const jwt = `eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.eyJhdWQiOiIwMDAwMDAwMyJ9.${'sig_'.repeat(40)}`;
export const query = `code=${code}&state=${state}&session_state=0f1e2d3c`;
export const address = `${expected.redirect}/?${query}`;
export const accepted: Pasted = { kind: 'code', code };

export function reason(text: string, attempt = expected): PasteRefusal | undefined {
  const pasted = readPasted(text, attempt);
  return pasted.kind === 'refused' ? pasted.reason : undefined;
}
