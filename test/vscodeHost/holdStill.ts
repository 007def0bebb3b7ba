/**
 * Runs in each frame. Bars that run and icons that turn while a test waits are drawn by the processor here, sixty times a second,
 * and leave the less to what is waited for.
 */
export function holdStill(): void {
  const still = new CSSStyleSheet();
  still.replaceSync(`*, *::before, *::after {
    animation-duration: 0s !important; animation-iteration-count: 1 !important;
    transition-duration: 0s !important; transition-delay: 0s !important;
  }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}
