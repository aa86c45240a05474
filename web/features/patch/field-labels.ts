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
  /** Which sides there are to show: the new value, the old one, or both. */
  readonly sides: 'new' | 'old' | 'both';
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

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
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
  if (operation.kind === 'MOVE_TASK') return placeFields(operation, names);
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

const SIDES: Partial<Record<ReviewOperation['kind'], ShownField['sides']>> = { CREATE_TASK: 'new', DELETE_TASK: 'old' };

function shownField(change: FieldChange, operation: ReviewOperation, names: Names): ShownField {
  const { field } = change;
  return {
    field,
    label: FIELD_NAMES[field] ?? field,
    // A new person takes the place of a known one, who is told by id.
    before: valueLabel(field === 'assigneeName' ? 'assigneeId' : field, change.before, names),
    after: valueLabel(field, change.after, names),
    sides: SIDES[operation.kind] ?? 'both',
    isLong: LONG_FIELDS.has(field),
    note: field === 'assigneeName' && change.after !== null ? 'new person' : null,
  };
}

const POSITIONS: Readonly<Record<string, string>> = {
  FIRST: 'first in its list',
  LAST: 'last in its list',
  WHERE_IT_WAS: 'where it was before',
};

/** Where a move leads: to another parent, behind a sibling, or elsewhere among the same siblings. */
function placeFields(operation: ReviewOperation, names: Names): ShownField[] {
  const parent = operation.changes.find(({ field }) => field === 'parentId');
  const afterId = valueAfter(operation, 'afterId');
  const under = (value: unknown) => valueLabel('parentId', value, names) ?? 'Top level';
  const isElsewhere = parent !== undefined && parent.before !== parent.after;
  const common = { isLong: false, note: null };
  return [
    ...(isElsewhere
      ? [
          {
            ...common,
            field: 'parentId',
            label: 'Under',
            before: under(parent.before),
            after: under(parent.after),
            sides: 'both' as const,
          },
        ]
      : []),
    ...(typeof afterId === 'string'
      ? [
          {
            ...common,
            field: 'afterId',
            label: 'After',
            before: null,
            after: valueLabel('afterId', afterId, names),
            sides: 'new' as const,
          },
        ]
      : []),
    ...(!isElsewhere && typeof afterId !== 'string'
      ? [
          {
            ...common,
            field: 'afterId',
            label: 'Place',
            before: null,
            after: POSITIONS[String(valueAfter(operation, 'position'))] ?? 'another one in its list',
            sides: 'new' as const,
          },
        ]
      : []),
  ];
}

/** Null for a value that is empty: null, '' or an empty list or object. */
export function valueLabel(field: string, value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === '') return null;
  // A value that is not of its field's kind is shown as it is rather than not at all.
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  switch (field) {
    case 'status':
      return statusLabel(text);
    case 'priority':
      return priorityLabel(text);
    case 'estimatedMinutes':
    case 'actualMinutes':
      return typeof value === 'number' ? formatEffort(value) : text;
    case 'startDate':
    case 'dueDate':
      return formatDay(text);
    case 'assigneeId':
      // Somebody who was new in the same patch is told by name.
      return names.personName(text) ?? (UUID.test(text) ? 'Unknown person' : text);
    case 'parentId':
    case 'afterId':
    case 'dependsOnId':
      return names.taskTitle(text) ?? 'Unknown task';
    case 'acceptanceCriteria':
      return Array.isArray(value) && value.length > 0 ? value.map((criterion) => `• ${criterion}`).join('\n') : null;
    default:
      return otherLabel(value);
  }
}

function otherLabel(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length > 0 ? value.map((item) => otherLabel(item) ?? '').join(', ') : null;
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length > 0 ? JSON.stringify(value, null, 2) : null;
  }
  return JSON.stringify(value);
}
