import { ProblemError } from '../../core/identity/problem';
import { microsoftProblem } from '../../core/identity/signInErrors';
import type { Answer } from '../../net/httpClient';

/** @throws ProblemError where the answer is an error in OAuth's form (RFC 6749, 5.2, and Microsoft's additions) */
export function refuseErrors({ body }: Answer): void {
  const { error, error_codes: codes } = body;
  if (typeof error !== 'string') return;
  throw new ProblemError(
    microsoftProblem({
      error,
      description: text(body['error_description']),
      errorCodes: Array.isArray(codes) ? codes.filter((code) => typeof code === 'number') : undefined,
      subError: text(body['suberror']),
      correlationId: text(body['correlation_id']),
      claims: body['claims'],
    }),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
