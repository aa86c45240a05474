import type { ReactNode } from 'react';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { formatEffort } from '../../lib/effort.ts';
import { formatDayInFull } from '../../lib/day.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Chip } from '../../ui/chip.tsx';
import { PriorityIcon } from '../../ui/priority-icon.tsx';
import { StatusIcon } from '../../ui/status-icon.tsx';
import { DueLabel } from './due-label.tsx';
import { ProgressBar } from './progress-bar.tsx';
import { openTaskOverlay, type TaskOverlayKind } from './task-overlay-store.ts';
import { useOriginNote } from './use-task-origins.ts';
import { PRIORITY_WORDS, STATUS_WORDS } from './task-words.ts';

export interface TaskPropertiesProps {
  readonly projectId: string;
  readonly task: PlanTask;
  readonly index: PlanIndex;
}

/** The short fields of a task, each opening its picker. */
export function TaskProperties({ projectId, task, index }: TaskPropertiesProps) {
  const assignee = task.assigneeId === null ? undefined : index.people.get(task.assigneeId);
  const progress = index.children.has(task.id) ? index.progress.get(task.id) : undefined;
  const property = { projectId, taskId: task.id };
  return (
    <dl className="grid grid-cols-[6rem_1fr] items-center gap-y-0.5">
      <Property {...property} name="Status" kind="status">
        <StatusIcon status={task.status} />
        {STATUS_WORDS[task.status]}
      </Property>
      <Property {...property} name="Priority" kind="priority">
        <PriorityIcon priority={task.priority} />
        {PRIORITY_WORDS[task.priority]}
      </Property>
      <Property {...property} name="Assignee" kind="assignee">
        <Avatar name={assignee?.name ?? null} />
        {assignee?.name ?? <Nothing>Nobody</Nothing>}
      </Property>
      <Property {...property} name="Due" kind="due">
        {task.dueDate === null ? <Nothing>No date</Nothing> : <DueLabel dueDate={task.dueDate} status={task.status} />}
      </Property>
      <Property {...property} name="Estimate" kind="estimate">
        {task.estimatedMinutes === null ? <Nothing>None</Nothing> : formatEffort(task.estimatedMinutes)}
      </Property>
      {progress && (
        <Row name="Progress">
          <ProgressBar progress={progress} />
          {progress.estimatedMinutes > 0 && (
            <span className="ml-2 text-mut">{formatEffort(progress.estimatedMinutes)} of work below</span>
          )}
        </Row>
      )}
      {task.actualMinutes > 0 && <Row name="Spent">{formatEffort(task.actualMinutes)}</Row>}
      {task.startDate !== null && <Row name="Starts">{formatDayInFull(task.startDate)}</Row>}
      {task.tags.length > 0 && (
        <Row name="Tags">
          {task.tags.map((tag) => (
            <Chip key={tag}>{tag}</Chip>
          ))}
        </Row>
      )}
    </dl>
  );
}

interface PropertyProps {
  readonly projectId: string;
  readonly taskId: string;
  readonly name: string;
  readonly kind: TaskOverlayKind;
  readonly children: ReactNode;
}

/** The fields that have a picker, as the API calls them. */
const FIELDS: Partial<Record<TaskOverlayKind, string>> = {
  status: 'status',
  priority: 'priority',
  assignee: 'assigneeId',
  due: 'dueDate',
  estimate: 'estimatedMinutes',
};

function Property({ projectId, taskId, name, kind, children }: PropertyProps) {
  const origin = useOriginNote(FIELDS[kind] ?? kind);
  return (
    <>
      <dt className="text-mut">{name}</dt>
      <dd className="min-w-0">
        <button
          type="button"
          data-tooltip={origin}
          data-property={kind}
          className="flex min-h-7 max-w-full items-center gap-2 rounded-control px-1.5 text-left hover:bg-hover coarse:min-h-11"
          onClick={(event) => openTaskOverlay({ kind, projectId, taskIds: [taskId], anchor: event.currentTarget })}
        >
          <span className="sr-only">{name}: </span>
          {children}
        </button>
      </dd>
    </>
  );
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-mut">{name}</dt>
      <dd className="flex min-h-7 flex-wrap items-center gap-1 px-1.5">{children}</dd>
    </>
  );
}

function Nothing({ children }: { readonly children: ReactNode }) {
  return <span className="text-faint">{children}</span>;
}
