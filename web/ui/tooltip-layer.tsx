import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { Kbd } from './kbd.tsx';

const DELAY_MS = 500;
/** Between the tooltip and what it is about, and the edges of the window, in pixels. */
const GAP = 6;

/**
 * The one tooltip of the application. Anything with `data-tooltip` (and `data-shortcut`) gets it on hover and on
 * keyboard focus, so that thousands of rows need no tooltip component each; an empty one shows the accessible name.
 * Mounted once, after the first paint.
 */
export function TooltipLayer() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useEffect(function followPointerAndFocus() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const find = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null;
    const schedule = (element: HTMLElement | null, delayMs: number) => {
      clearTimeout(timer);
      if (!element) setAnchor(null);
      else timer = setTimeout(() => setAnchor(element.isConnected ? element : null), delayMs);
    };
    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') schedule(find(event.target), DELAY_MS);
    };
    const onFocusIn = (event: FocusEvent) => {
      const element = find(event.target);
      schedule(element?.matches(':focus-visible') ? element : null, 0);
    };
    const hide = () => schedule(null, 0);
    const listening = new AbortController();
    const options = { signal: listening.signal, passive: true };
    document.addEventListener('pointerover', onPointerOver, options);
    document.addEventListener('focusin', onFocusIn, options);
    for (const event of ['focusout', 'pointerdown', 'keydown']) document.addEventListener(event, hide, options);
    // What it is about has moved away.
    document.addEventListener('scroll', hide, { ...options, capture: true });
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, []);
  return anchor && createPortal(<Tooltip anchor={anchor} />, document.body);
}

/** Below its anchor where there is room, else above; never beyond an edge of the window. */
function Tooltip({ anchor }: { readonly anchor: HTMLElement }) {
  const popup = useRef<HTMLDivElement>(null);
  useLayoutEffect(
    function place() {
      const element = popup.current;
      if (!element) return;
      const about = anchor.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = element;
      const below = about.bottom + GAP;
      const top = below + height + GAP <= window.innerHeight ? below : about.top - GAP - height;
      const middle = about.left + about.width / 2 - width / 2;
      const left = Math.max(GAP, Math.min(middle, window.innerWidth - width - GAP));
      element.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
    },
    [anchor],
  );
  const { tooltip, shortcut } = anchor.dataset;
  return (
    <div
      ref={popup}
      aria-hidden="true"
      className="popup pointer-events-none fixed top-0 left-0 z-60 flex items-center gap-2 px-2 py-1 text-12"
    >
      {tooltip || anchor.ariaLabel}
      {shortcut && <Kbd keys={shortcut} />}
    </div>
  );
}
