/** Of the height that there was before, what is left at most where the keyboard is up. */
const LEFT_AT_MOST = 0.75;

/**
 * Where the keyboard of a phone comes up and takes half the window, says so (`data-keyboard` at the root, with which the
 * bar at the bottom makes way), and keeps what is being written in view: browsers do that for the page, and not everywhere
 * for what scrolls inside it. For as long as the page is there.
 */
export function makeRoomForKeyboard(): void {
  const view = window.visualViewport;
  if (!view || !matchMedia('(pointer: coarse)').matches) return;
  let [width, tallest] = [view.width, view.height];
  view.addEventListener('resize', () => {
    if (view.width !== width) [width, tallest] = [view.width, 0];
    tallest = Math.max(tallest, view.height);
    const field = document.activeElement?.closest('input, textarea');
    const isUp = field != null && view.height < tallest * LEFT_AT_MOST;
    document.documentElement.toggleAttribute('data-keyboard', isUp);
    if (isUp) scrollIntoView(field, view.height);
  });
}

/** To the middle of what scrolls around it. Not by the browser, which moves also what cannot be scrolled back. */
function scrollIntoView(field: Element, viewHeight: number): void {
  for (let around = field.parentElement; around; around = around.parentElement) {
    if (!/auto|scroll/.test(getComputedStyle(around).overflowY)) continue;
    const [inner, outer] = [field.getBoundingClientRect(), around.getBoundingClientRect()];
    const bottom = Math.min(outer.bottom, viewHeight);
    if (inner.top >= outer.top && inner.bottom <= bottom) continue;
    around.scrollTop += (inner.top + inner.bottom - outer.top - bottom) / 2;
  }
}
