/** What a page or dialog that goes needs to give the focus back by itself. */
const FRAMES = 2;

/**
 * Where what has the focus goes away (a row that somebody deletes, the button of a notice), or is left by a key (Enter in
 * a title, Escape in the bar for plans), the focus would be lost to the body, where keys and screen readers begin at the
 * top: it goes to what was around it instead, or to the view. For as long as the page is there.
 */
export function keepFocusInPage(): void {
  let isByKey = false;
  const onKeyDown = () => {
    isByKey = true;
  };
  const onPointerDown = () => {
    isByKey = false;
  };
  const onFocusOut = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null || !(target instanceof Element)) return;
    const around = ancestorsOf(target);
    const wasByKey = isByKey;
    afterFrames(FRAMES, () => {
      // Somebody who presses beside everything, or looks at another window, means that.
      if ((target.isConnected && !wasByKey) || document.activeElement !== document.body || !document.hasFocus()) return;
      const next = [...around.filter(({ isConnected }) => isConnected), ...placesInView()][0];
      next?.focus({ preventScroll: true });
    });
  };
  const options = { capture: true };
  document.addEventListener('keydown', onKeyDown, options);
  document.addEventListener('pointerdown', onPointerDown, options);
  document.addEventListener('focusout', onFocusOut, options);
}

function ancestorsOf(element: Element): HTMLElement[] {
  const around = element.parentElement?.closest<HTMLElement>('[tabindex]:not(#main)') ?? null;
  return around === null ? [] : [around, ...ancestorsOf(around)];
}

function placesInView(): HTMLElement[] {
  return ['[data-view-focus]', 'main h1[tabindex]', '#main'].flatMap((place) => [
    ...document.querySelectorAll<HTMLElement>(place),
  ]);
}

function afterFrames(count: number, task: () => void): void {
  if (count === 0) task();
  else requestAnimationFrame(() => afterFrames(count - 1, task));
}
