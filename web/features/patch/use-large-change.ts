import { useEffect, useState } from 'react';
import { keepLocally, readKept } from '../../lib/kept-locally.ts';
import type { ReviewOperation } from './operation.ts';
import { touchedTaskCount } from './patch-totals.ts';
import type { ReviewedPatch } from './review-header.tsx';

/** A patch that touches more than this share of the plan wants to be looked at as a whole. */
const LARGE_SHARE = 0.2;
/** Of a plan with fewer tasks any change is a large one. */
const FEW_TASKS = 10;

export interface LargeChange {
  /** What it would touch, in a sentence; null where that is not much. */
  readonly sentence: string | null;
  readonly isAccepted: boolean;
  readonly accept: () => void;
}

/** Whether what is in changes so much of the plan that somebody has to say yes to that, and whether somebody has. */
export function useLargeChange(patch: ReviewedPatch, included: readonly ReviewOperation[]): LargeChange {
  const [isAccepted, setIsAccepted] = useState(false);
  const key = `large:${patch.id}`;
  useEffect(
    function recallYes() {
      let isGone = false;
      void readKept<boolean>(key).then((kept) => {
        if (kept === true && !isGone) setIsAccepted(true);
      });
      return () => {
        isGone = true;
      };
    },
    [key],
  );
  const { taskCount } = patch.project.progress;
  const touched = touchedTaskCount(included);
  const isLarge = taskCount >= FEW_TASKS && touched > taskCount * LARGE_SHARE;
  return {
    sentence: isLarge ? `This changes ${touched} of the ${taskCount} tasks of the plan.` : null,
    isAccepted,
    accept: () => {
      setIsAccepted(true);
      void keepLocally(key, true);
    },
  };
}
