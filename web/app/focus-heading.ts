import type { AnyRouter } from '@tanstack/react-router';

/**
 * After a navigation the page's heading takes the focus, so that a screen reader reads where one has arrived and Tab
 * goes on from there. Not on the first load, and not when only the search part of the address has changed.
 */
export function focusHeadingOnNavigation(router: AnyRouter): void {
  router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
    if (!fromLocation || fromLocation.pathname === toLocation.pathname) return;
    const active = document.activeElement;
    // A page that has put the focus where its work begins (a text box, say) knows better.
    if (active instanceof HTMLElement && active.closest('main') && active !== document.body) return;
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
  });
}
