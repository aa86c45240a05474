/** What a column of a table can hold for an import. */
export const CSV_FIELDS = [
  'TITLE',
  'NUMBER',
  'PARENT',
  'LEVEL',
  'GROUP',
  'STATUS',
  'PRIORITY',
  'ASSIGNEE',
  'ESTIMATE',
  'SPENT',
  'START',
  'DUE',
  'TAGS',
  'DEPENDS_ON',
  'DESCRIPTION',
  'ACCEPTANCE_CRITERIA',
] as const;
export type CsvField = (typeof CSV_FIELDS)[number];

export const CSV_LIMITS = { characters: 3_000_000, columns: 200, problemsShown: 100 } as const;

export interface CsvColumn {
  readonly header: string;
  /** Null where it is left out. */
  readonly field: CsvField | null;
}

/** A row below the header, with the line of the file on which it begins; the header is on line 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What of a row cannot be taken as it stands, in a sentence for the person whose file it is. */
export interface CsvProblem {
  readonly line: number;
  /** Header of the column; null where it is about the row. */
  readonly column: string | null;
  readonly message: string;
}
