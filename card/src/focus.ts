/** Keeps the focus where it is while a page is drawn anew: what is moved within a list loses it. */

export function keepingFocus(root: ShadowRoot, draw: () => void): void {
  const focused = root.activeElement;
  draw();
  if (focused instanceof HTMLElement && focused.isConnected && root.activeElement !== focused) {
    focused.focus({ preventScroll: true });
  }
}
