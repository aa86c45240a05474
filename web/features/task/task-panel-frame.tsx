import type { ReactNode, Ref } from 'react';
import { SidePanel } from '../../ui/side-panel.tsx';
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

/** The panel around a task. */
export function TaskPanelFrame({ number, heading, ...panel }: TaskPanelFrameProps) {
  return (
    <SidePanel
      {...panel}
      label={`Task ${taskKey(number)}`}
      heading={
        <p className="truncate">
          <span className="tabular-nums">{taskKey(number)}</span>
          {heading}
        </p>
      }
      shortcut="project.togglePanel"
    />
  );
}
