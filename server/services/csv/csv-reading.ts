import { randomUUID } from 'node:crypto';
import { CSV_LIMITS, type CsvColumn, type CsvField } from '../../domain/csv-import.ts';
import type { LocalDate, TaskId } from '../../domain/ids.ts';
import { chosenColumns, recognisedColumns } from './csv-columns.ts';
import { planOfTable, type CsvPlan } from './csv-plan.ts';
import { readCsvTable } from './csv-table.ts';

const SAMPLES = 3;

export interface TableRequest {
  readonly text: string;
  /** What each column holds, from the left; what its header says when absent. */
  readonly columns?: readonly (CsvField | null)[] | undefined;
  readonly today: LocalDate;
}

export interface ReadTable extends CsvPlan {
  readonly columns: readonly (CsvColumn & { readonly samples: readonly string[] })[];
  readonly rowCount: number;
  /** The first of its problems are in `problems`. */
  readonly problemCount: number;
}

/** What a table would become. Takes a second for tens of thousands of rows. Throws BAD_USER_INPUT where it is no table. */
export async function readTable({ text, columns: chosen, today }: TableRequest): Promise<ReadTable> {
  const { headers, rows } = await readCsvTable(text);
  const columns = chosen ? chosenColumns(headers, chosen) : recognisedColumns(headers);
  const { drafts, problems } = planOfTable(columns, rows, { today, newTaskId: () => randomUUID() as TaskId });
  return {
    columns: columns.map((column, index) => {
      const filled = rows.map(({ cells }) => cells[index]?.trim() ?? '').filter((cell) => cell !== '');
      return { ...column, samples: filled.slice(0, SAMPLES).map((cell) => cell.slice(0, 200)) };
    }),
    rowCount: rows.length,
    drafts,
    problems: problems.slice(0, CSV_LIMITS.problemsShown),
    problemCount: problems.length,
  };
}
