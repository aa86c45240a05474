import { createContext, useContext, useEffect, useLayoutEffect, useReducer, useRef } from 'react';
import { afterPaint } from '../../lib/after-paint.ts';

/** More new rows than this at once would be a flicker, not a fade; and nobody reads more than their titles. */
const MOST_WHOLE = 4;
/** How long nothing has to come, in milliseconds, until lean rows become whole; and how many of them then do in a frame. */
const REST_MS = 150;
const WHOLE_A_FRAME = 6;

/**
 * Whether a row shows only what can be read while it streams past, with room for the rest: a third of the elements to lay
 * out. False wherever rows do not stream in.
 */
export const LeanContext = createContext(false);

export function useIsLean(): boolean {
  return useContext(LeanContext);
}

export interface ArrivingRows {
  /** Rows from this one on fade in, where they are mounted now; Infinity for none. */
  readonly fadesFrom: number;
  /** Rows from this one on are lean; Infinity for none. */
  readonly leanFrom: number;
}

/**
 * How the rows look that come at the end of a list of `count`: a few fade in; many at once are lean until nothing more
 * comes for a moment, or the person has left the end. `firstShown` is the first row that is mounted.
 */
export function useArrivingRows(
  count: number,
  isStreaming: boolean,
  isFollowing: boolean,
  firstShown: number,
): ArrivingRows {
  const before = useRef(0);
  const leanFrom = useRef(Infinity);
  /** How many rows there were when there was a rest. */
  const restedAt = useRef(0);
  const [steps, drawAgain] = useReducer((times: number) => times + 1, 0);
  const areMany = count - before.current > MOST_WHOLE;
  if (isStreaming && areMany) leanFrom.current = Math.min(leanFrom.current, before.current);
  const fadesFrom = isStreaming && !areMany ? before.current : Infinity;
  useLayoutEffect(
    function rememberCount() {
      before.current = count;
    },
    [count],
  );
  const latest = useRef(firstShown);
  latest.current = firstShown;
  useEffect(
    function makeWhole() {
      if (leanFrom.current === Infinity) return;
      const makeSomeWhole = () => {
        restedAt.current = count;
        leanFrom.current = Math.max(leanFrom.current, latest.current) + WHOLE_A_FRAME;
        if (leanFrom.current >= count) leanFrom.current = Infinity;
        drawAgain();
      };
      if (restedAt.current === count || !isFollowing) return afterPaint(makeSomeWhole);
      const timer = setTimeout(makeSomeWhole, REST_MS);
      return () => clearTimeout(timer);
    },
    [count, isFollowing, steps],
  );
  return { fadesFrom, leanFrom: leanFrom.current };
}
