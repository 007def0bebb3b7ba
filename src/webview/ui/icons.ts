/** Small pictures, drawn in the colour of the text around them and hidden from screen readers. */
import { svg, html, type TemplateResult } from 'lit-html';
import type { StateIcon } from '../protocol';

export type IconName = 'check' | 'cross' | 'info' | 'pencil' | 'warning' | 'hourglass' | 'shield' | StateIcon;

const shapes: Record<IconName, TemplateResult> = {
  check: svg`<path d="M3 8.6 6.4 12 13 4.6" />`,
  cross: svg`<path d="m4 4 8 8m0-8-8 8" />`,
  info: svg`<circle cx="8" cy="8" r="6.2" /><path d="M8 7.3v4M8 4.6v.4" />`,
  pencil: svg`<path d="m3 13 .7-3L10.6 3l2.4 2.4-7 6.9zM9 4.6 11.4 7" />`,
  warning: svg`<path d="M8 2.2 14.4 13.4H1.6zM8 6.4v3.4M8 11.4v.3" />`,
  hourglass: svg`<path d="M4 2h8M4 14h8M5 2c0 4 6 4 6 12M11 2c0 4-6 4-6 12" />`,
  shield: svg`<path d="M8 1.8 13 3.6v3.9c0 3.2-2 5.5-5 6.7-3-1.2-5-3.5-5-6.7V3.6z" />`,
  // A set's state, in the forms that its row has.
  toMigrate: svg`<circle cx="8" cy="8" r="6.2"/>`,
  signingIn: svg`<circle cx="8" cy="8" r="6.2"/><path d="M8 4.6V8l2.4 1.6"/>`,
  inProgress: svg`<circle cx="8" cy="8" r="6.2"/><path d="M8 4.6V8l2.4 1.6"/>`,
  blocked: svg`<circle cx="8" cy="8" r="6.2"/><path d="m3.7 3.7 8.6 8.6"/>`,
  broken: svg`<circle cx="8" cy="8" r="6.2"/><path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4"/>`,
  attention: svg`<path d="M8 2.2 14.4 13.4H1.6zM8 6.4v3.4M8 11.4v.3"/>`,
  recorded: svg`<circle cx="8" cy="8" r="6.2"/><circle cx="8" cy="8" r="2.6" fill="currentColor"/>`,
  done: svg`<circle cx="8" cy="8" r="6.2"/><path d="m5 8.3 2.1 2.1L11 6"/>`,
  backupRan: svg`<circle cx="8" cy="8" r="6.2" fill="currentColor"/><path d="m5 8.3 2.1 2.1L11 6" stroke="var(--vscode-editor-background)"/>`,
  settled: svg`<circle cx="8" cy="8" r="2.6" fill="currentColor"/>`,
};

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${shapes[name]}
  </svg>`;
}
