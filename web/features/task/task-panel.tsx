import { Link } from '@tanstack/react-router';
import { Ellipsis, Maximize2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { HereToo } from '../presence/here-too.tsx';
import { pathOf } from './find-tasks.ts';
import { GoneTask, useLastTaskId } from './gone-task.tsx';
import { openTaskOverlay } from './task-overlay-store.ts';
import { TaskBody } from './task-body.tsx';
import { TaskPanelFrame } from './task-panel-frame.tsx';
import { useOpenTaskShortcuts } from './use-task-shortcuts.ts';

export interface TaskPanelProps {
  readonly projectId: string;
  readonly number: number;
  readonly onClose: () => void;
  readonly onOpen: (taskId: string) => void;
}

/** One task with all its fields. */
export function TaskPanel({ projectId, number, onClose, onOpen }: TaskPanelProps) {
  const index = usePlanIndex(projectId);
  const task = [...index.byId.values()].find((candidate) => candidate.number === number);
  const lastId = useLastTaskId(number, task);
  const panel = useRef<HTMLElement>(null);
  const taskId = task?.id;
  useOpenTaskShortcuts(projectId, taskId, panel);
  useEffect(
    function takeFocus() {
      // Opened by key or pointer alike, reading goes on in the panel; Escape gives the focus back to the outline. Whoever
      // is writing already (a double click opens and renames) is not interrupted.
      const isWriting = document.activeElement?.matches('input, textarea') ?? false;
      if (taskId !== undefined && !isWriting) panel.current?.focus({ preventScroll: true });
    },
    [taskId],
  );

  return (
    <TaskPanelFrame
      ref={panel}
      number={number}
      heading={task && task.parentId !== null && <span> · {pathOf(index, task)}</span>}
      actions={
        task && (
          <>
            <HereToo taskId={task.id} />
            <Link
              to="/p/$projectId/task/$number"
              params={{ projectId, number: String(number) }}
              aria-label="Open as a page"
              data-tooltip="Open as a page"
              className="inline-grid size-7 shrink-0 place-items-center rounded-control text-mut hover:bg-hover hover:text-fg coarse:size-11"
            >
              <Maximize2 className="size-3.5" aria-hidden="true" />
            </Link>
            <IconButton
              label="More"
              icon={<Ellipsis className="size-4" aria-hidden="true" />}
              onClick={(event) =>
                openTaskOverlay({ kind: 'menu', projectId, taskIds: [task.id], anchor: event.currentTarget })
              }
            />
          </>
        )
      }
      onClose={onClose}
    >
      {task ? (
        // A new task gets new text boxes: what was being written in the old one has been saved on leaving them.
        <TaskBody key={task.id} projectId={projectId} task={task} index={index} onOpen={onOpen} />
      ) : index.project === null ? (
        <Skeleton rows={6} label="Loading the task" />
      ) : (
        <GoneTask projectId={projectId} number={number} taskId={lastId} />
      )}
    </TaskPanelFrame>
  );
}
