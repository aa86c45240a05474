import { parse } from 'csv-parse/sync';
import type { Outline } from './outline.ts';
import { readColumns } from './table-columns.ts';
import { rowsToNodes } from './table-rows.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const NAMES: Readonly<Record<(typeof DELIMITERS)[number], string>> = {
  ',': 'a table of comma-separated values',
  ';': 'a table of semicolon-separated values',
  '\t': 'a table of tab-separated values',
  '|': 'a table of values separated by bars',
};

/** Reads a table of separated values with a header that names its columns; null where the text is none. */
export function readCsvOutline(source: string): Outline | null {
  const { title, body } = splitTitle(source.trim());
  const header = body.slice(0, (body.indexOf('\n') + 1 || body.length + 1) - 1);
  if (!body.includes('\n') || header.length > 2000 || /^\s*(?:\||#|[-*+]\s)/u.test(header)) return null;
  for (const delimiter of DELIMITERS) {
    // The header alone says whether reading the rest is worth it.
    const columns = header.includes(delimiter) ? readColumns(parseRecords(header, delimiter)?.[0] ?? []) : null;
    if (!columns || columns.length < 2) continue;
    const records = parseRecords(body, delimiter);
    if (!records || records.length < 2) continue;
    const rows = records.slice(1);
    const full = rows.filter((row) => row.length >= 2).length;
    if (rows.length === 0 || full < rows.length * 0.6) continue;
    const roots = rowsToNodes(columns, rows);
    if (roots.length > 0) return { title, intro: [], roots, format: NAMES[delimiter] };
  }
  return null;
}

/** A line of its own above the table names the project. */
function splitTitle(source: string): { readonly title: string | null; readonly body: string } {
  const match = /^#{0,3}\s*([^\n,;\t|]{1,120})\n\s*\n([\s\S]+)$/u.exec(source);
  return match ? { title: match[1]!.trim(), body: match[2]!.trim() } : { title: null, body: source };
}

function parseRecords(source: string, delimiter: string): string[][] | null {
  try {
    const records = parse(source, {
      delimiter,
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
      trim: true,
      bom: true,
    });
    return records;
  } catch {
    // Quotes that do not close: not a table of values after all.
    return null;
  }
}
