import type { TaskId } from '../domain/ids.ts';
import type { PlanNeeds } from '../domain/plan-needs.ts';
import type { Task } from '../domain/task.ts';
import type { Events, EventsQuestion } from './plan-reach.ts';

/**
 * What has to be known to say whether new dependencies and new parents close a cycle. Whatever a patch connects leads from
 * an event of `to` to one of `from`; so a cycle needs a way that is there already from an event of `from` to one of `to`.
 * `tasks` holds what the patch names, and what stands above it as far as it has been read.
 */
export function questionsOfCycles(
  needs: PlanNeeds,
  moved: ReadonlySet<TaskId>,
  tasks: ReadonlyMap<TaskId, Task>,
): EventsQuestion[] {
  const above = (id: TaskId): TaskId[] => {
    const ids: TaskId[] = [];
    for (let task = tasks.get(id); task && task.parentId !== null; task = tasks.get(task.parentId))
      ids.push(task.parentId);
    return ids;
  };
  const events = (starts: Iterable<TaskId>, finishes: Iterable<TaskId>): Events => {
    const present = (ids: Iterable<TaskId>): Set<TaskId> => new Set([...ids].filter((id) => tasks.has(id)));
    return { starts: present(starts), finishes: present(finishes) };
  };
  const ask = (from: Events, to: Events, unless: EventsQuestion['unless'] = null): EventsQuestion => {
    const finishedLater = common([...[...to.finishes].map(above), ...[...to.starts].map((id) => [id, ...above(id)])]);
    const startedEarlier = common([
      ...[...from.starts].map(above),
      ...[...from.finishes].map((id) => [id, ...above(id)]),
    ]);
    return { from, to, finishedLater, startedEarlier, unless };
  };

  const [dependency, ...otherDependencies] = needs.added;
  const [taskId, ...otherMoved] = moved;
  const isAlone = otherDependencies.length === 0 && otherMoved.length === 0;
  if (isAlone && dependency !== undefined && taskId === undefined && needs.parents.size === 0) {
    const { taskId: waiting, dependsOnId } = dependency;
    // Where the one waits for the other already, however far away, saying so once more closes nothing.
    const unless = {
      from: events([], [dependsOnId]),
      to: events([waiting, ...above(waiting)], []),
    };
    return [ask(events([waiting], []), events([], [dependsOnId]), unless)];
  }
  if (
    isAlone &&
    dependency === undefined &&
    taskId !== undefined &&
    needs.parents.size === 1 &&
    needs.moves.length === 1
  )
    return [ask(events([taskId], []), events(needs.parents, [])), ask(events([], needs.parents), events([], [taskId]))];
  return [
    ask(
      events([...needs.added.map((each) => each.taskId), ...moved], needs.parents),
      events(needs.parents, [...needs.added.map(({ dependsOnId }) => dependsOnId), ...moved]),
    ),
  ];
}

/** What all of some lists hold. */
function common(lists: readonly (readonly TaskId[])[]): Set<TaskId> {
  const [first = [], ...others] = lists;
  return new Set(first.filter((id) => others.every((list) => list.includes(id))));
}
