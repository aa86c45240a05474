import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** The accessible name, and the tooltip. */
  readonly label: string;
  /** A shortcut of the catalogue by its name (`project.filter`), or keys that are always the same (`$mod+Enter`); shown in the tooltip. */
  readonly shortcut?: string;
  readonly icon: ReactNode;
  /** `small` is 24 px, for rows; the default is 28 px. Both are 44 px on a coarse pointer. */
  readonly size?: 'small' | 'default';
}

/** A button with an icon alone. The tooltip is drawn by `TooltipLayer`, which all buttons share. */
export function IconButton({ label, shortcut, icon, size = 'default', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      data-tooltip={label}
      data-shortcut={shortcut}
      className={clsx(
        'inline-grid shrink-0 place-items-center rounded-control text-mut transition-colors duration-100 hover:bg-hover hover:text-fg disabled:opacity-50 coarse:size-11',
        size === 'small' ? 'size-6' : 'size-7',
        className,
      )}
    >
      {icon}
    </button>
  );
}
