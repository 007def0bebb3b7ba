import { html, svg, type TemplateResult } from 'lit-html';
import type { Part } from '../protocol';

/**
 * The words beside a bar say the same, so that nobody needs its colors. It's drawn, since the page's policy lets no element
 * have a style of its own.
 */
export function bars({ items }: Extract<Part, { kind: 'bars' }>): TemplateResult {
  return html`<ul class="bars">
    ${items.map(({ label, text, ran, done, recorded, all }) => {
      const share = (part: number) => (all === 0 ? 0 : (100 * part) / all);
      const piece = (name: string, from: number, part: number) =>
        svg`<rect class=${name} x=${share(from)} width=${share(part)} height="8" />`;
      return html`<li>
        <span dir="auto">${label}</span>
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          ${piece('ran', 0, ran)}${piece('done', ran, done)}${piece('recorded', ran + done, recorded)}
        </svg>
        <span class="quiet" dir="auto">${text}</span>
      </li>`;
    })}
  </ul>`;
}
