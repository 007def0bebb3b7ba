/**
 * Runs in each frame. Bars that run and icons that turn while a test waits are drawn by the processor here, sixty times a second,
 * and leave the less to what is waited for.
 */
export function holdStill(): void {
  const hold = (root: DocumentOrShadowRoot) => {
    // One each: a sheet belongs to the document that the window had when the sheet was made.
    const still = new CSSStyleSheet();
    still.replaceSync(`*, *::before, *::after {
      animation-duration: 0s !important; animation-iteration-count: 1 !important;
      transition-duration: 0s !important; transition-delay: 0s !important;
    }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, still];
  };
  hold(document);
  // Where the ring of the toolkit turns, which the document's own sheets don't reach.
  const attach = Reflect.get<Element, 'attachShadow'>(Element.prototype, 'attachShadow');
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    hold(root);
    return root;
  };
}
