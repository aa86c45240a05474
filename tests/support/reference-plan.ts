import type { TaskId } from '../../server/domain/ids.ts';
import type { Operation } from '../../server/domain/patch.ts';
import type { PlanSnapshot } from '../../server/domain/plan-state.ts';
import { personByName } from './random-plans.ts';

/**
 * A plan as plainly as it can be written, to hold the real one against: no indexes, no order keys, no shared code. Slow,
 * and wrong in nothing that it says: titles, fields, parents, order among siblings, dependencies.
 */
export interface ReferencePlan {
  project: Record<string, unknown>;
  tasks: Record<string, { parent: string | null; fields: Record<string, unknown> }>;
  /** Children in order, by parent; roots under ''. */
  order: Record<string, string[]>;
  needs: [string, string][];
}

export function referenceOf(snapshot: PlanSnapshot): ReferencePlan {
  const plan: ReferencePlan = {
    project: { name: snapshot.project.name, tags: snapshot.project.tags },
    tasks: {},
    order: {},
    needs: [],
  };
  const sorted = [...snapshot.tasks].sort((left, right) => (left.orderKey < right.orderKey ? -1 : 1));
  for (const task of sorted) {
    const { id, parentId, title, status, priority, estimatedMinutes, startDate, dueDate, assigneeId, tags } = task;
    const { acceptanceCriteria, metadata } = task;
    const fields = {
      title,
      status,
      priority,
      estimatedMinutes,
      startDate,
      dueDate,
      assigneeId,
      tags,
      acceptanceCriteria,
      metadata,
    };
    plan.tasks[id] = { parent: parentId, fields };
    (plan.order[parentId ?? ''] ??= []).push(id);
  }
  plan.needs = snapshot.dependencies.map(({ taskId, dependsOnId }) => [taskId, dependsOnId]);
  return plan;
}

/** Does one operation, if what it names is there and the result is a plan; answers whether it did or had nothing to do. */
export function applyToReference(plan: ReferencePlan, operation: Operation): boolean {
  const trial = structuredClone(plan);
  if (!attempt(trial, operation) || !isPlan(trial)) return false;
  Object.assign(plan, trial);
  return true;
}

function attempt(plan: ReferencePlan, operation: Operation): boolean {
  switch (operation.kind) {
    case 'UPDATE_PROJECT':
      for (const [field, change] of Object.entries(operation.changes)) plan.project[field] = change.after;
      return true;
    case 'CREATE_TASK': {
      const { taskId, fields, placement, assigneeName } = operation;
      if (placement.parentId !== null && !plan.tasks[placement.parentId]) return false;
      const { title, status, priority, estimatedMinutes, startDate, dueDate, tags, acceptanceCriteria, metadata } =
        fields;
      const assigneeId = assigneeName === undefined ? fields.assigneeId : personByName(assigneeName);
      const kept = {
        title,
        status,
        priority,
        estimatedMinutes,
        startDate,
        dueDate,
        assigneeId,
        tags,
        acceptanceCriteria,
        metadata,
      };
      plan.tasks[taskId] = { parent: placement.parentId, fields: kept };
      put(plan, taskId, placement.parentId, placement.afterId);
      return true;
    }
    case 'UPDATE_TASK': {
      const task = plan.tasks[operation.taskId];
      if (!task) return false;
      for (const [field, change] of Object.entries(operation.changes)) task.fields[field] = change.after;
      if (operation.assigneeByName) task.fields['assigneeId'] = personByName(operation.assigneeByName.name);
      return true;
    }
    case 'MOVE_TASK': {
      const { taskId, after } = operation;
      const task = plan.tasks[taskId];
      if (!task || (after.parentId !== null && !plan.tasks[after.parentId])) return false;
      // After itself: where it is.
      if (after.afterId === taskId && task.parent === after.parentId) return true;
      const siblings = plan.order[task.parent ?? '']!;
      siblings.splice(siblings.indexOf(taskId), 1);
      task.parent = after.parentId;
      put(plan, taskId, after.parentId, after.afterId);
      return true;
    }
    case 'DELETE_TASK': {
      const task = plan.tasks[operation.taskId];
      if (!task) return true;
      const gone = new Set(below(plan, operation.taskId));
      const siblings = plan.order[task.parent ?? '']!;
      siblings.splice(siblings.indexOf(operation.taskId), 1);
      for (const id of gone) {
        delete plan.tasks[id];
        delete plan.order[id];
      }
      plan.needs = plan.needs.filter(([task, need]) => !gone.has(task) && !gone.has(need));
      return true;
    }
    case 'ADD_DEPENDENCY': {
      const { taskId, dependsOnId } = operation;
      if (!plan.tasks[taskId] || !plan.tasks[dependsOnId]) return false;
      if (!plan.needs.some(([task, need]) => task === taskId && need === dependsOnId))
        plan.needs.push([taskId, dependsOnId]);
      return true;
    }
    case 'REMOVE_DEPENDENCY':
      plan.needs = plan.needs.filter(([task, need]) => task !== operation.taskId || need !== operation.dependsOnId);
      return true;
  }
}

function put(plan: ReferencePlan, id: string, parent: string | null, afterId: TaskId | null | undefined): void {
  const siblings = (plan.order[parent ?? ''] ??= []);
  const at =
    afterId === null ? 0 : afterId === undefined ? siblings.length : siblings.indexOf(afterId) + 1 || siblings.length;
  siblings.splice(at, 0, id);
}

function below(plan: ReferencePlan, id: string): string[] {
  return [id, ...(plan.order[id] ?? []).flatMap((child) => below(plan, child))];
}

/** Whether it is a tree of at most six levels in which nothing waits for itself. */
export function isPlan(plan: ReferencePlan): boolean {
  for (const id of Object.keys(plan.tasks)) {
    let depth = 0;
    for (let parent = plan.tasks[id]!.parent; parent !== null; parent = plan.tasks[parent]!.parent) {
      depth += 1;
      if (depth > 5) return false;
    }
    const { startDate, dueDate } = plan.tasks[id]!.fields as { startDate: string | null; dueDate: string | null };
    if (startDate !== null && dueDate !== null && startDate > dueDate) return false;
  }
  // Every leaf below a task waits for every leaf below what the task needs; then a cycle is a cycle among leaves.
  const leaves = (id: string): string[] => below(plan, id).filter((each) => (plan.order[each] ?? []).length === 0);
  const waits = new Map<string, Set<string>>();
  for (const [task, need] of plan.needs)
    for (const leaf of leaves(task)) {
      const set = waits.get(leaf) ?? new Set();
      for (const other of leaves(need)) set.add(other);
      waits.set(leaf, set);
    }
  const done = new Set<string>();
  const open = new Set<string>();
  const loops = (id: string): boolean => {
    if (done.has(id)) return false;
    if (open.has(id)) return true;
    open.add(id);
    const found = [...(waits.get(id) ?? [])].some(loops);
    open.delete(id);
    done.add(id);
    return found;
  };
  return ![...waits.keys()].some(loops);
}
