import type { AppRegistration } from '../../estate';
import type { TenantInPath } from '../directory';

/** What every grant type is given. */
export interface TokenRequest {
  readonly form: URLSearchParams;
  readonly app: AppRegistration;
  readonly tenant: TenantInPath;
}
