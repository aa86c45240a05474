import type { OperationInput } from '../__generated__/graphql.ts';

/** What an operation touches: tasks by id, with the names of fields, or `*` for the task as a whole. */
function touches(operation: OperationInput): [taskId: string, fields: readonly string[] | '*'][] {
  if (operation.updateTask) {
    const { id, ...fields } = operation.updateTask;
    const names = Object.keys(fields).map((name) => (name.startsWith('assignee') ? 'assignee' : name));
    return [[id, names]];
  }
  if (operation.updateProject) return [['project', Object.keys(operation.updateProject)]];
  if (operation.createTask) {
    const { id, parentId } = operation.createTask;
    return [...(id ? [[id, '*'] as [string, '*']] : []), ...(parentId ? [[parentId, []] as [string, []]] : [])];
  }
  if (operation.moveTask) {
    const { id, parentId } = operation.moveTask;
    return [[id, '*'], ...(parentId ? [[parentId, []] as [string, []]] : [])];
  }
  if (operation.deleteTask) return [[operation.deleteTask.id, '*']];
  const dependency = operation.addDependency ?? operation.removeDependency;
  return dependency
    ? [
        [dependency.taskId, ['dependencies']],
        [dependency.dependsOnId, []],
      ]
    : [];
}

/**
 * Whether `later` builds on what `earlier` did, both being one person's edits made one after the other: then the
 * version that `earlier` produced is the base of `later`. Otherwise `later` keeps the version that the person saw,
 * so that others' changes in between show as conflicts and are not overwritten.
 */
export function buildsOn(later: readonly OperationInput[], earlier: readonly OperationInput[]): boolean {
  const done = new Map<string, Set<string> | '*'>();
  for (const [taskId, fields] of earlier.flatMap(touches)) {
    const known = done.get(taskId);
    if (known === '*') continue;
    done.set(taskId, fields === '*' ? '*' : new Set([...(known ?? []), ...fields]));
  }
  const wantsWholeTree = later.some((operation) => operation.deleteTask);
  // A delete covers tasks below it that its operation does not name.
  if (wantsWholeTree && done.size > 0) return true;
  return later.flatMap(touches).some(([taskId, fields]) => {
    const known = done.get(taskId);
    if (known === undefined) return false;
    if (known === '*' || fields === '*') return true;
    return fields.some((field) => known.has(field));
  });
}

/** Whether an edit speaks of any of these tasks, or puts something under one. */
export function speaksOf(operations: readonly OperationInput[], taskIds: ReadonlySet<string>): boolean {
  return operations.flatMap(touches).some(([taskId]) => taskIds.has(taskId));
}
