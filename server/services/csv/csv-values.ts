import { unitIn } from '../../agents/builtin/document/table-columns.ts';
import { DateReader } from '../../agents/builtin/inline/date-reader.ts';
import { parseDuration, unitMinutes } from '../../agents/builtin/inline/duration.ts';
import { parsePriority } from '../../agents/builtin/inline/priority.ts';
import { parseStatus } from '../../agents/builtin/inline/status.ts';
import type { CsvColumn, CsvField } from '../../domain/csv-import.ts';
import { separated } from '../../domain/export/csv-cells.ts';
import { isLocalDate, ruleFields, TASK_RULES } from '../../domain/field-rules.ts';
import type { LocalDate } from '../../domain/ids.ts';
import type { TaskFieldsDraft } from '../../domain/operation-draft.ts';

/** What a cell says, or why it says nothing that can be taken. */
export type CsvValue =
  { readonly ok: true; readonly fields: Partial<TaskFieldsDraft> } | { readonly ok: false; readonly message: string };

/** What cells of the fields of a task mean. Those of the place and of dependencies are read elsewhere. */
export class CsvValues {
  readonly #dates: DateReader;

  constructor(today: LocalDate) {
    this.#dates = new DateReader(today);
  }

  /** `cell` is not empty. */
  read(column: CsvColumn & { readonly field: CsvField }, cell: string): CsvValue {
    const fields = this.#fields(column, cell);
    if (typeof fields === 'string') return { ok: false, message: fields };
    const [problem] = ruleFields(TASK_RULES, fields).problems;
    return problem ? { ok: false, message: problem.message } : { ok: true, fields };
  }

  /** Or a sentence. */
  #fields({ field, header }: { readonly field: CsvField; readonly header: string }, cell: string) {
    const text = cell.trim();
    const shown = `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
    switch (field) {
      case 'TITLE':
        return { title: cell };
      case 'DESCRIPTION':
        return { description: cell };
      case 'ACCEPTANCE_CRITERIA':
        return { acceptanceCriteria: cell.split('\n').filter((line) => line.trim() !== '') };
      case 'ASSIGNEE':
        return { assigneeName: text };
      case 'TAGS':
        return { tags: /[",]/u.test(text) ? separated(text) : text.split(/[;|]/u).filter((tag) => tag.trim() !== '') };
      case 'STATUS': {
        const status = parseStatus(text);
        return status ? { status } : `${shown} is no status that is known here.`;
      }
      case 'PRIORITY': {
        const priority = parsePriority(text);
        return priority ? { priority } : `${shown} is no priority that is known here.`;
      }
      case 'ESTIMATE':
      case 'SPENT': {
        const minutes = minutesOf(text, unitIn(header));
        if (minutes === null)
          return `${shown} is no stretch of work. Write 3h or 2d, or put the unit into the header, as in “Estimate (h)”.`;
        return field === 'ESTIMATE' ? { estimatedMinutes: minutes } : { actualMinutes: minutes };
      }
      case 'START':
      case 'DUE': {
        const day = isLocalDate(text) ? text : this.#dates.parse(text, field === 'START' ? 'start' : 'end');
        if (day === null) return `${shown} is no day. Write it as 2027-03-31.`;
        return field === 'START' ? { startDate: day } : { dueDate: day };
      }
      default:
        return {};
    }
  }
}

function minutesOf(text: string, unit: string | null): number | null {
  const bare = /^\d+(?:[.,]\d+)?$/u.test(text) ? Number(text.replace(',', '.')) : null;
  if (bare !== null) return bare === 0 ? 0 : unit === null ? null : Math.round(bare * unitMinutes(unit));
  return parseDuration(text)?.minutes ?? null;
}
