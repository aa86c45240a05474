/** Where menus are put: inside the main landmark, so that a screen reader's way by landmarks leads past nothing. */
export function layerContainer(): HTMLElement {
  return document.getElementById('main') ?? document.body;
}
