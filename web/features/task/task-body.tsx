import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { clsx } from 'clsx';
import { useMediaQuery } from '../../lib/use-media-query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TaskActivity } from '../discussion/task-activity.tsx';
import { TimeLog } from '../discussion/time-log.tsx';
import { useTaskActivity } from '../discussion/use-task-activity.ts';
import { AcceptanceCriteria } from './acceptance-criteria.tsx';
import { PanelTitle } from './panel-title.tsx';
import { TaskDependencies } from './task-dependencies.tsx';
import { TaskDescription } from './task-description.tsx';
import { TaskProperties } from './task-properties.tsx';
import { TaskSubtasks } from './task-subtasks.tsx';
import { TaskOriginsContext, useTaskOrigins } from './use-task-origins.ts';
import { useTaskDetails } from './use-task-details.ts';

export interface TaskBodyProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly index: PlanIndex;
  readonly onOpen: (taskId: string) => void;
  readonly isPage?: boolean;
}

/** All that there is of a task; beside each other on a page that is wide enough, below each other in the panel. */
export function TaskBody({ projectId, task, index, onOpen, isPage = false }: TaskBodyProps) {
  const { details, error, retry } = useTaskDetails(task);
  const origins = useTaskOrigins(task);
  const activity = useTaskActivity(task);
  const isWide = useMediaQuery('(width >= 64rem)');
  const written = (
    <>
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
    </>
  );
  const title = <PanelTitle projectId={projectId} task={task} />;
  const said = <TaskActivity projectId={projectId} task={task} activity={activity} />;
  const about = <TaskProperties projectId={projectId} task={task} index={index} />;
  const around = (
    <>
      <TaskDependencies projectId={projectId} task={task} index={index} onOpen={onOpen} />
      <TimeLog
        key={`time ${task.id}`}
        projectId={projectId}
        task={task}
        index={index}
        entries={activity.data?.timeEntries ?? null}
        onChanged={activity.readAgain}
      />
    </>
  );
  return (
    <TaskOriginsContext value={origins}>
      <div
        className={clsx(
          'flex flex-1 flex-col gap-5 overflow-y-auto px-4 py-4 pb-[calc(2rem+env(safe-area-inset-bottom))]',
          isPage && 'sm:px-8',
        )}
      >
        {isPage && isWide ? (
          <div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)_20rem] gap-x-10">
            <div className="flex min-w-0 flex-col gap-5">
              {title}
              {written}
              {said}
            </div>
            <div className="flex min-w-0 flex-col gap-5">
              {about}
              {around}
            </div>
          </div>
        ) : (
          <>
            {title}
            {about}
            {written}
            {around}
            {said}
          </>
        )}
      </div>
    </TaskOriginsContext>
  );
}
