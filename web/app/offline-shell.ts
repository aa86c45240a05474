import { whenIdle } from '../lib/when-idle.ts';

/**
 * Keeps the application itself in the browser, so that it opens without a network and can be installed. Pages come from
 * the server whenever it answers, so nobody is held on an old build. Only in what was built, and from a safe origin.
 */
export function keepShell(): void {
  if (!('serviceWorker' in navigator) || document.querySelector('script[src*="/assets/"]') === null) return;
  whenIdle(() => {
    // Where it cannot be kept, the application needs a network, as any page does.
    navigator.serviceWorker.register('/service-worker.js').catch(() => undefined);
  });
}
