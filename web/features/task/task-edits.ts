import type {
  CreateTaskOperationInput,
  OperationInput,
  Priority,
  TaskStatus,
  UpdateTaskOperationInput,
} from '../../__generated__/graphql.ts';
import type { PlanEdit } from '../../apollo/plan-edit.ts';
import type { PlanIndex, PlanTask } from '../../apollo/plan-index.ts';
import { formatDay } from '../../lib/day.ts';
import { formatEffort } from '../../lib/effort.ts';
import { quoted } from '../../lib/quoted.ts';
import type { TaskPlace } from './task-moves.ts';
import { PRIORITY_WORDS, STATUS_WORDS } from './task-words.ts';

/** An edit without its project: what `useApplyPatch` takes. */
export type TaskEdit = Omit<PlanEdit, 'projectId'>;

type Fields = Omit<UpdateTaskOperationInput, 'id'>;
type NewTaskFields = Pick<CreateTaskOperationInput, 'status' | 'priority' | 'assigneeId'>;
type Named = Pick<PlanTask, 'id' | 'title'>;

/** `“Draft”`, or `3 tasks`: how an edit's title speaks of what it touches. */
export function nameOf(tasks: readonly Named[]): string {
  const [first] = tasks;
  if (tasks.length !== 1 || !first) return `${tasks.length} tasks`;
  return quoted(first.title);
}

/** Sets fields of one or many tasks; `title` is the line in the history. */
export function updateTasks(tasks: readonly Named[], fields: Fields, title: string): TaskEdit {
  return { title, operations: tasks.map(({ id }) => ({ updateTask: { id, ...fields } })) };
}

export function renameTask(task: Named, title: string): TaskEdit {
  return updateTasks([task], { title }, `Rename ${nameOf([task])} to ${nameOf([{ id: task.id, title }])}`);
}

export function setStatus(tasks: readonly Named[], status: TaskStatus): TaskEdit {
  return updateTasks(tasks, { status }, `Set ${nameOf(tasks)} to ${STATUS_WORDS[status]}`);
}

export function setPriority(tasks: readonly Named[], priority: Priority): TaskEdit {
  return updateTasks(tasks, { priority }, `Set the priority of ${nameOf(tasks)} to ${PRIORITY_WORDS[priority]}`);
}

/** Takes the tag away where all of them have it; gives it to those without it otherwise. */
export function toggleTag(tasks: readonly PlanTask[], tag: string): TaskEdit {
  const isCommon = tasks.every(({ tags }) => tags.includes(tag));
  const concerned = isCommon ? tasks : tasks.filter(({ tags }) => !tags.includes(tag));
  const operations = concerned.map(({ id, tags }): OperationInput => {
    const next = isCommon ? tags.filter((one) => one !== tag) : [...tags, tag];
    return { updateTask: { id, tags: next } };
  });
  const title = isCommon ? `Take the tag ${tag} from ${nameOf(tasks)}` : `Tag ${nameOf(concerned)} with ${tag}`;
  return { title, operations };
}

/** Minutes of work; null takes the estimate away. */
export function setEstimate(tasks: readonly Named[], estimatedMinutes: number | null): TaskEdit {
  const title =
    estimatedMinutes === null
      ? `Take the estimate from ${nameOf(tasks)}`
      : `Estimate ${nameOf(tasks)} at ${formatEffort(estimatedMinutes)}`;
  return updateTasks(tasks, { estimatedMinutes }, title);
}

/** Null takes the date away. */
export function setDueDate(tasks: readonly Named[], dueDate: string | null): TaskEdit {
  const title =
    dueDate === null ? `Take the due date from ${nameOf(tasks)}` : `Set ${nameOf(tasks)} due on ${formatDay(dueDate)}`;
  return updateTasks(tasks, { dueDate }, title);
}

/** A person by id, somebody new by name, or nobody. */
export type Assignment = { readonly id: string; readonly name: string } | { readonly newName: string } | null;

export function assign(tasks: readonly Named[], to: Assignment): TaskEdit {
  if (to === null) return updateTasks(tasks, { assigneeId: null }, `Leave ${nameOf(tasks)} to nobody`);
  if ('newName' in to)
    return updateTasks(tasks, { assigneeName: to.newName }, `Assign ${nameOf(tasks)} to ${to.newName}`);
  return updateTasks(tasks, { assigneeId: to.id }, `Assign ${nameOf(tasks)} to ${to.name}`);
}

/** Makes a task with an id of ours, so that it can be shown and edited before the server has answered. */
export function createTask(
  title: string,
  { parentId, afterId }: TaskPlace,
  fields: NewTaskFields = {},
): TaskEdit & { readonly taskId: string } {
  const id = crypto.randomUUID();
  return {
    taskId: id,
    title: `Add ${nameOf([{ id, title }])}`,
    operations: [{ createTask: { ...fields, id, title, parentId, afterId } }],
  };
}

export function moveTask(task: Named, { parentId, afterId }: TaskPlace, where: string): TaskEdit {
  return { title: `Move ${nameOf([task])} ${where}`, operations: [{ moveTask: { id: task.id, parentId, afterId } }] };
}

/** Moves tasks, in their order, to the end of the children of `parentId`. */
export function moveTasksBelow(tasks: readonly Named[], parentId: string | null, where: string): TaskEdit {
  const operations = tasks.map((task): OperationInput => ({ moveTask: { id: task.id, parentId } }));
  return { title: `Move ${nameOf(tasks)} ${where}`, operations };
}

/** Deletes tasks with all that is below them. */
export function deleteTasks(index: PlanIndex, tasks: readonly PlanTask[]): TaskEdit {
  const tops = withoutDescendants(index, tasks);
  return { title: `Delete ${nameOf(tops)}`, operations: tops.map(({ id }) => ({ deleteTask: { id } })) };
}

export function addDependency(task: Named, dependsOn: Named): TaskEdit {
  return {
    title: `Let ${nameOf([task])} wait for ${nameOf([dependsOn])}`,
    operations: [{ addDependency: { taskId: task.id, dependsOnId: dependsOn.id } }],
  };
}

export function removeDependency(task: Named, dependsOn: Named): TaskEdit {
  return {
    title: `Let ${nameOf([task])} no longer wait for ${nameOf([dependsOn])}`,
    operations: [{ removeDependency: { taskId: task.id, dependsOnId: dependsOn.id } }],
  };
}

/** The tasks of which no ancestor is among them. */
export function withoutDescendants(index: PlanIndex, tasks: readonly PlanTask[]): PlanTask[] {
  const ids = new Set(tasks.map(({ id }) => id));
  return tasks.filter((task) => {
    for (let id = task.parentId; id !== null; id = index.byId.get(id)?.parentId ?? null) if (ids.has(id)) return false;
    return true;
  });
}
