import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { taskKey } from './task-words.ts';

export interface TaskPanelFrameProps {
  readonly ref?: Ref<HTMLElement>;
  readonly number: number;
  /** Beside the number: where the task stands. */
  readonly heading?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The panel around a task: beside the outline on wide screens, over it on tablets, a page on phones. */
export function TaskPanelFrame({ ref, number, heading, actions, children, onClose }: TaskPanelFrameProps) {
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
      aria-label={`Task ${taskKey(number)}`}
      className="fixed inset-0 z-30 flex flex-col overflow-hidden border-l border-line bg-bg outline-none sm:left-auto sm:w-105 sm:shadow-popover lg:static lg:z-0 lg:shrink-0 lg:shadow-none"
      onKeyDown={handleKeyDown}
    >
      <header className="flex h-10 shrink-0 items-center gap-1 border-b border-line pr-2 pl-4 coarse:h-13">
        <p className="min-w-0 flex-1 truncate text-12 text-faint">
          <span className="tabular-nums">{taskKey(number)}</span>
          {heading}
        </p>
        {actions}
        <IconButton label="Close" shortcut="]" icon={<X className="size-4" aria-hidden="true" />} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}
