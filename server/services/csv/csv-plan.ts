import type { CsvColumn, CsvField, CsvProblem, CsvRow } from '../../domain/csv-import.ts';
import { separated } from '../../domain/export/csv-cells.ts';
import { datesInOrder } from '../../domain/field-rules.ts';
import type { LocalDate, TaskId } from '../../domain/ids.ts';
import type { OperationDraft, TaskFieldsDraft } from '../../domain/operation-draft.ts';
import { placeRows, type CsvNames, type CsvNode } from './csv-places.ts';
import { CsvValues } from './csv-values.ts';

type CreateDraft = Extract<OperationDraft, { kind: 'CREATE_TASK' }>;

/** What a table would become. */
export interface CsvPlan {
  /** Tasks in the order of the plan, each after the one above it; then what they wait for. */
  readonly drafts: readonly OperationDraft[];
  /** In the order of the lines. */
  readonly problems: readonly CsvProblem[];
}

/**
 * Turns rows into operations. Nothing is lost silently: a row that cannot be a task is named, and a cell that is not
 * understood is named and stands in the description.
 */
export function planOfTable(
  columns: readonly CsvColumn[],
  rows: readonly CsvRow[],
  context: { readonly today: LocalDate; readonly newTaskId: () => TaskId },
): CsvPlan {
  const values = new CsvValues(context.today);
  const problems: CsvProblem[] = [];
  const title = columns.find(({ field }) => field === 'TITLE');
  const titleAt = title ? columns.indexOf(title) : -1;
  const usable = rows.filter((row) => {
    const text = (row.cells[titleAt] ?? '').trim();
    const read = text === '' ? null : values.read({ header: title!.header, field: 'TITLE' }, text);
    if (read?.ok) return true;
    const message = read ? `${read.message} The row is left out.` : 'The row has no title; it is left out.';
    problems.push({ line: row.line, column: title?.header ?? null, message });
    return false;
  });
  const { roots, names, problems: misplaced } = placeRows(columns, usable);
  problems.push(...misplaced);
  const creations = new Map<CsvNode, CreateDraft & { readonly taskId: TaskId }>();
  const create = (node: CsvNode, parentId: TaskId | null): void => {
    const taskId = context.newTaskId();
    const fields = node.row ? fieldsOf(columns, node.row, values, problems) : { title: node.title };
    creations.set(node, { kind: 'CREATE_TASK', taskId, parentId, fields });
    for (const child of node.children) create(child, taskId);
  };
  for (const node of roots) create(node, null);
  const links = linksOf(columns, creations, names, problems);
  const drafts: OperationDraft[] = [...creations.values(), ...links];
  return { drafts, problems: problems.toSorted((left, right) => left.line - right.line) };
}

function fieldsOf(
  columns: readonly CsvColumn[],
  row: CsvRow,
  values: CsvValues,
  problems: CsvProblem[],
): TaskFieldsDraft & { title: string } {
  const fields: Record<string, unknown> = {};
  const descriptions: string[] = [];
  columns.forEach(({ header, field }, index) => {
    const cell = row.cells[index] ?? '';
    if (field === null || cell.trim() === '') return;
    const read = values.read({ header, field }, cell);
    if (!read.ok) {
      problems.push({ line: row.line, column: header, message: `${read.message} It is in the description.` });
      descriptions.push(`${header}: ${cell.slice(0, 5_000)}`);
    } else if (field === 'DESCRIPTION') descriptions.push(cell);
    else Object.assign(fields, read.fields);
  });
  const { startDate = null, dueDate = null } = fields as { startDate?: LocalDate; dueDate?: LocalDate };
  const disorder = datesInOrder(startDate, dueDate);
  if (disorder !== null) {
    problems.push({ line: row.line, column: null, message: `${disorder} The start is in the description.` });
    descriptions.push(`Start: ${startDate}`);
    delete fields['startDate'];
  }
  if (descriptions.length > 0) fields['description'] = descriptions.join('\n\n');
  return fields as TaskFieldsDraft & { title: string };
}

function linksOf(
  columns: readonly CsvColumn[],
  creations: ReadonlyMap<CsvNode, CreateDraft & { readonly taskId: TaskId }>,
  names: CsvNames,
  problems: CsvProblem[],
): OperationDraft[] {
  const index = columns.findIndex(({ field }) => field === ('DEPENDS_ON' satisfies CsvField));
  const parents = new Map([...creations].flatMap(([node]) => node.children.map((child) => [child, node] as const)));
  const isAbove = (node: CsvNode, below: CsvNode): boolean => {
    for (let up: CsvNode | undefined = below; up; up = parents.get(up)) if (up === node) return true;
    return false;
  };
  const known = new Set<string>();
  return [...creations].flatMap(([node, { taskId }]) => {
    const cell = (node.row?.cells[index] ?? '').trim();
    // A title may hold a comma.
    const wanted = cell === '' ? [] : names.find(cell) ? [cell] : separated(cell.replaceAll(';', ','));
    return wanted.flatMap((name): OperationDraft[] => {
      const other = names.find(name);
      const line = node.row!.line;
      const column = columns[index]!.header;
      const shown = `“${name.slice(0, 60)}”`;
      const link = other && creations.get(other);
      if (!link)
        problems.push({ line, column, message: `There is no row ${shown} to wait for; it waits for nothing.` });
      else if (isAbove(other, node) || isAbove(node, other))
        problems.push({ line, column, message: `It cannot wait for ${shown}, which is itself, or above or below it.` });
      else if (!known.has(`${taskId} ${link.taskId}`)) {
        known.add(`${taskId} ${link.taskId}`);
        return [{ kind: 'ADD_DEPENDENCY', taskId, dependsOnId: link.taskId }];
      }
      return [];
    });
  });
}
