import type { TaskId } from '../../../domain/ids.ts';
import type { Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';

/** Everything below a task, without itself. */
export function below(draft: PlanDraft, task: Task): readonly Task[] {
  return draft.plan.subtreeOf(task.id).slice(1);
}

/**
 * What has to wait for a task, directly or through others, with everything below it: who waits for a task waits for all
 * that is part of it, and who waits for a part of the plan waits for each task in it.
 */
export function waitingFor(draft: PlanDraft, task: Task): readonly Task[] {
  const { plan } = draft;
  const found = new Set<TaskId>();
  const seen = new Set<TaskId>();
  const open: TaskId[] = plan.subtreeOf(task.id).map(({ id }) => id);
  for (const id of open) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const at of [id, ...[...plan.ancestorsOf(id)].map((ancestor) => ancestor.id)]) {
      for (const waiting of plan.neededBy(at)) {
        for (const { id: each } of plan.subtreeOf(waiting)) {
          found.add(each);
          open.push(each);
        }
      }
    }
  }
  for (const { id } of plan.subtreeOf(task.id)) found.delete(id);
  return draft.tasks.filter(({ id }) => found.has(id));
}

/** What a task has to wait for, directly, through others or through the tasks above it; leaves out what is below those. */
export function neededFor(draft: PlanDraft, task: Task): readonly Task[] {
  const { plan } = draft;
  const found = new Set<TaskId>();
  const open: TaskId[] = [task.id];
  for (const id of open) {
    for (const at of [id, ...[...plan.ancestorsOf(id)].map((ancestor) => ancestor.id)]) {
      for (const needed of plan.needsOf(at)) {
        if (found.has(needed)) continue;
        found.add(needed);
        open.push(needed);
      }
    }
  }
  return draft.tasks.filter(({ id }) => found.has(id));
}

/** What comes after a task in plan order and is no part of it. */
export function laterInOrder(draft: PlanDraft, task: Task): readonly Task[] {
  const inside = new Set(draft.plan.subtreeOf(task.id).map(({ id }) => id));
  const tasks = draft.tasks;
  const at = tasks.findIndex(({ id }) => id === task.id);
  return tasks.slice(at + 1).filter(({ id }) => !inside.has(id));
}

/** What comes before a task in plan order without the tasks that hold it. */
export function earlierInOrder(draft: PlanDraft, task: Task): readonly Task[] {
  const above = new Set([...draft.plan.ancestorsOf(task.id)].map(({ id }) => id));
  const tasks = draft.tasks;
  return tasks
    .slice(
      0,
      tasks.findIndex(({ id }) => id === task.id),
    )
    .filter(({ id }) => !above.has(id));
}
