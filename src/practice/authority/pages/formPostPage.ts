import type { Answer } from '../protocol/call';
import { html } from './html';
import { page } from './page';

/** `response_mode=form_post`: Microsoft's page submits itself by a script; ours has none, so the person does. */
export function formPostPage(
  redirectUri: string,
  parameters: readonly (readonly [name: string, value: string])[],
): Answer {
  return page(
    'Return to the application',
    html`<form method="post" action="${redirectUri}">
      ${parameters.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <div class="buttons"><button class="main" autofocus>Continue</button></div>
    </form>`,
  );
}
