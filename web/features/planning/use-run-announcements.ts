import { useEffect, useRef } from 'react';
import { announce } from '../../ui/live-regions.tsx';
import { counted } from '../patch/patch-totals.ts';
import type { RunPhase } from './run-stream.ts';
import { isOver } from './run-stream.ts';

const PAUSE_MS = 5_000;

/** Tells screen readers how a run goes: that it began, at most every five seconds how far it is, and how it ended. */
export function useRunAnnouncements(phase: RunPhase, count: number, failure: string | null, said: string): void {
  const latest = useRef(count);
  latest.current = count;
  const words = useRef(said);
  words.current = said;
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
        announce(`${counted(said, 'change')} so far.`);
      }, PAUSE_MS);
      return () => clearInterval(timer);
    },
    [isGoing],
  );

  useEffect(
    function announceEnd() {
      // What is ready is told by the review, which opens by itself.
      if (phase === 'succeeded' && latest.current === 0) announce(`Nothing to change. ${words.current.trim()}`.trim());
      if (phase === 'cancelled')
        announce(latest.current === 0 ? 'Stopped.' : `Stopped after ${counted(latest.current, 'change')}.`);
      if (phase === 'failed') announce(failure ?? 'Planning has failed.', 'assertive');
    },
    [phase, failure],
  );
}
