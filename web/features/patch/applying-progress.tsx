import { useEffect, useState } from 'react';
import { announce } from '../../ui/live-regions.tsx';
import { ElapsedTime } from '../planning/elapsed-time.tsx';
import { counted } from './patch-totals.ts';

/** What is done sooner needs no word. */
const PATIENCE_MS = 1_000;

/** Shown while a patch is being applied, once that takes longer than a second: that it goes on, and for how long. */
export function ApplyingProgress({ count }: { readonly count: number }) {
  const [isLong, setIsLong] = useState(false);
  const sentence = `Applying ${counted(count, 'change')}…`;
  useEffect(
    function sayThatItGoesOn() {
      const timer = setTimeout(() => {
        setIsLong(true);
        announce(sentence);
      }, PATIENCE_MS);
      return () => clearTimeout(timer);
    },
    [sentence],
  );
  if (!isLong) return null;
  return (
    <div className="flex items-center gap-3 border-t border-line bg-panel px-3 py-1.5 text-12 text-mut sm:px-4">
      <span>{sentence}</span>
      {/* One step for the server, all or nothing: there is no share of it to show. */}
      <span
        role="progressbar"
        aria-label={sentence}
        className="relative h-1 min-w-16 flex-1 overflow-hidden rounded-full bg-hover"
      >
        <span className="absolute inset-y-0 left-0 w-1/3 rounded-full bg-acc motion-safe:animate-to-and-fro" />
      </span>
      <ElapsedTime since={null} until={null} />
    </div>
  );
}
