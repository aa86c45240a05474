import { clsx } from 'clsx';

type Status = 'TODO' | 'IN_PROGRESS' | 'IN_REVIEW' | 'BLOCKED' | 'COMPLETED' | 'CANCELLED';

const COLOURS: Record<Status, string> = {
  TODO: 'text-line2',
  IN_PROGRESS: 'text-mod',
  IN_REVIEW: 'text-acctx',
  BLOCKED: 'text-del',
  COMPLETED: 'text-add',
  CANCELLED: 'text-faint',
};

/** The state of a task as a 14 px sign. Each has its own shape, so that colour is not needed. Decorative. */
export function StatusIcon({ status, className }: { readonly status: Status; readonly className?: string }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" className={clsx('size-3.5 shrink-0', COLOURS[status], className)}>
      {status === 'COMPLETED' || status === 'CANCELLED' || status === 'BLOCKED' ? (
        <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      ) : (
        <circle cx="7" cy="7" r="5.75" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
      {status === 'IN_PROGRESS' && <path d="M7 3.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" />}
      {status === 'IN_REVIEW' && <path d="M7 3.5a3.5 3.5 0 1 1-3.5 3.5H7z" fill="currentColor" />}
      {status === 'COMPLETED' && <path d="m4.2 7.2 2 2 3.6-4" className="fill-none stroke-bg" strokeWidth="1.6" />}
      {status === 'CANCELLED' && <path d="m4.8 4.8 4.4 4.4m0-4.4-4.4 4.4" className="stroke-bg" strokeWidth="1.6" />}
      {status === 'BLOCKED' && <path d="M3.8 7h6.4" className="stroke-bg" strokeWidth="1.8" />}
    </svg>
  );
}
