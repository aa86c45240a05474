import { clsx } from 'clsx';

export interface FoldButtonProps {
  readonly isExpanded: boolean;
  readonly onToggle: (isExpanded: boolean) => void;
}

/** Folds a row, or unfolds it. The arrow is the corner of a box: it stands in many rows, and so is no element of its own. */
export function FoldButton({ isExpanded, onToggle }: FoldButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={isExpanded ? 'Collapse' : 'Expand'}
      className={clsx(
        'grid size-6 shrink-0 place-items-center rounded-control text-mut hover:bg-line coarse:h-11 coarse:w-8',
        'before:size-1.5 before:border-r-[1.25px] before:border-b-[1.25px] before:border-current',
        isExpanded ? 'before:-mt-0.5 before:rotate-45' : 'before:-ml-0.5 before:-rotate-45',
      )}
      onClick={(event) => {
        event.stopPropagation();
        onToggle(!isExpanded);
      }}
    />
  );
}
