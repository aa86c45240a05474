import { fieldWord } from './field-words.ts';
import type { Operation } from './patch.ts';
import { quoted } from './quoted.ts';

const VERBS: Readonly<Record<Operation['kind'], string>> = {
  UPDATE_PROJECT: 'Change',
  CREATE_TASK: 'Add',
  UPDATE_TASK: 'Change',
  MOVE_TASK: 'Move',
  DELETE_TASK: 'Delete',
  ADD_DEPENDENCY: 'Add a dependency of',
  REMOVE_DEPENDENCY: 'Remove a dependency of',
};

/** The title of a patch for which its author gave none, made from what it changes; at most 255 characters. */
export function summarize(operations: readonly Operation[]): string {
  const [first] = operations;
  if (first === undefined) return 'No changes';
  const more =
    operations.length === 1
      ? ''
      : ` and ${operations.length - 1} more ${operations.length === 2 ? 'change' : 'changes'}`;
  return cut(describe(first), 255 - more.length) + more;
}

function describe(operation: Operation): string {
  const name = quoted(operation.title);
  if (operation.kind !== 'UPDATE_TASK' && operation.kind !== 'UPDATE_PROJECT')
    return `${VERBS[operation.kind]} ${name}`;
  const fields = Object.keys(operation.changes).map(fieldWord);
  if (operation.kind === 'UPDATE_TASK' && operation.assigneeByName) fields.push('assignee');
  const status = 'status' in operation.changes ? operation.changes.status?.after : undefined;
  if (fields.length === 1 && status !== undefined) return `Set ${name} to ${status.toLowerCase().replaceAll('_', ' ')}`;
  const renamed = 'title' in operation.changes ? operation.changes.title?.after : undefined;
  if (fields.length === 1 && renamed !== undefined) return `Rename ${name} to ${quoted(renamed)}`;
  const shown =
    fields.length > 3 ? `${fields.slice(0, 2).join(', ')} and ${fields.length - 2} more fields` : fields.join(', ');
  return `Change ${shown || 'nothing'} of ${name}`;
}

function cut(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`;
}
