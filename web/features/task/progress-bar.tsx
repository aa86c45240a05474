import type { CSSProperties } from 'react';
import type { PlanProgress } from '../../apollo/plan-index.ts';

/** Completed leaves of all leaves, as a bar of 32 px with the share beside it, and the numbers for those who want them exactly. */
export function ProgressBar({ progress }: { readonly progress: PlanProgress }) {
  const share = progress.total === 0 ? 0 : progress.completed / progress.total;
  return (
    <span
      role="img"
      aria-label={`${progress.completed} of ${progress.total} completed`}
      data-tooltip=""
      className="progress-bar"
      style={{ '--share': `${share * 100}%` } as CSSProperties}
    >
      {Math.round(share * 100)}%
    </span>
  );
}
