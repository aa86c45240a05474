import { useEffect, useRef } from 'react';

/** Calls `save` when the page is left or reloaded, or the component goes, with what it holds then. */
export function useOnLeaving(save: () => void): void {
  const latest = useRef(save);
  useEffect(function rememberLatest() {
    latest.current = save;
  });
  useEffect(function saveOnLeaving() {
    const onLeaving = () => latest.current();
    addEventListener('pagehide', onLeaving);
    return () => {
      removeEventListener('pagehide', onLeaving);
      onLeaving();
    };
  }, []);
}
