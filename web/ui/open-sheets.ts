import { useEffect, useSyncExternalStore } from 'react';

let count = 0;
const listeners = new Set<() => void>();

function change(by: 1 | -1): void {
  count += by;
  for (const listener of listeners) listener();
}

/** For what lies over the page and has the person's attention, such as a dialog: notices keep out of its way meanwhile. */
export function useAsSheet(isOpen = true): void {
  useEffect(
    function countAsOpen() {
      if (!isOpen) return;
      change(1);
      return () => change(-1);
    },
    [isOpen],
  );
}

export function useHasSheet(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => count > 0,
  );
}
