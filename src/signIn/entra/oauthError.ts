import { ProblemError } from '../../core/problem';
import { numbersIn, plainText } from '../../core/signInErrors';
import type { Answer } from './connection';

/** @throws ProblemError where the answer is an error in OAuth's form (RFC 6749, 5.2, and Microsoft's additions) */
export function refuseErrors({ body }: Answer): void {
  const { error, error_codes: codes, error_description: description } = body;
  if (typeof error !== 'string') return;
  const text = plainText(typeof description === 'string' ? description : '');
  const numbers = Array.isArray(codes) ? codes.filter((code) => typeof code === 'number') : numbersIn(text);
  const subError = word(body['suberror']);
  const correlationId = word(body['correlation_id']);
  throw new ProblemError({
    kind: 'microsoft',
    error: word(error) ?? 'unknown_error',
    numbers,
    text,
    ...(subError === undefined ? {} : { subError }),
    ...(correlationId === undefined ? {} : { correlationId }),
  });
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w-]{1,64}$/.test(value) ? value : undefined;
}
