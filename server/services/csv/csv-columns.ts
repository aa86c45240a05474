import { columnKind, readColumns, type ColumnKind } from '../../agents/builtin/document/table-columns.ts';
import { badInput } from '../../domain/app-error.ts';
import type { CsvColumn, CsvField } from '../../domain/csv-import.ts';

const FIELD_OF: Partial<Record<ColumnKind, CsvField>> = {
  title: 'TITLE',
  label: 'NUMBER',
  parent: 'PARENT',
  level: 'LEVEL',
  group: 'GROUP',
  status: 'STATUS',
  done: 'STATUS',
  priority: 'PRIORITY',
  person: 'ASSIGNEE',
  estimate: 'ESTIMATE',
  start: 'START',
  due: 'DUE',
  tags: 'TAGS',
  dependencies: 'DEPENDS_ON',
  description: 'DESCRIPTION',
  criteria: 'ACCEPTANCE_CRITERIA',
};
const SPENT = /^(?:spent|time spent|actual|actuals|actual time|actual effort|logged|time logged|hours worked)\b/iu;
/** What several columns may hold: their texts come one below the other. */
const REPEATABLE: ReadonlySet<CsvField> = new Set<CsvField>(['DESCRIPTION']);

/** What each column holds, by its header, in the words that the built-in planner knows too. */
export function recognisedColumns(headers: readonly string[]): CsvColumn[] {
  // As a table of tasks, or else each header by itself.
  const kinds = readColumns(headers)?.map(({ kind }) => kind) ?? headers.map(columnKind);
  const taken = new Set<CsvField>();
  return headers.map((header, index) => {
    const field = SPENT.test(header) ? 'SPENT' : (FIELD_OF[kinds[index]!] ?? null);
    if (field === null || (taken.has(field) && !REPEATABLE.has(field))) return { header, field: null };
    taken.add(field);
    return { header, field };
  });
}

/** What somebody has chosen instead. Throws BAD_USER_INPUT where it does not fit the table. */
export function chosenColumns(headers: readonly string[], fields: readonly (CsvField | null)[]): CsvColumn[] {
  if (fields.length !== headers.length)
    throw badInput('columns', `The table has ${headers.length} columns, and ${fields.length} are described.`);
  const twice = fields.find(
    (field, index) => field !== null && !REPEATABLE.has(field) && fields.indexOf(field) !== index,
  );
  if (twice !== undefined) throw badInput('columns', `Two columns are chosen for ${words(twice!)}. Choose one.`);
  return headers.map((header, index) => ({ header, field: fields[index]! }));
}

function words(field: CsvField): string {
  return field.toLowerCase().replaceAll('_', ' ');
}
