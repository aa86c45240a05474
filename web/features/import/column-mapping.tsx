import type { CsvField, ImportPage_PreviewQuery } from '../../__generated__/graphql.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { CSV_FIELD_WORDS } from './csv-field-words.ts';

type Column = ImportPage_PreviewQuery['csvPreview']['columns'][number];

const LEFT_OUT = '';
const OPTIONS = [
  { value: LEFT_OUT, label: 'Left out' },
  ...Object.entries(CSV_FIELD_WORDS).map(([value, label]) => ({ value, label })),
];

export interface ColumnMappingProps {
  readonly columns: readonly Column[];
  /** Told what every column holds from now on. */
  readonly onChange: (fields: (CsvField | null)[]) => void;
}

/** What each column of a table becomes, with what stands in it. Recognised by the header, and to be chosen. */
export function ColumnMapping({ columns, onChange }: ColumnMappingProps) {
  function choose(index: number, value: string) {
    const field = value === LEFT_OUT ? null : (value as CsvField);
    onChange(
      columns.map((column, at) => {
        if (at === index) return field;
        // A field is in one column; several may be parts of the description.
        return field !== null && field !== 'DESCRIPTION' && column.field === field ? null : column.field;
      }),
    );
  }
  return (
    <ul aria-label="Columns" className="flex flex-col divide-y divide-line rounded-panel border border-line bg-raised">
      {columns.map(({ header, field, samples }, index) => (
        <li
          // Two columns may have one name.
          key={`${index} ${header}`}
          className="grid grid-cols-1 items-end gap-x-4 gap-y-1 px-3 py-2 sm:grid-cols-[12rem_1fr]"
        >
          <SelectField
            label={header === '' ? `Column ${index + 1}` : header}
            options={OPTIONS}
            value={field ?? LEFT_OUT}
            onChange={(event) => choose(index, event.target.value)}
          />
          <p className="min-w-0 truncate text-12 text-mut sm:pb-2">
            {samples.length === 0 ? 'Nothing stands in it' : samples.join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}
