/** Where parts of the page are that are cut off, or lie upon each other, in words. */
export function faults(): string[] {
  const shown = (element: Element) => element.getClientRects().length > 0;
  const box = (element: Element) => element.getBoundingClientRect();
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)].filter(shown);
  const words = (element: Element) => element.textContent.trim().slice(0, 40);
  const found: string[] = [];
  for (const element of all('h1, h2, h3, p, li, dt, dd, summary, button, vscode-button')) {
    const { left, right } = box(element);
    const hidden = element.closest('.for-screen-readers') !== null;
    if (!hidden && (left < -1 || right > window.innerWidth + 1))
      found.push(`out of the window: ${words(element)}`);
    if (
      !hidden &&
      element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).display !== 'inline'
    )
      found.push(`cut off: ${words(element)}`);
  }
  const buttons = all('main > .buttons:last-child vscode-button');
  for (const [at, one] of buttons.entries())
    for (const other of buttons.slice(at + 1)) {
      const [a, b] = [box(one), box(other)];
      if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        found.push(`upon each other: ${words(one)}, ${words(other)}`);
    }
  return found;
}
