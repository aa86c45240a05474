import { clsx } from 'clsx';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';

export interface DisclosureProps {
  /** What the line says; a part that is only for the closed one is hidden by `group-aria-expanded`. */
  readonly summary: ReactNode;
  readonly isOpenAtFirst?: boolean;
  /** The colour of the line. */
  readonly className?: string;
  /** What is below the line while it is open. */
  readonly children: ReactNode;
}

/** A line that opens and closes what it is about. */
export function Disclosure({ summary, isOpenAtFirst = false, className = 'text-mut', children }: DisclosureProps) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div className="min-w-0 text-12">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className={clsx(
          'group -ml-1 flex min-h-6 max-w-full items-center gap-1 rounded-control px-1 text-left hover:bg-hover coarse:min-h-11',
          className,
        )}
      >
        {summary}
        <Chevron className="size-3.5 shrink-0" aria-hidden="true" />
      </button>
      {isOpen && children}
    </div>
  );
}
