import type { TaskId } from './ids.ts';
import type { OperationDraft } from './operation-draft.ts';
import type { OperationBody } from './patch.ts';
import type { Dependency } from './task.ts';

/** What of a plan must be read to judge some operations; what `PlanSnapshot` asks for, as a list of reads. */
export interface PlanNeeds {
  /** Tasks that are named. */
  readonly taskIds: ReadonlySet<TaskId>;
  /** Tasks that are needed with everything below them. */
  readonly subtreeIds: ReadonlySet<TaskId>;
  /** Tasks that are needed with everything above them. */
  readonly ancestorsOf: ReadonlySet<TaskId>;
  /** Places beside which the siblings are needed. */
  readonly places: readonly Place[];
  /** Parents of which every child is needed; null for the root tasks. */
  readonly childrenOf: ReadonlySet<TaskId | null>;
  /** Pairs between which a dependency comes or goes. Every dependency of what is deleted is needed besides. */
  readonly pairs: readonly Dependency[];
  /**
   * Moves, each with the place that the task goes to: the sibling before its present place is needed, and the subtree
   * where it goes to another parent.
   */
  readonly moves: readonly { readonly taskId: TaskId; readonly place: Place }[];
  /** Those of `pairs` that come: whether they may is decided by what leads from one end to the other, however far. */
  readonly added: readonly Dependency[];
  /** Tasks that are created below others, under ids that other operations may name. */
  readonly created: readonly { readonly taskId: TaskId; readonly parentId: TaskId }[];
  readonly wholePlan: boolean;
}

interface Place {
  readonly parentId: TaskId | null;
  readonly afterId?: TaskId | null;
}

/** Above this many operations one read of the whole plan is cheaper than picking its parts. */
const OPERATIONS_FOR_PARTS = 200;

export function needsOf(operations: readonly (OperationDraft | OperationBody)[]): PlanNeeds {
  const taskIds = new Set<TaskId>();
  const subtreeIds = new Set<TaskId>();
  const ancestorsOf = new Set<TaskId>();
  const places: Place[] = [];
  const pairs: Dependency[] = [];
  const moves: { taskId: TaskId; place: Place }[] = [];
  const added: Dependency[] = [];
  const created: { taskId: TaskId; parentId: TaskId }[] = [];
  const parents = new Set<TaskId>();
  let settled = false;
  for (const operation of operations) {
    if (operation.kind === 'UPDATE_PROJECT') continue;
    if (operation.taskId !== null) taskIds.add(operation.taskId);
    switch (operation.kind) {
      case 'UPDATE_TASK':
        break;
      case 'CREATE_TASK':
      case 'MOVE_TASK': {
        const place = placeOf(operation);
        places.push(place);
        if (place.parentId !== null) {
          taskIds.add(place.parentId);
          parents.add(place.parentId);
        }
        if (place.afterId != null) taskIds.add(place.afterId);
        if ('orderKey' in place) settled = true;
        if (operation.kind === 'CREATE_TASK') {
          const { taskId } = operation;
          if (taskId !== null && place.parentId !== null) created.push({ taskId, parentId: place.parentId });
          break;
        }
        moves.push({ taskId: operation.taskId, place });
        ancestorsOf.add(operation.taskId);
        if (place.parentId !== null) ancestorsOf.add(place.parentId);
        break;
      }
      case 'DELETE_TASK':
        subtreeIds.add(operation.taskId);
        ancestorsOf.add(operation.taskId);
        break;
      case 'ADD_DEPENDENCY':
      case 'REMOVE_DEPENDENCY': {
        const { kind, taskId, dependsOnId } = operation;
        taskIds.add(dependsOnId);
        pairs.push({ taskId, dependsOnId });
        if (kind === 'REMOVE_DEPENDENCY') break;
        added.push({ taskId, dependsOnId });
        ancestorsOf.add(taskId).add(dependsOnId);
      }
    }
  }
  // What is put below a task requires the moves of the tasks above it.
  if (moves.length > 0) for (const id of parents) ancestorsOf.add(id);
  // The siblings beside a place are enough while nothing else of the patch takes a sibling away.
  const isOnePlace = places.length <= 1 && !settled && subtreeIds.size === 0;
  return {
    taskIds,
    subtreeIds,
    ancestorsOf,
    places: isOnePlace ? places : [],
    childrenOf: new Set(isOnePlace ? [] : places.map(({ parentId }) => parentId)),
    pairs,
    moves,
    added,
    created,
    wholePlan: operations.length > OPERATIONS_FOR_PARTS,
  };
}

function placeOf(operation: Extract<OperationDraft | OperationBody, { kind: 'CREATE_TASK' | 'MOVE_TASK' }>): Place {
  if ('placement' in operation) return operation.placement;
  return 'after' in operation ? operation.after : operation;
}
