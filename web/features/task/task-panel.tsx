import { Link, useNavigate } from '@tanstack/react-router';
import { Ellipsis, Maximize2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import type { TaskAddress } from '../../app/address-search.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { HereToo } from '../presence/here-too.tsx';
import { pathOf, taskIdAt } from './find-tasks.ts';
import { GoneTask, useLastTaskId } from './gone-task.tsx';
import { openTaskOverlay } from './task-overlay-store.ts';
import { TaskBody } from './task-body.tsx';
import { TaskPanelFrame } from './task-panel-frame.tsx';
import { useOpenTaskShortcuts } from './use-task-shortcuts.ts';

export interface TaskPanelProps {
  readonly projectId: string;
  readonly address: TaskAddress;
  readonly onClose: () => void;
  readonly onOpen: (taskId: string) => void;
}

/** One task with all its fields. */
export function TaskPanel({ projectId, address, onClose, onOpen }: TaskPanelProps) {
  const index = usePlanIndex(projectId);
  const task = index.byId.get(taskIdAt(index, address) ?? '');
  const lastId = useLastTaskId(address, task);
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
  const navigate = useNavigate();
  const number = task && task.number > 0 ? task.number : null;
  useEffect(
    function nameByNumberOnceSaved() {
      if (number !== null && number !== address)
        void navigate({ to: '.', search: (before) => ({ ...before, task: number }), replace: true, state: true });
    },
    [number, address, navigate],
  );

  return (
    <TaskPanelFrame
      ref={panel}
      address={number ?? address}
      heading={task && task.parentId !== null && <span> · {pathOf(index, task)}</span>}
      actions={
        task && (
          <>
            <HereToo taskId={task.id} />
            {number !== null && (
              <Link
                to="/p/$projectId/task/$number"
                params={{ projectId, number: String(number) }}
                aria-label="Open as a page"
                data-tooltip="Open as a page"
                className="inline-grid size-7 shrink-0 place-items-center rounded-control text-mut hover:bg-hover hover:text-fg coarse:size-11"
              >
                <Maximize2 className="size-3.5" aria-hidden="true" />
              </Link>
            )}
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
        <GoneTask projectId={projectId} address={address} taskId={lastId} />
      )}
    </TaskPanelFrame>
  );
}
