import { guarded, joined } from './csv-cells.ts';
import type { ExportedPlan } from './plan-export.ts';

const COLUMNS = [
  'Number',
  'Parent',
  'Title',
  'Status',
  'Priority',
  'Assignee',
  'Estimate (minutes)',
  'Spent (minutes)',
  'Start',
  'Due',
  'Tags',
  'Depends on',
  'Description',
  'Acceptance criteria',
];

/**
 * One row for each task in plan order, below a row of names; numbers stand for tasks. By RFC 4180: CRLF, quotes where they
 * are needed. A text that a spreadsheet would take for a formula gets an apostrophe before it. An import reads it back.
 */
export function toCsv({ outline, dependencies, personName }: ExportedPlan): string {
  const numbers = new Map(outline.map(({ id, number }) => [id, number]));
  const needs = Map.groupBy(dependencies, ({ taskId }) => taskId);
  const rows = outline.map((task) => [
    task.number,
    task.parentId === null ? '' : (numbers.get(task.parentId) ?? ''),
    task.title,
    task.status,
    task.priority,
    task.assigneeId === null ? '' : (personName(task.assigneeId) ?? ''),
    task.estimatedMinutes ?? '',
    task.actualMinutes,
    task.startDate ?? '',
    task.dueDate ?? '',
    joined(task.tags),
    (needs.get(task.id) ?? []).map(({ dependsOnId }) => numbers.get(dependsOnId) ?? '').join(', '),
    task.description,
    task.acceptanceCriteria.join('\n'),
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  const text = typeof value === 'string' ? guarded(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
