import type { NewEdge } from '../domain/event-order.ts';
import type { TaskId } from '../domain/ids.ts';
import type { PlanNeeds } from '../domain/plan-needs.ts';

/** What some operations connect, if all of them are done. */
export interface NewConnections {
  readonly edges: readonly NewEdge[];
  /** A task that leaves the place where it is before anything is connected. */
  readonly detached: TaskId | null;
}

/** The edges between events that new dependencies, new tasks and new parents bring. `moved`: tasks that go below another. */
export function connectionsOf(needs: PlanNeeds, moved: ReadonlySet<TaskId>): NewConnections {
  const moves = needs.moves.flatMap(({ taskId, place: { parentId } }) =>
    parentId !== null && moved.has(taskId) ? [{ taskId, parentId }] : [],
  );
  const bonds = [...needs.created, ...moves].flatMap(({ taskId, parentId }): NewEdge[] => [
    [`start ${parentId}`, `start ${taskId}`],
    [`finish ${taskId}`, `finish ${parentId}`],
  ]);
  const spans = needs.created.map(({ taskId }): NewEdge => [`start ${taskId}`, `finish ${taskId}`]);
  const waits = needs.added.map(({ taskId, dependsOnId }): NewEdge => [`finish ${dependsOnId}`, `start ${taskId}`]);
  // Where there is more than one operation that connects, another may be judged before this task has left its place.
  const [taskId = null] = moved;
  const isOneMove = needs.moves.length === 1 && needs.added.length === 0;
  return { edges: [...bonds, ...spans, ...waits], detached: isOneMove ? taskId : null };
}
