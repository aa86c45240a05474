import { X } from 'lucide-react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { IconButton } from './icon-button.tsx';

export interface SidePanelProps {
  readonly ref?: Ref<HTMLElement>;
  /** Its name for screen readers. */
  readonly label: string;
  readonly heading: ReactNode;
  readonly actions?: ReactNode;
  /** Keys that close it, shown in the tooltip. */
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** What is shown beside a view: next to it on wide screens, over it on tablets, a page on phones. */
export function SidePanel({ ref, label, heading, actions, shortcut, children, onClose }: SidePanelProps) {
  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
    // The part of the view that takes keys.
    document.querySelector<HTMLElement>('[data-view-focus]')?.focus({ preventScroll: true });
  }

  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-label={label}
      className="fixed inset-0 z-30 flex flex-col overflow-hidden border-l border-line bg-bg outline-none sm:left-auto sm:w-105 sm:shadow-popover lg:static lg:z-0 lg:shrink-0 lg:shadow-none"
      onKeyDown={handleKeyDown}
    >
      <header className="flex h-10 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4 coarse:h-13">
        <div className="min-w-0 flex-1 truncate text-12 text-faint">{heading}</div>
        {actions}
        <IconButton
          label="Close"
          shortcut={shortcut}
          icon={<X className="size-4" aria-hidden="true" />}
          onClick={onClose}
        />
      </header>
      {children}
    </aside>
  );
}
