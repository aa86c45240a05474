import type { OperationEditInput, Priority } from '../../__generated__/graphql.ts';
import { today } from '../../lib/day.ts';
import { formatEffort, parseEffort } from '../../lib/effort.ts';
import { parseDay } from '../../lib/parse-day.ts';
import type { Names } from './field-labels.ts';
import type { ReviewOperation } from './operation.ts';
import { valueAfter } from './operation.ts';

/** Fields that a reviewer can write other values for, in the order of the form. */
export const EDITABLE_FIELDS = [
  'title',
  'name',
  'estimatedMinutes',
  'startDate',
  'dueDate',
  'assignee',
  'priority',
  'tags',
  'description',
] as const;
export type EditableField = (typeof EDITABLE_FIELDS)[number];

/** What the form holds: text as a person writes it. */
export type EditDraft = Readonly<Partial<Record<EditableField, string>>>;

const FIELDS_OF_A_NEW_TASK: readonly EditableField[] = EDITABLE_FIELDS.filter((field) => field !== 'name');

/** Whether the values of an operation can be edited in review. */
export function isEditable(operation: ReviewOperation): boolean {
  return editableFields(operation).length > 0;
}

/** All fields of a new task; of an update, those that it changes. */
export function editableFields(operation: ReviewOperation): readonly EditableField[] {
  if (operation.kind === 'CREATE_TASK') return FIELDS_OF_A_NEW_TASK;
  if (operation.kind !== 'UPDATE_TASK' && operation.kind !== 'UPDATE_PROJECT') return [];
  const changed = new Set(operation.changes.map(({ field }) => (field.startsWith('assignee') ? 'assignee' : field)));
  return EDITABLE_FIELDS.filter((field) => changed.has(field));
}

/** The proposed values as text. */
export function draftOf(operation: ReviewOperation, names: Names): EditDraft {
  return Object.fromEntries(editableFields(operation).map((field) => [field, textOf(operation, field, names)]));
}

function textOf(operation: ReviewOperation, field: EditableField, names: Names): string {
  if (field === 'assignee') {
    const name = valueAfter(operation, 'assigneeName');
    const id = valueAfter(operation, 'assigneeId');
    return typeof name === 'string' ? name : typeof id === 'string' ? (names.personName(id) ?? '') : '';
  }
  const value = valueAfter(operation, field);
  if (field === 'title') return typeof value === 'string' ? value : operation.title;
  if (field === 'estimatedMinutes') return typeof value === 'number' ? formatEffort(value) : '';
  if (field === 'priority') return typeof value === 'string' ? value : 'MEDIUM';
  if (field === 'tags') return Array.isArray(value) ? value.join(', ') : '';
  return typeof value === 'string' ? value : '';
}

export type EditResult =
  | { readonly changes: OperationEditInput; readonly isEmpty: boolean }
  | { readonly field: EditableField; readonly error: string };

/** What the form changes, as the API takes it; only the fields that differ from before. Or what cannot be read. */
export function changesIn(before: EditDraft, draft: EditDraft): EditResult {
  const changes: Record<string, unknown> = {};
  for (const field of EDITABLE_FIELDS) {
    const text = draft[field]?.trim();
    if (text === undefined || text === before[field]?.trim()) continue;
    switch (field) {
      case 'title':
      case 'name':
        if (text === '') return { field, error: 'It needs a name.' };
        changes[field] = text;
        break;
      case 'estimatedMinutes': {
        const minutes = parseEffort(text);
        if (minutes === undefined) return { field, error: 'Write it like 2d, 3h or 1d 4h.' };
        changes[field] = minutes;
        break;
      }
      case 'startDate':
      case 'dueDate': {
        const day = parseDay(text, today());
        if (day === undefined) return { field, error: 'Try 24 Dec, fri, +3d or 2026-12-24.' };
        changes[field] = day;
        break;
      }
      case 'assignee':
        if (text === '') changes['assigneeId'] = null;
        else changes['assigneeName'] = text;
        break;
      case 'priority':
        changes[field] = text as Priority;
        break;
      case 'tags':
        changes[field] = [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
        break;
      case 'description':
        changes[field] = text;
        break;
    }
  }
  return { changes: changes as OperationEditInput, isEmpty: Object.keys(changes).length === 0 };
}
