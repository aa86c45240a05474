import { setImmediate } from 'node:timers/promises';
import { CsvError, parse, type Info } from 'csv-parse';
import { badInput } from '../../domain/app-error.ts';
import { CSV_LIMITS, type CsvRow } from '../../domain/csv-import.ts';
import { unguarded } from '../../domain/export/csv-cells.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const CHARACTERS_PER_TURN = 64 * 1024;

export interface CsvTable {
  readonly headers: readonly string[];
  readonly rows: readonly CsvRow[];
}

/**
 * Reads a table of separated values, by commas, semicolons, tabs or bars: whichever its first line has most of. Throws
 * BAD_USER_INPUT with the line where quotes do not close.
 */
export async function readCsvTable(text: string): Promise<CsvTable> {
  if (text.length > CSV_LIMITS.characters)
    throw badInput('text', `The table has more than ${CSV_LIMITS.characters.toLocaleString('en')} characters.`);
  const records: { readonly info: Info; readonly record: readonly string[] }[] = [];
  const parser = parse({
    delimiter: delimiterOf(text),
    bom: true,
    info: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
  });
  parser.on('data', (each: (typeof records)[number]) => records.push(each));
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  parser.on('end', resolve);
  parser.on('error', reject);
  // A failure is met at the end, also where it comes in the middle.
  ended.catch(() => undefined);
  try {
    for (let start = 0; start < text.length; start += CHARACTERS_PER_TURN) {
      parser.write(text.slice(start, start + CHARACTERS_PER_TURN));
      await setImmediate();
    }
    parser.end();
    await ended;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { readonly lines?: number };
    throw badInput(
      'text',
      `The table cannot be read: near line ${lines ?? 1}, quotes do not close or stand in a wrong place.`,
    );
  }
  const [head, ...rest] = records;
  const headers = (head?.record ?? []).map((header) => unguarded(header).trim());
  if (headers.length < 1 || headers.every((header) => header === ''))
    throw badInput('text', 'The file is empty. A table begins with a line that names its columns.');
  if (headers.length > CSV_LIMITS.columns)
    throw badInput('text', `The table has ${headers.length} columns; at most ${CSV_LIMITS.columns} are read.`);
  // `lines` counts up to where a record ends; an empty line between two belongs to the next, and so does its beginning.
  let line = head!.info.lines;
  const rows = rest.map(({ info, record }) => {
    const row = { line: line + 1, cells: record.map(unguarded) };
    line = info.lines;
    return row;
  });
  return { headers, rows: rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')) };
}

function delimiterOf(text: string): string {
  const header =
    text
      .slice(0, 5_000)
      .split(/\r?\n/u)
      .find((line) => line.trim() !== '') ?? '';
  const bare = header.replaceAll(/"(?:[^"]|"")*"/gu, '');
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
