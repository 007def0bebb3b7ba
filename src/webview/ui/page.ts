/** The page's entry: renders the host's snapshots and sends what the person does. Keeps the key of what it shows, no more. */
import { render } from 'lit-html';
import type { Act, Intent, Snapshot, ToPage } from '../protocol';
import isToPage from '../protocol.toPage.schema.json?check';
import { takeCode } from './codeBox';
import { counts } from './countdown';
import { findButton, findPrimary } from './controls';
import { focusTarget, PoliteFocus, scrollsInSight } from './focus';
import { pageTemplate } from './render';

declare function acquireVsCodeApi(): {
  postMessage(intent: Intent): void;
  setState(state: { key: string }): void;
};

const host = acquireVsCodeApi();
const root = document.querySelector<HTMLElement>('#root') ?? document.body;
const politeFocus = new PoliteFocus(window);

let shown: Snapshot | undefined;
let announcement = '';
let ticking: number | undefined;
/** A code was sent and the answer is not there: a refusal brings the focus back to the box. */
let awaitsAnswer = false;

/** With what it is about: the host refuses what was done on a page that is no longer true. */
const send = (act: Act) => {
  if (shown) host.postMessage({ ...act, version: shown.version });
};

function pressOk(): void {
  if (!findButton(root, 'ok')) return;
  awaitsAnswer = true;
  send({ type: 'submitCode', text: takeCode(root) });
}

function paint(): void {
  if (shown)
    render(
      pageTemplate(shown, announcement, { now: Date.now(), copied: shown.copied, send, ok: pressOk }),
      root,
    );
}

function show(next: Snapshot): void {
  const before = shown;
  if (before?.key === next.key && next.version < before.version) return;
  const otherScreen = before?.key !== next.key || before.screen !== next.screen;
  const refused =
    awaitsAnswer && next.parts.some((part) => part.kind === 'codeBox' && part.error !== undefined);
  const focused = document.activeElement;
  const read = scrollsInSight(focused) ? focused : undefined;

  shown = next;
  // The same refusal a second time is told again: a screen reader speaks only what changed.
  announcement =
    refused && announcement === next.announcement ? `${next.announcement}\u00a0` : next.announcement;
  paint();
  host.setState({ key: next.key });

  const lost = focused !== null && focused !== root && !focused.isConnected;
  if (otherScreen || refused || lost) {
    const goal = refused ? 'codeBox' : next.focus;
    // A screen is read from its top. Its buttons are in sight there; focused, they would scroll to their place below.
    politeFocus.move(() => focusTarget(root, goal)?.focus({ preventScroll: otherScreen }));
  }
  if (otherScreen) window.scrollTo({ top: 0 });
  // A box that is ticked can add lines above itself, which would push it out of the window.
  else if (read !== undefined && read === document.activeElement) read.scrollIntoView({ block: 'nearest' });
  if (otherScreen || refused) awaitsAnswer = false;

  window.clearInterval(ticking);
  ticking = counts(next) ? window.setInterval(paint, 1000) : undefined;
}

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  // The words of a message that fails are not logged: nobody knows what they are.
  if (isToPage(data)) show((data as ToPage).snapshot);
  else console.warn('A message to the page was not understood, and dropped.');
});

// The way on has a key of its own, wherever the keyboard is.
window.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  const primary = findPrimary(root);
  if (!primary) return;
  event.preventDefault();
  primary.click();
});

host.postMessage({ type: 'ready' });
