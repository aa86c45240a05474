import { useSyncExternalStore } from 'react';
import { remember, remembered } from '../lib/remembered.ts';

export type Theme = 'system' | 'light' | 'dark';

// The same key and the same rule as in theme-script.js, which runs before the first paint.
const KEY = 'theme';
const listeners = new Set<() => void>();
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

function theme(): Theme {
  const kept = remembered(KEY);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

function show(): void {
  const chosen = theme();
  const isDark = chosen === 'dark' || (chosen === 'system' && systemIsDark.matches);
  document.documentElement.classList.toggle('dark', isDark);
  for (const listener of listeners) listener();
}

systemIsDark.addEventListener('change', show);
addEventListener('storage', (event) => {
  if (event.key === KEY) show();
});

/** Chooses the theme for this browser, in all its tabs. */
export function setTheme(next: Theme): void {
  remember(KEY, next === 'system' ? null : next);
  show();
}

export function useTheme(): Theme {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, theme);
}
