import { useEffect, useRef } from 'react';
import { announce } from '../../ui/live-regions.tsx';
import { cutSentence } from '../planning/run-words.ts';
import { counted } from './patch-totals.ts';
import type { ReviewedPatch } from './review-header.tsx';

/**
 * Tells screen readers what there is to review when it opens, at once where it broke off, and later how many changes have
 * come to need a fix.
 */
export function useReviewAnnouncements({ operations, run }: ReviewedPatch, problemCount: number): void {
  const count = operations.length;
  const cut = run?.incomplete ? cutSentence(run.errorCode) : null;
  const said = useRef<number | null>(null);
  useEffect(
    function sayWhatThereIs() {
      const before = said.current;
      said.current = problemCount;
      const needy = `${counted(problemCount, 'change')} ${problemCount === 1 ? 'needs' : 'need'} a fix.`;
      if (before !== null) return problemCount > before ? announce(needy) : undefined;
      const ready = cut === null ? `${counted(count, 'change')} ready.` : `${cut} ${counted(count, 'change')} kept.`;
      announce(problemCount === 0 ? ready : `${ready} ${needy}`, cut === null ? 'polite' : 'assertive');
    },
    [count, cut, problemCount],
  );
}
