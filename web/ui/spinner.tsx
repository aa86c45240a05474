import { clsx } from 'clsx';

/** Says nothing to screen readers; the thing that waits carries `aria-busy`. Invisible for the first 400 ms. */
export function Spinner({ className }: { readonly className?: string }) {
  return (
    <span aria-hidden="true" className={clsx('inline-block animate-appear', className)}>
      <span className="block size-3.5 animate-spin rounded-full border-2 border-current border-r-transparent" />
    </span>
  );
}
