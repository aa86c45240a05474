import type { PlanProgress } from '../../apollo/plan-index.ts';

/** Completed leaves of all leaves, as a bar of 40 px with the numbers beside it for those who want them exactly. */
export function ProgressBar({ progress }: { readonly progress: PlanProgress }) {
  const share = progress.total === 0 ? 0 : progress.completed / progress.total;
  return (
    <span
      role="img"
      aria-label={`${progress.completed} of ${progress.total} completed`}
      data-tooltip={`${progress.completed} of ${progress.total} completed`}
      className="flex items-center gap-1.5"
    >
      <span className="h-1.5 w-8 overflow-hidden rounded-full bg-line">
        <span className="block h-full rounded-full bg-add" style={{ width: `${share * 100}%` }} />
      </span>
      <span aria-hidden="true" className="w-7 text-right text-11 text-mut tabular-nums">
        {Math.round(share * 100)}%
      </span>
    </span>
  );
}
