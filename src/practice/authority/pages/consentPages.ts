import type { Answer } from '../protocol/call';
import type { Permission } from '../protocol/permissions';
import type { SignInError } from '../protocol/signInError';
import type { SignInAttempt } from '../signIn/signInAttempts';
import { type Html, html } from './html';
import { page } from './page';
import { attemptField } from './signInPages';

export type OnBehalfOf = 'me' | 'me, or my organization' | 'my organization';

export function consentPage(
  attempt: SignInAttempt,
  userName: string,
  permissions: readonly Permission[],
  onBehalfOf: OnBehalfOf,
): Answer {
  return page(
    onBehalfOf === 'my organization'
      ? 'Permissions requested for your organization'
      : 'Permissions requested',
    html`<p class="who">${userName}</p>
      <p><strong>${attempt.app.name}</strong> would like to:</p>
      <ul>
        ${listed(permissions)}
      </ul>
      <form method="post" action="/sign-in/consent">
        ${attemptField(attempt)}
        ${
          onBehalfOf === 'me, or my organization'
            ? html`<label class="check"
                ><input type="checkbox" name="organization" value="yes" /> Consent on behalf of your
                organization</label
              >`
            : undefined
        }
        <p class="quiet">Accept only if you trust ${attempt.app.name}.</p>
        <div class="buttons">
          <button name="choice" value="cancel">Cancel</button>
          <button class="main" name="choice" value="accept">Accept</button>
        </div>
      </form>`,
  );
}

/** What an ordinary person sees where only an administrator may consent. */
export function needAdminApprovalPage(
  attempt: SignInAttempt,
  userName: string,
  permissions: readonly Permission[],
  refusal: SignInError,
): Answer {
  return page(
    'Need admin approval',
    html`<p class="who">${userName}</p>
      <p>
        <strong>${attempt.app.name}</strong> asks for permissions that only an administrator can grant. Ask an
        administrator of your organization to approve the app, then try again.
      </p>
      <ul>
        ${listed(permissions)}
      </ul>
      <form method="post" action="/sign-in/account">
        ${attemptField(attempt)}
        <div class="buttons">
          <button name="userName" value="">Sign in with an administrator account</button>
        </div>
      </form>
      <form method="post" action="/sign-in/consent">
        ${attemptField(attempt)}
        <div class="buttons">
          <button name="choice" value="approvalNeeded">Return without consent</button>
        </div>
      </form>
      <p class="quiet">${refusal.message}</p>`,
  );
}

function listed(permissions: readonly Permission[]): readonly Html[] {
  return permissions.map(({ title, value }) => html`<li>${title} <span class="quiet">${value}</span></li>`);
}
