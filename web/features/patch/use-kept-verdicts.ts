import type { Dispatch } from 'react';
import { useEffect, useRef } from 'react';
import { keepAtOnce, keepLocally, readKept } from '../../lib/kept-locally.ts';
import type { ReviewAction } from './review-actions.ts';
import type { Verdict } from './review-model.ts';

const SAVE_AFTER_MS = 200;

/** Decisions about a run's operations are kept under the run, so that they go along from the stream to the review. */
export function verdictsKey(patch: { readonly id: string; readonly run: { readonly id: string } | null }): string {
  return patch.run ? runVerdictsKey(patch.run.id) : `verdicts:patch:${patch.id}`;
}

export function runVerdictsKey(runId: string): string {
  return `verdicts:run:${runId}`;
}

/**
 * Keeps the decisions of a review in this browser over a reload, and restores them when the page opens. `isElsewhere`:
 * all of them are kept on the server already, where others may go on with them, so a copy here would only grow old.
 */
export function useKeptVerdicts(
  key: string | null,
  verdicts: ReadonlyMap<string, Verdict>,
  dispatch: Dispatch<ReviewAction>,
  isElsewhere = false,
): void {
  const initial = useRef(verdicts);
  const latest = useRef(verdicts);
  const saved = useRef({ verdicts, isElsewhere });
  latest.current = verdicts;

  useEffect(
    function restoreKeptVerdicts() {
      if (key === null) return;
      let isGone = false;
      void readKept<[string, Verdict][]>(key).then((kept) => {
        // Whoever has begun to decide meanwhile goes on with that.
        if (!isGone && kept && latest.current === initial.current) {
          dispatch({ type: 'restore', verdicts: new Map([...initial.current, ...kept]) });
        }
      });
      return () => {
        isGone = true;
      };
    },
    [key, dispatch],
  );

  useEffect(
    function keepVerdicts() {
      const isSaved = () => saved.current.verdicts === verdicts && saved.current.isElsewhere === isElsewhere;
      if (key === null || isSaved()) return;
      const save = (keep: (key: string, value: unknown) => unknown = keepLocally) => {
        saved.current = { verdicts, isElsewhere };
        keep(key, verdicts.size === 0 || isElsewhere ? undefined : [...verdicts]);
      };
      const saveAtOnce = () => save(keepAtOnce);
      const timer = setTimeout(save, SAVE_AFTER_MS);
      addEventListener('pagehide', saveAtOnce);
      return () => {
        clearTimeout(timer);
        removeEventListener('pagehide', saveAtOnce);
        // Leaving the page within the pause must not lose the last decision.
        if (latest.current === verdicts && !isSaved() && !isElsewhere) save();
      };
    },
    [key, verdicts, isElsewhere],
  );
}
