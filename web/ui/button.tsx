import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { Spinner } from './spinner.tsx';

type Variant = 'primary' | 'secondary' | 'ghost' | 'danger';

const VARIANTS: Record<Variant, string> = {
  primary: 'bg-acc text-accfg hover:brightness-110 active:brightness-105',
  secondary: 'border border-line2 bg-raised text-fg hover:bg-hover',
  ghost: 'text-mut hover:bg-hover hover:text-fg',
  danger: 'border border-del bg-raised text-del hover:bg-del-bg',
};

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: Variant;
  /** Shows a spinner beside the label and ignores presses, without taking the focus away. */
  readonly busy?: boolean;
  /** Shown in the tooltip; see `IconButton` for the notation. */
  readonly shortcut?: string;
}

/** A button with a text. 28 px high, 44 px on a coarse pointer. Its default type is `button`, not `submit`. */
export function Button({ variant = 'secondary', busy, shortcut, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      onClick={busy ? undefined : rest.onClick}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      data-shortcut={shortcut}
      className={clsx(
        'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-control px-2.5 text-13 font-medium whitespace-nowrap transition-colors duration-100 select-none disabled:opacity-50 coarse:h-11 coarse:px-4',
        VARIANTS[variant],
        className,
      )}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
