import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useConnection } from '../apollo/connection.ts';
import { areEditsKept, watchEditsKept } from '../apollo/edit-store.ts';
import { useWaitingEdits } from '../apollo/plan-edits.ts';
import { announce } from '../ui/live-regions.tsx';

const STRIP =
  'flex min-h-7 shrink-0 items-center justify-center bg-mod-bg px-4 py-1 text-center text-12 font-medium text-mod';

const REASONS = {
  offline: 'You are offline.',
  reconnecting: 'The server cannot be reached; trying again.',
  'signed-out': 'You are not signed in any more.',
};

/** What is saved sooner needs no word. */
const PATIENCE_MS = 1_000;

/**
 * Says that the server is out of reach and what that means for what one writes, or that it takes its time over saving it.
 * Nothing while all is well.
 */
export function StatusStrip() {
  const connection = useConnection();
  const waiting = useWaitingEdits();
  const areKept = useSyncExternalStore(watchEditsKept, areEditsKept);
  const isSlow = useIsLong(waiting > 0);
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
  if (!isAway)
    return isSlow ? <aside aria-label="Connection" className={STRIP}>{`Saving ${changes(waiting)}…`}</aside> : null;
  const kept =
    waiting === 0
      ? 'What you change waits here.'
      : `${changes(waiting)} ${waiting === 1 ? 'waits' : 'wait'} here to be saved.`;
  return (
    <aside aria-label="Connection" className={STRIP}>
      {REASONS[connection]} {kept}
      {!areKept && ' This browser has no room to keep them: leave this page open until they are.'}
      {isSignedOut && (
        // The server leads to where one signs in.
        <button type="button" className="ml-2 underline underline-offset-2" onClick={() => location.reload()}>
          Sign in again
        </button>
      )}
    </aside>
  );
}

function changes(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}

/** Whether something has been so for longer than is soon; said aloud once. */
function useIsLong(isSo: boolean): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(
    function waitALittle() {
      if (!isSo) return;
      const timer = setTimeout(() => {
        setIsLong(true);
        announce('Saving takes a little longer.');
      }, PATIENCE_MS);
      return () => {
        clearTimeout(timer);
        setIsLong(false);
      };
    },
    [isSo],
  );
  return isLong;
}
