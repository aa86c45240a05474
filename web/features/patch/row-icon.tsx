import { clsx } from 'clsx';

const PATHS = {
  edit: 'M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4',
  reject: 'M18 6 6 18M6 6l12 12',
  accept: 'M20 6 9 17l-5-5',
  closed: 'm9 18 6-6-6-6',
  open: 'm6 9 6 6 6-6',
};

/**
 * The icons that stand in every row, as Lucide 1.75 draws them (ISC licence), but of one path each and without work of
 * their own: a list that fills itself many times a second draws a hundred of them each time. Decorative.
 */
export function RowIcon({ name, className }: { readonly name: keyof typeof PATHS; readonly className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={clsx('fill-none stroke-current stroke-2 [stroke-linecap:round] [stroke-linejoin:round]', className)}
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
