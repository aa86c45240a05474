import type { Instant, OperationId, TaskId } from '../domain/ids.ts';
import { toInstant } from '../domain/ids.ts';
import type { Operation, Patch } from '../domain/patch.ts';
import type { ReadDb } from '../storage/database.ts';
import { listRecentChanges } from '../storage/task-changes.ts';

const RECENT_MS = 10 * 60_000;

/** Somebody has just worked on what an operation would change. */
export interface RecentChange {
  readonly operationId: OperationId;
  /** The name of who did. */
  readonly by: string;
  readonly at: Instant;
}

/** Who has changed, in the last ten minutes, the tasks that operations would update, move or delete; the latest first. */
export async function recentChangesOf(db: ReadDb, patch: Patch, now: Date): Promise<RecentChange[]> {
  const touched = new Map(patch.operations.map((operation) => [operation.id, touchedBy(operation)]));
  const ids = [...new Set([...touched.values()].flat())];
  if (ids.length === 0) return [];
  const since = toInstant(new Date(now.getTime() - RECENT_MS));
  const changes = await listRecentChanges(db, patch.workspaceId, ids, since);
  const byTask = Map.groupBy(changes, ({ taskId }) => taskId);
  return [...touched].flatMap(([operationId, tasks]) => {
    const found = tasks.flatMap((id) => byTask.get(id) ?? []).toSorted((one, other) => (one.at < other.at ? 1 : -1));
    const latest = new Map(found.toReversed().map(({ by, at }) => [by, at]));
    return [...latest].map(([by, at]) => ({ operationId, by, at })).toReversed();
  });
}

function touchedBy(operation: Operation): readonly TaskId[] {
  switch (operation.kind) {
    case 'UPDATE_TASK':
    case 'MOVE_TASK':
      return [operation.taskId];
    case 'DELETE_TASK':
      return operation.tasks.map(({ id }) => id);
    default:
      return [];
  }
}
