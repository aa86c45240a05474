import type { Events } from '../domain/event-order.ts';
import type { TaskId } from '../domain/ids.ts';
import type { PlanNeeds } from '../domain/plan-needs.ts';
import type { Task } from '../domain/task.ts';

/** Whether a way leads from some events to others; `detached` is a task that leaves the place where it is. */
export interface EventsQuestion {
  readonly from: Events;
  readonly to: Events;
  readonly detached: TaskId | null;
}

/**
 * What has to be known to say whether new dependencies and new parents close a cycle. Whatever a patch connects leads from
 * an event of `to` to one of `from`; so a cycle needs a way that is there already from an event of `from` to one of `to`.
 * `moved`: tasks that go below another.
 */
export function questionsOfCycles(
  needs: PlanNeeds,
  moved: ReadonlySet<TaskId>,
  tasks: ReadonlyMap<TaskId, Task>,
): EventsQuestion[] {
  const events = (starts: Iterable<TaskId>, finishes: Iterable<TaskId>): Events => {
    const present = (ids: Iterable<TaskId>): Set<TaskId> => new Set([...ids].filter((id) => tasks.has(id)));
    return { starts: present(starts), finishes: present(finishes) };
  };
  const [taskId] = moved;
  const isOneMove = taskId !== undefined && needs.moves.length === 1 && needs.parents.size === 1;
  if (isOneMove && needs.added.length === 0)
    return [
      { from: events([taskId], []), to: events(needs.parents, []), detached: taskId },
      { from: events([], needs.parents), to: events([], [taskId]), detached: taskId },
    ];
  return [
    {
      from: events([...needs.added.map((each) => each.taskId), ...moved], needs.parents),
      to: events(needs.parents, [...needs.added.map(({ dependsOnId }) => dependsOnId), ...moved]),
      detached: null,
    },
  ];
}
