import type { Names } from './field-labels.ts';
import type { ReviewOperation } from './operation.ts';

/** What an operation on a dependency says, such as `starts after “Design”`; null for other operations. */
export function dependencySentence(operation: ReviewOperation, names: Names): string | null {
  if (operation.kind !== 'ADD_DEPENDENCY' && operation.kind !== 'REMOVE_DEPENDENCY') return null;
  const change = operation.changes.find(({ field }) => field === 'dependsOnId');
  const id = change?.after ?? change?.before;
  const title = typeof id === 'string' ? names.taskTitle(id) : undefined;
  const other = title === undefined ? 'an unknown task' : `“${title}”`;
  return operation.kind === 'ADD_DEPENDENCY' ? `starts after ${other}` : `no longer waits for ${other}`;
}
