import type { ReactNode, Ref } from 'react';
import type { TaskAddress } from '../../app/address-search.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { taskKey } from './task-words.ts';

export interface TaskPanelFrameProps {
  readonly ref?: Ref<HTMLElement>;
  /** As the address names it: a task that waits to be saved has no number. */
  readonly address: TaskAddress;
  /** Beside the number: where the task stands. */
  readonly heading?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The panel around a task. */
export function TaskPanelFrame({ address, heading, ...panel }: TaskPanelFrameProps) {
  const key = typeof address === 'number' ? taskKey(address) : null;
  return (
    <SidePanel
      {...panel}
      label={key === null ? 'New task' : `Task ${key}`}
      heading={
        <p className="truncate">
          <span className="tabular-nums">{key ?? 'new'}</span>
          {heading}
        </p>
      }
      shortcut="project.togglePanel"
    />
  );
}
