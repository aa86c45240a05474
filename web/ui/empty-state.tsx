import type { ReactNode } from 'react';

export interface EmptyStateProps {
  /** One sentence that says what is not here. */
  readonly title: string;
  /** What to do about it: one primary action, perhaps with its shortcut. */
  readonly children?: ReactNode;
}

export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="flex grow flex-col items-center gap-3 px-6 py-16 text-center text-mut">
      <p className="max-w-sm text-14 text-balance">{title}</p>
      {children}
    </div>
  );
}
