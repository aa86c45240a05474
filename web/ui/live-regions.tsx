import { useSyncExternalStore } from 'react';

type Politeness = 'polite' | 'assertive';

let messages: Readonly<Record<Politeness, string>> = { polite: '', assertive: '' };
const listeners = new Set<() => void>();

/**
 * Says a message to screen readers. Polite waits for a pause in speech; assertive interrupts, for failures alone.
 * Callers that speak often (a stream) keep five seconds between their messages.
 */
export function announce(message: string, politeness: Politeness = 'polite'): void {
  // The same words twice would not be spoken again: an invisible character makes them differ.
  const text = messages[politeness] === message ? `${message}\u00a0` : message;
  messages = { ...messages, [politeness]: text };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The two live regions of the application; mounted once, by the shell. */
export function LiveRegions() {
  const { polite, assertive } = useSyncExternalStore(subscribe, () => messages);
  return (
    <>
      <div role="status" aria-live="polite" className="sr-only">
        {polite}
      </div>
      <div role="alert" aria-live="assertive" className="sr-only">
        {assertive}
      </div>
    </>
  );
}
