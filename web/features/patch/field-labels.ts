import { formatDay } from '../../lib/day.ts';
import { formatEffort } from '../../lib/effort.ts';
import { priorityLabel, statusLabel } from './field-values.ts';
import type { FieldChange, ReviewOperation } from './operation.ts';
import { valueAfter } from './operation.ts';

/** What ids in a patch stand for. Undefined where nobody knows. */
export interface Names {
  taskTitle(taskId: string): string | undefined;
  personName(personId: string): string | undefined;
}

/** One changed field, for people. `before` or `after` is null where there is, or was, nothing. */
export interface ShownField {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Text of any length, shown on demand; the others fit on the operation's line. */
  readonly isLong: boolean;
  /** Something to know about the new value, such as that the person is new. */
  readonly note: string | null;
}

/** Fields of tasks and projects as people call them. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  title: 'Title',
  name: 'Name',
  description: 'Description',
  acceptanceCriteria: 'Acceptance criteria',
  status: 'Status',
  priority: 'Priority',
  estimatedMinutes: 'Estimate',
  actualMinutes: 'Time spent',
  startDate: 'Start',
  dueDate: 'Due',
  assigneeId: 'Assignee',
  assigneeName: 'Assignee',
  tags: 'Tags',
  metadata: 'Metadata',
  parentId: 'Under',
  afterId: 'After',
  dependsOnId: 'Starts after',
  taskCount: 'Tasks',
};

const LONG_FIELDS = new Set(['description', 'acceptanceCriteria', 'metadata']);

/** Values that a new task has anyway: saying them would hide what is special about it. */
const DEFAULTS: Readonly<Record<string, unknown>> = { status: 'TODO', priority: 'MEDIUM', actualMinutes: 0 };

/** Fields that are not shown: the title is the operation's own, the rest follows from other fields or has its own place. */
const HIDDEN: Readonly<Record<ReviewOperation['kind'], ReadonlySet<string>>> = {
  UPDATE_PROJECT: new Set(),
  CREATE_TASK: new Set(['title', 'parentId', 'afterId', 'completedAt', 'orderKey', 'depth', 'number']),
  UPDATE_TASK: new Set(['completedAt']),
  MOVE_TASK: new Set(['orderKey', 'depth']),
  DELETE_TASK: new Set(['title', 'parentId', 'afterId', 'completedAt', 'orderKey', 'depth', 'number', 'taskCount']),
  ADD_DEPENDENCY: new Set(['dependsOnId']),
  REMOVE_DEPENDENCY: new Set(['dependsOnId']),
};

/** The changes of an operation that a reviewer wants to see, in the operation's order; empty values are left out. */
export function shownFields(operation: ReviewOperation, names: Names): ShownField[] {
  const isNewPerson = typeof valueAfter(operation, 'assigneeName') === 'string';
  return (
    operation.changes
      .filter((change) => !HIDDEN[operation.kind].has(change.field))
      .filter((change) => !(operation.kind === 'CREATE_TASK' && DEFAULTS[change.field] === change.after))
      // An assignee by name says it all; the id beside it would repeat it as "Nobody".
      .filter((change) => !(isNewPerson && change.field === 'assigneeId' && change.after === null))
      .map((change) => shownField(change, operation, names))
      .filter((field) => field.before !== null || field.after !== null)
  );
}

function shownField(change: FieldChange, operation: ReviewOperation, names: Names): ShownField {
  const isPlace = operation.kind === 'MOVE_TASK';
  return {
    field: change.field,
    label: FIELD_NAMES[change.field] ?? change.field,
    before: isPlace ? placeLabel(change, 'before', names) : valueLabel(change.field, change.before, names),
    after: isPlace ? placeLabel(change, 'after', names) : valueLabel(change.field, change.after, names),
    isLong: LONG_FIELDS.has(change.field),
    note: change.field === 'assigneeName' && change.after !== null ? 'new person' : null,
  };
}

/** A place in the tree has no empty value: no parent is the top level, no sibling before is the first place. */
function placeLabel(change: FieldChange, side: 'before' | 'after', names: Names): string | null {
  const value = change[side];
  if (value === undefined) return null;
  if (change.field === 'parentId' && value === null) return 'Top level';
  if (change.field === 'afterId' && value === null) return 'First place';
  return valueLabel(change.field, value, names);
}

/** Null for a value that is empty: null, '' or an empty list or object. */
export function valueLabel(field: string, value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === '') return null;
  switch (field) {
    case 'status':
      return statusLabel(String(value));
    case 'priority':
      return priorityLabel(String(value));
    case 'estimatedMinutes':
    case 'actualMinutes':
      return typeof value === 'number' ? formatEffort(value) : String(value);
    case 'startDate':
    case 'dueDate':
      return formatDay(String(value));
    case 'assigneeId':
      return names.personName(String(value)) ?? 'Unknown person';
    case 'parentId':
    case 'afterId':
    case 'dependsOnId':
      return names.taskTitle(String(value)) ?? 'Unknown task';
    case 'acceptanceCriteria':
      return Array.isArray(value) && value.length > 0 ? value.map((criterion) => `• ${criterion}`).join('\n') : null;
    default:
      return otherLabel(value);
  }
}

function otherLabel(value: unknown): string | null {
  if (Array.isArray(value)) return value.length > 0 ? value.map(String).join(', ') : null;
  if (typeof value === 'object') return Object.keys(value!).length > 0 ? JSON.stringify(value, null, 2) : null;
  return String(value);
}
