/** Where the keyboard stands when a screen appears. */
import type { Snapshot } from '../protocol';
import { findCodeBox } from './codeBox';
import { findButton } from './controls';

/** The element that the snapshot names, or else the heading. */
export function focusTarget(root: ParentNode, focus: Snapshot['focus']): HTMLElement | undefined {
  const named =
    focus === 'codeBox' ? findCodeBox(root) : focus === 'heading' ? undefined : findButton(root, focus);
  return named ?? root.querySelector<HTMLElement>('#heading') ?? undefined;
}

/** Whether this is in the window and scrolls with the page: the screen's last buttons stay in sight by themselves. */
export function scrollsInSight(element: Element | null): element is Element {
  if (!element?.closest('main') || element.closest('main > .buttons:last-child')) return false;
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}

/**
 * Focuses now, or when the person comes back to this page: while they write in an editor or sign in elsewhere,
 * a new snapshot must not take the keyboard from them.
 */
export class PoliteFocus {
  private waiting: (() => void) | undefined;

  constructor(private readonly view: Window & typeof globalThis) {
    view.addEventListener('focus', () => {
      this.waiting?.();
      this.waiting = undefined;
    });
  }

  move(focus: () => void): void {
    this.waiting = undefined;
    if (this.view.document.hasFocus()) focus();
    else this.waiting = focus;
  }
}
