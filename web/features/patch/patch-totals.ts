import { formatDay } from '../../lib/day.ts';
import { formatEffort } from '../../lib/effort.ts';
import type { ReviewOperation } from './operation.ts';
import { valueAfter } from './operation.ts';
import { deletedTaskCount } from './risk.ts';

/** What a patch comes to, in a few phrases, such as `33 new tasks` and `4w 4d of work`. Only what its operations say. */
export function totalsOf(operations: readonly ReviewOperation[]): string[] {
  const creates = operations.filter(({ kind }) => kind === 'CREATE_TASK');
  const parents = new Set(creates.map((operation) => valueAfter(operation, 'parentId')));
  // The estimate of a task with children is not work besides that of its children.
  const leaves = creates.filter(({ taskId }) => !parents.has(taskId));
  const minutes = leaves.reduce((sum, operation) => sum + numberOf(valueAfter(operation, 'estimatedMinutes')), 0);
  const newPeople = new Set(
    operations.map((operation) => valueAfter(operation, 'assigneeName')).filter((name) => typeof name === 'string'),
  );
  const dueDates = operations
    .map((operation) => valueAfter(operation, 'dueDate'))
    .filter((date) => typeof date === 'string');
  const deleted = operations
    .filter(({ kind }) => kind === 'DELETE_TASK')
    .reduce((sum, operation) => sum + deletedTaskCount(operation), 0);
  const links = operations.filter(({ kind }) => kind === 'ADD_DEPENDENCY').length;
  const lastDue = dueDates.sort().at(-1);
  return [
    creates.length > 0 ? counted(creates.length, 'new task') : '',
    deleted > 0 ? `${counted(deleted, 'task')} deleted` : '',
    links > 0 ? counted(links, 'new dependency', 'new dependencies') : '',
    minutes > 0 ? `${formatEffort(minutes)} of work` : '',
    newPeople.size > 0 ? counted(newPeople.size, 'new person', 'new people') : '',
    lastDue === undefined ? '' : `latest due date ${formatDay(lastDue)}`,
  ].filter((phrase) => phrase !== '');
}

/** How many tasks of the plan as it stands a patch would change, move or delete. */
export function touchedTaskCount(operations: readonly ReviewOperation[]): number {
  const touched = new Map<string, number>();
  for (const operation of operations) {
    if (operation.taskId === null || operation.kind === 'CREATE_TASK' || operation.kind.endsWith('DEPENDENCY'))
      continue;
    const count = operation.kind === 'DELETE_TASK' ? deletedTaskCount(operation) : 1;
    touched.set(operation.taskId, Math.max(count, touched.get(operation.taskId) ?? 0));
  }
  return [...touched.values()].reduce((sum, count) => sum + count, 0);
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
