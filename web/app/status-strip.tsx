import { useEffect, useRef } from 'react';
import { useConnection } from '../apollo/connection.ts';
import { useWaitingEdits } from '../apollo/plan-edits.ts';
import { announce } from '../ui/live-regions.tsx';

/** Says that the server is out of reach and what that means for what one writes. Nothing while all is well. */
export function StatusStrip() {
  const connection = useConnection();
  const waiting = useWaitingEdits();
  const wasAway = useRef(false);
  const isAway = connection !== 'online';
  useEffect(
    function sayWhenItComesAndGoes() {
      if (isAway) announce('The connection is lost. Changes wait until it is back.');
      else if (wasAway.current) announce('The connection is back.');
      wasAway.current = isAway;
    },
    [isAway],
  );
  if (!isAway) return null;
  const reason = connection === 'offline' ? 'You are offline.' : 'The server cannot be reached; trying again.';
  const kept = waiting === 0 ? 'What you change waits here.' : `${countOfChanges(waiting)} here to be saved.`;
  return (
    <p className="flex min-h-7 shrink-0 items-center justify-center bg-mod-bg px-4 py-1 text-center text-12 font-medium text-mod">
      {reason} {kept}
    </p>
  );
}

function countOfChanges(count: number): string {
  return count === 1 ? '1 change waits' : `${count} changes wait`;
}
