import type { Answer } from '../protocol/call';
import { type Refusing, type SignInError, errorBody } from '../protocol/signInError';
import type { SignInAttempt } from '../signIn/signInAttempts';
import { html } from './html';
import { page } from './page';
import { attemptField } from './signInPages';

/**
 * A refusal that must not, or cannot, go back to the app: an unknown app or address to return to, an account
 * that the tenant does not admit. With an attempt, the person can go on with another account.
 */
export function errorPage(
  refusal: SignInError,
  correlationId: string,
  state: Refusing,
  attempt?: SignInAttempt,
): Answer {
  const { trace_id, timestamp } = errorBody(refusal, correlationId, state);
  return page(
    'We could not sign you in',
    html`<p class="problem" role="alert">${refusal.message}</p>
      ${
        attempt &&
        html`<form method="post" action="/sign-in/account">
          ${attemptField(attempt)}
          <div class="buttons">
            <button class="main" name="userName" value="">Use another account</button>
          </div>
        </form>`
      }
      <p class="quiet">
        Correlation ID: ${correlationId}<br />Trace ID: ${trace_id}<br />Timestamp: ${timestamp}
      </p>`,
    attempt ? 200 : 400,
  );
}
