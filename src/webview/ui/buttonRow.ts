import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Button } from '../protocol';
import { button } from './controls';
import { icon } from './icons';
import type { Actions } from './actions';

export function buttonRow(buttons: readonly Button[], actions: Actions): TemplateResult | typeof nothing {
  if (buttons.length === 0) return nothing;
  const waiting = buttons.find(({ enabled, missing }) => !enabled && missing !== undefined);
  return html`<div class="buttons">
    ${repeat(
      buttons,
      ({ id, argument, look }) => `${id}:${look}:${argument ?? ''}`,
      (one) =>
        html`${button(one, waiting === one ? missingId : undefined, () => press(one, actions))}${
          actions.copied?.button === one.id
            ? html`<span class="copied">${icon('check')}${actions.copied.text}</span>`
            : nothing
        }`,
    )}
    ${waiting === undefined ? nothing : html`<p id=${missingId} class="missing quiet">${waiting.missing}</p>`}
  </div>`;
}

/** A screen has one row with a button that waits for something. */
const missingId = 'missing';

function press({ id, argument }: Button, actions: Actions): void {
  if (id === 'ok') actions.ok();
  else actions.send({ type: 'press', button: id, ...(argument === undefined ? {} : { argument }) });
}
