import { useEffect, useRef } from 'react';
import { announce } from '../../ui/live-regions.tsx';
import type { RunPhase } from './run-stream.ts';
import { isOver } from './run-stream.ts';

const PAUSE_MS = 5_000;

/** Tells screen readers how a run goes: that it began, at most every five seconds how far it is, and how it ended. */
export function useRunAnnouncements(phase: RunPhase, count: number, failure: string | null): void {
  const latest = useRef(count);
  latest.current = count;
  // Queued and running are one wait for the listener.
  const isGoing = !isOver(phase);

  useEffect(
    function announceProgress() {
      if (!isGoing) return;
      announce('Planning.');
      let said = 0;
      const timer = setInterval(() => {
        if (latest.current === said) return;
        said = latest.current;
        announce(`${changes(said)} so far.`);
      }, PAUSE_MS);
      return () => clearInterval(timer);
    },
    [isGoing],
  );

  useEffect(
    function announceEnd() {
      if (phase === 'succeeded') announce(`${changes(latest.current)} ready.`);
      if (phase === 'cancelled') announce(`Stopped after ${changes(latest.current)}.`);
      if (phase === 'failed') announce(failure ?? 'Planning has failed.', 'assertive');
    },
    [phase, failure],
  );
}

export function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
