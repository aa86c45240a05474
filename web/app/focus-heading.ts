import type { AnyRouter } from '@tanstack/react-router';

/** A page that loads its data first shows its heading later; after this long the focus stays where it is. */
const PATIENCE_MS = 5_000;

/**
 * After a navigation the page's heading takes the focus, so that a screen reader reads where one has arrived and Tab
 * goes on from there. Not on the first load, and not when only the search part of the address has changed.
 */
export function focusHeadingOnNavigation(router: AnyRouter): void {
  let stopWaiting = () => {};
  let focusedBefore: Element | null = null;
  router.subscribe('onBeforeNavigate', () => {
    focusedBefore = document.activeElement;
  });
  router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
    stopWaiting();
    if (!fromLocation || fromLocation.pathname === toLocation.pathname || hasFocusOfItsOwn(focusedBefore)) return;
    if (!focusHeading()) stopWaiting = waitForHeading();
  });
}

/** A page that has put the focus where its work begins (a text box, say) knows better. */
function hasFocusOfItsOwn(focusedBefore: Element | null): boolean {
  const active = document.activeElement;
  return active !== focusedBefore && active !== null && active.id !== 'main' && active.closest('main') !== null;
}

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.focus({ preventScroll: true });
  return heading !== null;
}

function waitForHeading(): () => void {
  const before = document.activeElement;
  const observer = new MutationObserver(() => {
    // Whoever has moved on meanwhile is not pulled back.
    const active = document.activeElement;
    if (active !== before && active !== document.body && active?.id !== 'main') stop();
    else if (focusHeading()) stop();
  });
  const timer = setTimeout(stop, PATIENCE_MS);
  function stop() {
    clearTimeout(timer);
    observer.disconnect();
  }
  const main = document.querySelector('main');
  if (main) observer.observe(main, { childList: true, subtree: true });
  return stop;
}
