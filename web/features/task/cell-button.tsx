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
  /** Names an empty cell while the pointer or the cursor is on its row; drawn, since the button's name says as much. */
  readonly placeholder?: string;
  readonly children?: React.ReactNode;
  readonly className?: string;
}

/**
 * A cell that opens its picker. Out of the Tab order: in the grid the keys S, A, P, D, E do the same. There are six of
 * them in a row, and all rows may change at once, so each is as few elements and attributes as it can be.
 */
export function CellButton({
  kind,
  projectId,
  taskId,
  label,
  name,
  placeholder,
  children,
  className,
}: CellButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-anchor={kind}
      aria-label={name ?? label}
      data-tooltip={name === undefined ? '' : label}
      data-drawn={placeholder}
      className={clsx(
        'min-h-6 rounded-control px-1 hover:bg-line coarse:min-h-11',
        placeholder !== undefined && DRAWN_ON_HOVER,
        className,
      )}
      onClick={(event) => {
        event.stopPropagation();
        openTaskOverlay({ kind, projectId, taskIds: [taskId], anchor: event.currentTarget });
      }}
    >
      {children}
    </button>
  );
}

const DRAWN_ON_HOVER =
  'text-transparent before:content-[attr(data-drawn)] group-hover/row:text-faint group-data-cursor/row:text-faint';
