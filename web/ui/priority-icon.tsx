import { clsx } from 'clsx';

type Priority = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'BACKLOG';

/** Of 3 px, with round corners; each higher than the one before. */
const BARS = [0, 1, 2].map((at) => {
  const side = 2 + at * 3.5;
  return `M${2 + at * 4.5} ${9 - at * 3.5}h1a1 1 0 0 1 1 1v${side}a1 1 0 0 1-1 1h-1a1 1 0 0 1-1-1v${-side}a1 1 0 0 1 1-1z`;
});
const FULL: Record<Exclude<Priority, 'CRITICAL'>, number> = { HIGH: 3, MEDIUM: 2, LOW: 1, BACKLOG: 0 };

/**
 * The priority of a task as a 14 px sign: bars that rise, an exclamation mark for critical. Decorative. It stands in
 * every row, so it is of few elements, and none of them has an opacity, which would be a layer of its own.
 */
export function PriorityIcon({ priority, className }: { readonly priority: Priority; readonly className?: string }) {
  const classes = clsx('size-3.5 shrink-0', priority === 'CRITICAL' ? 'text-crit' : 'text-mut', className);
  if (priority === 'CRITICAL') {
    return (
      <svg viewBox="0 0 14 14" aria-hidden="true" className={classes}>
        <rect x="0.5" y="0.5" width="13" height="13" rx="3" fill="currentColor" />
        <path d="M7 3.2v4.4M7 9.6v1.4" className="stroke-bg" strokeWidth="1.7" />
      </svg>
    );
  }
  const full = FULL[priority];
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" className={classes} fill="currentColor">
      {full > 0 && <path d={BARS.slice(0, full).join('')} />}
      {full < BARS.length && <path d={BARS.slice(full).join('')} fillOpacity="0.25" />}
    </svg>
  );
}
