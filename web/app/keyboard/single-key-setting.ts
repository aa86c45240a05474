import { useSyncExternalStore } from 'react';
import { remember, remembered } from '../../lib/remembered.ts';

const KEY = 'orchestrator.single-keys';
const listeners = new Set<() => void>();

/** Whether shortcuts of one letter or sign work (WCAG 2.1.4 asks for a way to turn them off). On unless turned off. */
export function areSingleKeysOn(): boolean {
  return remembered(KEY) !== 'off';
}

export function setSingleKeys(areOn: boolean): void {
  remember(KEY, areOn ? null : 'off');
  for (const listener of listeners) listener();
}

window.addEventListener('storage', ({ key }) => {
  if (key === KEY || key === null) for (const listener of listeners) listener();
});

export function useSingleKeys(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, areSingleKeysOn);
}
