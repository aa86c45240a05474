import { hasCycle } from './dependency-graph.ts';
import { datesInOrder, PROJECT_RULES, ruleFields, TASK_RULES } from './field-rules.ts';
import { jsonEqual } from './json-equal.ts';
import { LIMITS } from './limits.ts';
import { keyBetween } from './order-key.ts';
import { projectFieldsOf } from './plan-history.ts';
import type { PlanState } from './plan-state.ts';
import { MAX_DEPTH, type Task } from './task.ts';

/**
 * What of a plan no patch could have made here, in a sentence; null where all is right. For plans that come from outside:
 * one that was made by patches is right by itself.
 */
export function planProblem(plan: PlanState): string | null {
  const fields = projectFieldsOf(plan.project);
  const problem =
    problemOf(fields, ruleFields(PROJECT_RULES, fields)) ?? datesInOrder(fields.startDate, fields.dueDate);
  if (problem !== null) return `Project: ${problem}`;
  const outline = plan.outline();
  if (outline.length > LIMITS.tasksPerProject)
    return `A project holds at most ${LIMITS.tasksPerProject} tasks; this one has ${outline.length}.`;
  if (outline.length < [...plan.taskIds].length) return 'Some tasks lie below tasks that are not there.';
  const numbers = new Set<number>();
  for (const task of outline) {
    const wrong = taskProblem(plan, task);
    if (wrong !== null) return `Task #${task.number}: ${wrong}`;
    if (numbers.has(task.number)) return `There are two tasks with the number ${task.number}.`;
    numbers.add(task.number);
  }
  return dependencyProblem(plan);
}

function taskProblem(plan: PlanState, task: Task): string | null {
  const parent = task.parentId === null ? null : plan.find(task.parentId);
  const depth = parent === null ? 0 : parent.depth + 1;
  if (task.depth !== depth || depth > MAX_DEPTH) return 'It lies too deep, or its depth is wrong.';
  if (!isOrderKey(task.orderKey)) return 'Its place among its siblings is unknown.';
  if ((task.completedAt !== null) !== (task.status === 'COMPLETED'))
    return 'Its status does not go with the day on which it was completed.';
  const named = { ...task, assigneeName: null };
  return problemOf(named, ruleFields(TASK_RULES, named)) ?? datesInOrder(task.startDate, task.dueDate);
}

function dependencyProblem(plan: PlanState): string | null {
  for (const { taskId, dependsOnId } of plan.dependencies()) {
    const [task, other] = [plan.find(taskId), plan.find(dependsOnId)];
    if (!task || !other) return 'A task depends on one that is not there.';
    if (taskId === dependsOnId || plan.isAncestor(taskId, dependsOnId) || plan.isAncestor(dependsOnId, taskId))
      return `Task #${task.number} depends on itself, or on a task above or below it.`;
  }
  return hasCycle(plan) ? 'Tasks wait for each other in a circle.' : null;
}

/** What is wrong with some values, or what would be kept instead of them. */
function problemOf<Fields extends object>(
  fields: Fields,
  ruled: { readonly values: Partial<Fields>; readonly problems: readonly { readonly message: string }[] },
): string | null {
  const [problem] = ruled.problems;
  if (problem) return problem.message;
  for (const [name, value] of Object.entries(ruled.values))
    if (!jsonEqual(value, fields[name as keyof Fields])) return `The field ${name} is not as it would be kept here.`;
  return null;
}

function isOrderKey(key: string): boolean {
  try {
    keyBetween(key, null);
    return true;
  } catch {
    return false;
  }
}
