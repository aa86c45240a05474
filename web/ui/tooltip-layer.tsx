import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect, useState } from 'react';
import { Kbd } from './kbd.tsx';

const DELAY_MS = 500;

/**
 * The one tooltip of the application. Anything with `data-tooltip` (and `data-shortcut`) gets it on hover and on
 * keyboard focus, so that thousands of rows need no tooltip component each. Mounted once, after the first paint.
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
    document.addEventListener('pointerover', onPointerOver);
    document.addEventListener('focusin', onFocusIn);
    document.addEventListener('focusout', hide);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('keydown', hide);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onPointerOver);
      document.removeEventListener('focusin', onFocusIn);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('keydown', hide);
    };
  }, []);
  return (
    <Tooltip.Root open={anchor !== null} disableHoverablePopup>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} sideOffset={6} className="pointer-events-none z-60">
          <Tooltip.Popup className="popup flex items-center gap-2 px-2 py-1 text-12" aria-hidden="true">
            {anchor?.dataset['tooltip']}
            {anchor?.dataset['shortcut'] && <Kbd keys={anchor.dataset['shortcut']} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
