/** The code of a device sign-in: read here, typed on Microsoft's page. */
import { html, type TemplateResult } from 'lit-html';
import type { Part } from '../protocol';
import { icon } from './icons';
import type { Actions } from './actions';
import { buttonRow } from './buttonRow';

/** The gaps between the groups are drawn, so that what is marked and copied is the bare code. */
export function deviceCode(
  { label, groups, copy, warning }: Extract<Part, { kind: 'deviceCode' }>,
  actions: Actions,
): TemplateResult {
  const spelled = groups.map((group) => Array.from(group).join(' ')).join(', ');
  return html`<section class="device" aria-labelledby="device-label">
    <p id="device-label">${label}</p>
    <div class="device-row">
      <span class="device-code" role="img" aria-label=${spelled}
        >${groups.map((group) => html`<span>${group}</span>`)}</span
      >${buttonRow([copy], actions)}
    </div>
    <p class="text warning">${icon('warning')}<span>${warning}</span></p>
  </section>`;
}
