import { useEffect, useRef } from 'react';
import { useConnection } from '../apollo/connection.ts';
import { useWaitingEdits } from '../apollo/plan-edits.ts';
import { announce } from '../ui/live-regions.tsx';

const REASONS = {
  offline: 'You are offline.',
  reconnecting: 'The server cannot be reached; trying again.',
  'signed-out': 'You are not signed in any more.',
};

/** Says that the server is out of reach and what that means for what one writes. Nothing while all is well. */
export function StatusStrip() {
  const connection = useConnection();
  const waiting = useWaitingEdits();
  const wasAway = useRef(false);
  const isAway = connection !== 'online';
  const isSignedOut = connection === 'signed-out';
  useEffect(
    function sayWhenItComesAndGoes() {
      if (isSignedOut) announce('You are not signed in any more. Changes wait until you are.', 'assertive');
      else if (isAway) announce('The connection is lost. Changes wait until it is back.');
      else if (wasAway.current) announce('The connection is back.');
      wasAway.current = isAway;
    },
    [isAway, isSignedOut],
  );
  if (!isAway) return null;
  const kept = waiting === 0 ? 'What you change waits here.' : `${countOfChanges(waiting)} here to be saved.`;
  return (
    <aside
      aria-label="Connection"
      className="flex min-h-7 shrink-0 items-center justify-center bg-mod-bg px-4 py-1 text-center text-12 font-medium text-mod"
    >
      {REASONS[connection]} {kept}
      {isSignedOut && (
        // The server leads to where one signs in.
        <button type="button" className="ml-2 underline underline-offset-2" onClick={() => location.reload()}>
          Sign in again
        </button>
      )}
    </aside>
  );
}

function countOfChanges(count: number): string {
  return count === 1 ? '1 change waits' : `${count} changes wait`;
}
