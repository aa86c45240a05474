import { Ellipsis } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AcceptanceCriteria } from './acceptance-criteria.tsx';
import { pathOf } from './find-tasks.ts';
import { PanelTitle } from './panel-title.tsx';
import { TaskDependencies } from './task-dependencies.tsx';
import { TaskDescription } from './task-description.tsx';
import { openTaskOverlay } from './task-overlay-store.ts';
import { TaskHistory } from './task-history.tsx';
import { TaskProperties } from './task-properties.tsx';
import { TaskPanelFrame } from './task-panel-frame.tsx';
import { TaskSubtasks } from './task-subtasks.tsx';
import { taskKey } from './task-words.ts';
import { TaskOriginsContext, useTaskOrigins } from './use-task-origins.ts';
import { useTaskDetails } from './use-task-details.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';

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
  const panel = useRef<HTMLElement>(null);
  const taskId = task?.id;
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
          <IconButton
            label="More"
            icon={<Ellipsis className="size-4" aria-hidden="true" />}
            onClick={(event) =>
              openTaskOverlay({ kind: 'menu', projectId, taskIds: [task.id], anchor: event.currentTarget })
            }
          />
        )
      }
      onClose={onClose}
    >
      {task ? (
        // A new task gets new text boxes: what was being written in the old one has been saved on leaving them.
        <PanelBody key={task.id} projectId={projectId} task={task} index={index} onOpen={onOpen} />
      ) : index.project === null ? (
        <Skeleton rows={6} label="Loading the task" />
      ) : (
        <p className="p-6 text-mut">There is no task {taskKey(number)}. It may have been deleted.</p>
      )}
    </TaskPanelFrame>
  );
}

interface PanelBodyProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly index: PlanIndex;
  readonly onOpen: (taskId: string) => void;
}

function PanelBody({ projectId, task, index, onOpen }: PanelBodyProps) {
  const { details, error, retry } = useTaskDetails(task);
  const origins = useTaskOrigins(task);
  return (
    <TaskOriginsContext value={origins}>
      <div className="flex flex-1 flex-col gap-5 overflow-y-auto px-4 py-4 pb-[calc(2rem+env(safe-area-inset-bottom))]">
        <PanelTitle projectId={projectId} task={task} />
        <TaskProperties projectId={projectId} task={task} index={index} />
        {error !== null && (
          <p role="alert" className="text-del">
            The description could not be loaded. {error}{' '}
            <button type="button" className="font-medium underline" onClick={retry}>
              Try again
            </button>
          </p>
        )}
        {details ? (
          <>
            <TaskDescription projectId={projectId} task={task} description={details.description} />
            <AcceptanceCriteria projectId={projectId} task={task} criteria={details.acceptanceCriteria} />
          </>
        ) : (
          error === null && <Skeleton rows={3} label="Loading the description" />
        )}
        <TaskSubtasks projectId={projectId} task={task} index={index} onOpen={onOpen} />
        <TaskDependencies projectId={projectId} task={task} index={index} onOpen={onOpen} />
        <TaskHistory projectId={projectId} />
      </div>
    </TaskOriginsContext>
  );
}
