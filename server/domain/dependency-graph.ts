import type { TaskId } from './ids.ts';
import type { PlanState } from './plan-state.ts';

/**
 * What waits for what, as events: every task has a start and a finish. A task with children spans them, so a wait for it
 * is a wait for all its leaves, and its own waits hold for all of them. A plan in which some event waits for itself has
 * no schedule; that is what "the graph has no cycles" means here, with or without children.
 */
export type Event = `${'start' | 'finish'} ${TaskId}`;

/**
 * The tasks on the way round, in order, that "`taskId` starts after `dependsOnId`" would close; null when it closes none.
 * The first and the last are `taskId` and `dependsOnId`.
 */
export function cycleClosedByDependency(plan: PlanState, taskId: TaskId, dependsOnId: TaskId): TaskId[] | null {
  if (taskId === dependsOnId) return [taskId];
  return path(plan, `start ${taskId}`, `finish ${dependsOnId}`);
}

/** The tasks on a way round that runs through the place where `id` now stands; null when there is none. */
export function cycleThroughParent(plan: PlanState, id: TaskId): TaskId[] | null {
  const { parentId } = plan.get(id);
  if (parentId === null || plan.dependencyCount === 0) return null;
  return path(plan, `start ${id}`, `start ${parentId}`) ?? path(plan, `finish ${parentId}`, `finish ${id}`);
}

/** Whether any event of the whole plan waits for itself. */
export function hasCycle(plan: PlanState): boolean {
  const waits = new Map<Event, number>();
  for (const id of plan.taskIds)
    for (const event of [`start ${id}`, `finish ${id}`] as const) {
      if (!waits.has(event)) waits.set(event, 0);
      for (const next of eventsAfter(plan, event)) waits.set(next, (waits.get(next) ?? 0) + 1);
    }
  const free = [...waits].flatMap(([event, count]) => (count === 0 ? [event] : []));
  for (const event of free)
    for (const next of eventsAfter(plan, event)) {
      const left = waits.get(next)! - 1;
      waits.set(next, left);
      if (left === 0) free.push(next);
    }
  return free.length < waits.size;
}

/** A shortest way from one event to another, the same whatever the order of storage: its tasks, without repeats in a row. */
function path(plan: PlanState, from: Event, to: Event): TaskId[] | null {
  const cameFrom = new Map<Event, Event | null>([[from, null]]);
  const open: Event[] = [from];
  for (const event of open) {
    if (event === to) return tasksOnTheWay(cameFrom, event);
    for (const next of eventsAfter(plan, event)) {
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, event);
      open.push(next);
    }
  }
  return null;
}

function* eventsAfter(plan: PlanState, event: Event): Generator<Event> {
  const [side, id] = event.split(' ') as ['start' | 'finish', TaskId];
  if (side === 'start') {
    yield `finish ${id}`;
    for (const child of plan.childrenOf(id)) yield `start ${child}`;
    return;
  }
  const parentId = plan.find(id)?.parentId;
  if (parentId) yield `finish ${parentId}`;
  const numberOf = (task: TaskId): number => plan.find(task)?.number ?? 0;
  const waiting = [...plan.neededBy(id)].sort((left, right) => numberOf(left) - numberOf(right));
  for (const task of waiting) yield `start ${task}`;
}

function tasksOnTheWay(cameFrom: ReadonlyMap<Event, Event | null>, last: Event): TaskId[] {
  const tasks: TaskId[] = [];
  for (let event: Event | null = last; event !== null; event = cameFrom.get(event) ?? null) {
    const id = event.slice(event.indexOf(' ') + 1) as TaskId;
    if (tasks.at(-1) !== id) tasks.push(id);
  }
  return tasks.reverse();
}
