import { createdUnder } from '../patch/review-groups.ts';
import type { ReviewRow } from '../patch/review-groups.ts';
import type { ReviewOperation } from '../patch/operation.ts';

/**
 * Operations in the order in which they came: nothing that is shown moves. A created task is indented under the task
 * that was created before it, so that the tree can be read while it grows.
 */
export function streamRows(operations: readonly ReviewOperation[]): ReviewRow[] {
  const levels = new Map<string, number>();
  return operations.map((operation) => {
    let level = 0;
    let underTaskId: string | null = null;
    if (operation.kind === 'CREATE_TASK') {
      const parentId = createdUnder(operation);
      const parentLevel = parentId === null ? undefined : levels.get(parentId);
      level = parentLevel === undefined ? 0 : parentLevel + 1;
      if (parentLevel === undefined) underTaskId = parentId;
      if (operation.taskId !== null) levels.set(operation.taskId, level);
    }
    // Whether others will come below it is not known yet, and what is shown must not change its looks.
    return { type: 'operation', operation, level, underTaskId, isStrong: level === 0 };
  });
}
