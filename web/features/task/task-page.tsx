import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ChevronLeft, Ellipsis } from 'lucide-react';
import { usePlanIndex } from '../../apollo/plan-sessions.ts';
import { NotFound } from '../../app/not-found.tsx';
import { useDocumentTitle } from '../../app/use-document-title.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { pathOf, taskIdByNumber } from './find-tasks.ts';
import { TaskBody } from './task-body.tsx';
import { GoneTask, useLastTaskId } from './gone-task.tsx';
import { openTaskOverlay } from './task-overlay-store.ts';
import { taskKey } from './task-words.ts';
import { useOpenTaskShortcuts } from './use-task-shortcuts.ts';

/** One task as a page of its own, at an address that can be given to others. */
export function TaskPage() {
  const { projectId, number: text } = useParams({ from: '/p/$projectId/task/$number' });
  const index = usePlanIndex(projectId);
  const navigate = useNavigate();
  const number = Number(text);
  const id = Number.isInteger(number) ? taskIdByNumber(index, number) : null;
  const task = id === null ? undefined : index.byId.get(id);
  useDocumentTitle(task ? `${taskKey(task.number)} ${task.title}` : 'Task');
  const lastId = useLastTaskId(number, task);
  useOpenTaskShortcuts(projectId, task?.id);
  if (!task && !(number > 0)) return <NotFound what="task" />;
  if (!task) return <GoneTask projectId={projectId} address={number} taskId={lastId} />;
  const open = (taskId: string) => {
    const other = index.byId.get(taskId);
    if (other && other.number > 0)
      void navigate({ to: '/p/$projectId/task/$number', params: { projectId, number: String(other.number) } });
  };
  return (
    <>
      <h1 tabIndex={-1} className="sr-only">
        {taskKey(task.number)} {task.title}
      </h1>
      <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line pr-2 pl-2 text-12 text-mut coarse:h-13">
        <Link
          to="/p/$projectId/outline"
          params={{ projectId }}
          search={{ task: task.number }}
          className="inline-flex h-7 items-center gap-1 rounded-control px-2 hover:bg-hover hover:text-fg coarse:h-11"
        >
          <ChevronLeft className="size-4" aria-hidden="true" />
          Outline
        </Link>
        <p className="min-w-0 flex-1 truncate text-faint">
          <span className="tabular-nums">{taskKey(task.number)}</span>
          {task.parentId !== null && <span> · {pathOf(index, task)}</span>}
        </p>
        <IconButton
          label="More"
          icon={<Ellipsis className="size-4" aria-hidden="true" />}
          onClick={(event) =>
            openTaskOverlay({ kind: 'menu', projectId, taskIds: [task.id], anchor: event.currentTarget })
          }
        />
      </div>
      <TaskBody key={task.id} projectId={projectId} task={task} index={index} onOpen={open} isPage />
    </>
  );
}
