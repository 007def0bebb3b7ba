import { html, nothing, type TemplateResult } from 'lit-html';
import type { RowView } from '../protocol';
import type { Actions } from './actions';
import { buttonRow } from './buttonRow';
import { icon } from './icons';

/** Things in a state, each with what can be done with it. */
export function rows(items: readonly RowView[], actions: Actions): TemplateResult {
  return html`<ul class="rows">
    ${items.map(
      ({ icon: name, state, text, detail, now, buttons }) =>
        html`<li class=${now === true ? 'now' : ''} aria-current=${now === true ? 'step' : nothing}>
          <span class="state ${name}">${icon(name)}</span>
          <div>
            <p dir="auto"><span class="for-screen-readers">${state}: </span>${text}</p>
            ${detail === undefined ? nothing : html`<p class="quiet" dir="auto">${detail}</p>`}
          </div>
          ${buttonRow(buttons, actions)}
        </li>`,
    )}
  </ul>`;
}
