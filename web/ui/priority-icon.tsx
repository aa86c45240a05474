import { clsx } from 'clsx';

type Priority = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW' | 'BACKLOG';

const BARS: Record<Exclude<Priority, 'CRITICAL'>, number> = { HIGH: 3, MEDIUM: 2, LOW: 1, BACKLOG: 0 };

/** The priority of a task as a 14 px sign: bars that rise, an exclamation mark for critical. Decorative. */
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
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" className={classes}>
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1 + bar * 4.5}
          y={9 - bar * 3.5}
          width="3"
          height={4 + bar * 3.5}
          rx="1"
          fill="currentColor"
          opacity={bar < BARS[priority] ? 1 : 0.25}
        />
      ))}
    </svg>
  );
}
