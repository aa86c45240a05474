import type { OperationInput } from '../../__generated__/graphql.ts';
import { type LeftOutFields } from './left-out-fields.ts';
import type { ReviewOperation } from './operation.ts';

/** What a proposal's operations write, as somebody would write it by hand; without what is left out of them. */
export function previewOperations(operations: readonly ReviewOperation[], leftOut: LeftOutFields): OperationInput[] {
  return operations.flatMap((operation): OperationInput[] => {
    const { kind, taskId } = operation;
    const out = new Set(leftOut.get(operation.id));
    const { position, ...values } = Object.fromEntries(
      operation.changes.filter(({ field }) => !out.has(field)).map(({ field, after }) => [field, after]),
    );
    if (kind === 'UPDATE_PROJECT') return [{ updateProject: values }];
    if (taskId === null) return [];
    // Absent is the last place, null the first; a move says which of them it means.
    const place = position === 'FIRST' ? { ...values, afterId: null } : withoutEmpty(values, 'afterId');
    switch (kind) {
      case 'CREATE_TASK':
        return [{ createTask: { title: operation.title, ...place, id: taskId } }];
      case 'UPDATE_TASK':
        return [{ updateTask: { ...values, id: taskId } }];
      case 'MOVE_TASK':
        return [{ moveTask: { ...place, id: taskId } }];
      case 'DELETE_TASK':
        return [{ deleteTask: { id: taskId } }];
      case 'ADD_DEPENDENCY':
        return [{ addDependency: { taskId, dependsOnId: String(values['dependsOnId']) } }];
      case 'REMOVE_DEPENDENCY': {
        const dependsOnId = operation.changes.find(({ field }) => field === 'dependsOnId')?.before;
        return [{ removeDependency: { taskId, dependsOnId: String(dependsOnId) } }];
      }
    }
  });
}

function withoutEmpty(values: Readonly<Record<string, unknown>>, field: string): Record<string, unknown> {
  const { [field]: value, ...rest } = values;
  return value === null || value === undefined ? rest : { ...values };
}
