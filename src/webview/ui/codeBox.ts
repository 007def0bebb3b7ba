/** The box for the authorization code. What is pasted stands in the input alone, and leaves it with OK. */
import { html, nothing, type TemplateResult } from 'lit-html';
import type { Part } from '../protocol';
import { icon } from './icons';

/** The longest text that the host reads (`protocol.intent.schema.json`); the browser cuts what is longer. */
const maxLength = 1_000_000;

/** A native input: its error is tied to it by `aria-describedby`, and Enter is OK. */
export function codeBox(part: Extract<Part, { kind: 'codeBox' }>, pressOk: () => void): TemplateResult {
  if (part.received !== undefined) {
    return html`<p class="received">${icon('check')}<span>${part.received}</span></p>`;
  }
  const onKeydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    pressOk();
  };
  const refused = part.error !== undefined;
  return html`<div class="code">
    <label for="code">${part.label}</label>
    <input
      id="code"
      type="text"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      maxlength=${maxLength}
      aria-describedby=${refused ? 'code-error code-hint' : 'code-hint'}
      aria-invalid=${refused ? 'true' : nothing}
      @keydown=${onKeydown}
    />
    ${
      refused
        ? html`<p id="code-error" class="error">${icon('cross')}<span dir="auto">${part.error}</span></p>`
        : nothing
    }
    ${
      part.notice === undefined
        ? nothing
        : html`<p class="received">${icon('check')}<span dir="auto">${part.notice}</span></p>`
    }
    <p id="code-hint" class="quiet">${part.hint}</p>
  </div>`;
}

export function findCodeBox(root: ParentNode): HTMLInputElement | undefined {
  return root.querySelector<HTMLInputElement>('input#code') ?? undefined;
}

/** What stands in the box, which is empty afterwards (its undo history too). No box: empty. */
export function takeCode(root: ParentNode): string {
  const input = findCodeBox(root);
  if (!input) return '';
  const text = input.value;
  input.value = '';
  return text;
}
