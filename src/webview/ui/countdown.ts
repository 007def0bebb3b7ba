/** The time that a code can still be used. */
import { html, type TemplateResult } from 'lit-html';
import type { Part, Snapshot } from '../protocol';

type Countdown = Extract<Part, { kind: 'countdown' }>;

/** Seen each second; told to a screen reader at five minutes, at one minute and at the end only. */
export function countdown({ text, over, expiresAt }: Countdown, now: number): TemplateResult {
  const left = Math.ceil((expiresAt - now) / 1000);
  const show = (seconds: number) => text.replace('{0}', () => minutesAndSeconds(seconds));
  const spoken = left <= 0 ? over : left <= 60 ? show(60) : left <= 300 ? show(300) : '';
  return html`<p class=${left <= 0 ? 'countdown over' : 'countdown'} role="timer">
      ${left <= 0 ? over : show(left)}
    </p>
    <p class="for-screen-readers" role="status">${spoken}</p>`;
}

export function counts(snapshot: Snapshot): boolean {
  const inside = (parts: readonly Part[]): boolean =>
    parts.some((part) => part.kind === 'countdown' || ('parts' in part && inside(part.parts)));
  return inside(snapshot.parts);
}

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
