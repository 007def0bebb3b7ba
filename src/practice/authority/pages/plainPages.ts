import type { Answer } from '../protocol/call';
import { sentenceOf } from '../protocol/signInError';
import { html } from './html';
import { page } from './page';

/** `nativeclient` since December 2025: a warning for a moment, then a page whose address holds nothing. */
export function nativeclientPage(): Answer {
  const { status, headers, body } = page(
    'Close this page',
    html`<p>
      The URL contains your password. Close this page immediately. Never copy it, and never send it to anyone.
    </p>`,
  );
  return { status, headers: { ...headers, refresh: '1; url=/common/wrongplace' }, body };
}

export function wrongPlacePage(): Answer {
  return page('This is not the right page', html`<p>Close this page, and return to the app.</p>`);
}

export function signedOutPage(): Answer {
  return page('You signed out', html`<p>You can close this window.</p>`);
}

/** `/error?code=…`, as at Microsoft's: what a number means. */
export function errorReferencePage(number: string): Answer {
  const known = sentenceOf(number);
  const sentence =
    known === undefined ? 'The practice sign-in does not know this number.' : `AADSTS${number}: ${known}`;
  return page('Error reference', html`<p>${sentence}</p>`);
}

export function deviceDonePage(outcome: 'signedIn' | 'declined'): Answer {
  return outcome === 'signedIn'
    ? page('You have signed in', html`<p>Go back to your other device. You can close this window.</p>`)
    : page('Sign-in declined', html`<p>The app on your other device was not signed in.</p>`);
}

export function deviceCodePage(problem?: string): Answer {
  return page(
    'Enter the code of your device',
    html`<p>Type the code that the app on your other device shows.</p>
      ${problem === undefined ? undefined : html`<p class="problem" id="problem" role="alert">${problem}</p>`}
      <form method="post" action="/common/oauth2/deviceauth">
        <label for="userCode">Device code</label>
        <input
          id="userCode"
          name="userCode"
          autocomplete="off"
          maxlength="20"
          required
          autofocus
          ${problem === undefined ? undefined : html`aria-describedby="problem" aria-invalid="true"`}
        />
        <div class="buttons"><button class="main">Next</button></div>
      </form>`,
  );
}
