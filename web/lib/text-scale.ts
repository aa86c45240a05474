import { useSyncExternalStore } from 'react';

/** Text of 16 px is what lengths in pixels are thought for. */
const USUAL_PIXELS = 16;

let scale = read();

function read(): number {
  const pixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(pixels) && pixels > 0 ? pixels / USUAL_PIXELS : 1;
}

/**
 * How much larger than usual the reader has set all text, 1 for as usual: what has to be counted in pixels, such as the
 * height of a row, grows with it. Noticed when the window is resized, or looked at again after the settings were.
 */
export function useTextScale(): number {
  return useSyncExternalStore(subscribe, () => scale);
}

function subscribe(listener: () => void): () => void {
  const look = () => {
    scale = read();
    listener();
  };
  window.addEventListener('resize', look);
  document.addEventListener('visibilitychange', look);
  return () => {
    window.removeEventListener('resize', look);
    document.removeEventListener('visibilitychange', look);
  };
}
