import type { SignedInAccount } from '../browserSessions';
import type { Answer } from '../protocol/call';
import type { SignInAttempt } from '../signIn/signInAttempts';
import { type Html, html } from './html';
import { page } from './page';
import { peopleOf } from './people';

export function signInPage(attempt: SignInAttempt, userName: string, problem?: string): Answer {
  const known = userName !== '';
  return page(
    'Sign in',
    html`<p class="who">to continue to ${attempt.app.name}</p>
      ${problemText(problem)}
      <form method="post" action="/sign-in/password">
        ${attemptField(attempt)}
        <label for="userName">User name</label>
        <input
          id="userName"
          name="userName"
          type="email"
          autocomplete="username"
          required
          value="${userName}"
          ${known ? undefined : html`autofocus`}
          ${described(problem)}
        />
        <label for="password">Password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          ${known ? html`autofocus` : undefined}
          ${described(problem)}
        />
        <div class="buttons"><button class="main">Sign in</button></div>
      </form>
      ${peopleOf(attempt)}`,
  );
}

export function accountPicker(attempt: SignInAttempt, accounts: readonly SignedInAccount[]): Answer {
  return page(
    'Pick an account',
    html`<p class="who">to continue to ${attempt.app.name}</p>
      <form method="post" action="/sign-in/account" class="accounts">
        ${attemptField(attempt)}
        ${accounts.map(
          ({ user }) =>
            html`<button name="userName" value="${user.userName}">
              ${user.displayName} <small>${user.userName}</small>
            </button>`,
        )}
        <button name="userName" value="">Use another account</button>
      </form>`,
  );
}

export function enterCodePage(attempt: SignInAttempt, userName: string, problem?: string): Answer {
  return page(
    'Enter code',
    html`<p class="who">${userName}</p>
      <p>Enter the verification code of your authenticator app.</p>
      ${problemText(problem)}
      <form method="post" action="/sign-in/code">
        ${attemptField(attempt)}
        <label for="verificationCode">Code</label>
        <input
          id="verificationCode"
          name="verificationCode"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="6"
          required
          autofocus
          ${described(problem)}
        />
        <div class="buttons"><button class="main">Verify</button></div>
      </form>
      ${peopleOf(attempt)}`,
  );
}

/** Device code only: somebody may have sent the code to trick this person. */
export function confirmAppPage(attempt: SignInAttempt, userName: string): Answer {
  return page(
    `Are you trying to sign in to ${attempt.app.name}?`,
    html`<p class="who">${userName}</p>
      <p>Only continue if you started this sign-in on your other device yourself.</p>
      <form method="post" action="/sign-in/confirm">
        ${attemptField(attempt)}
        <div class="buttons">
          <button name="choice" value="cancel">Cancel</button>
          <button class="main" name="choice" value="accept">Continue</button>
        </div>
      </form>`,
  );
}

export function attemptField(attempt: SignInAttempt): Html {
  return html`<input type="hidden" name="attempt" value="${attempt.id}" />`;
}

function problemText(problem: string | undefined): Html | undefined {
  return problem === undefined
    ? undefined
    : html`<p class="problem" id="problem" role="alert">${problem}</p>`;
}

function described(problem: string | undefined): Html | undefined {
  return problem === undefined ? undefined : html`aria-describedby="problem" aria-invalid="true"`;
}
