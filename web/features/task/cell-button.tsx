import { clsx } from 'clsx';
import { openTaskOverlay, type TaskOverlayKind } from './task-overlay-store.ts';

export interface CellButtonProps {
  readonly kind: TaskOverlayKind;
  readonly projectId: string;
  readonly taskId: string;
  /** Says all that the cell shows, and shows in the tooltip. */
  readonly label: string;
  /** The name, where the cell shows words of its own: what is read there has to be in it. */
  readonly name?: string;
  readonly children: React.ReactNode;
  readonly className?: string;
}

/** A cell that opens its picker. Out of the Tab order: in the grid the keys S, A, P, D, E do the same. */
export function CellButton({ kind, projectId, taskId, label, name, children, className }: CellButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-anchor={kind}
      aria-label={name ?? label}
      data-tooltip={label}
      className={clsx('min-h-6 rounded-control px-1 hover:bg-line coarse:min-h-11', className)}
      onClick={(event) => {
        event.stopPropagation();
        openTaskOverlay({ kind, projectId, taskIds: [taskId], anchor: event.currentTarget });
      }}
    >
      {children}
    </button>
  );
}

/** Names an empty cell while the pointer is on its row. */
export function Placeholder({ children }: { readonly children: React.ReactNode }) {
  return (
    <span
      aria-hidden="true"
      className="text-faint opacity-0 group-hover/row:opacity-100 group-data-cursor/row:opacity-100"
    >
      {children}
    </span>
  );
}
