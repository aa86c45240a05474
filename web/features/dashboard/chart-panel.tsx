import { Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';

export interface ChartPanelProps {
  readonly title: string;
  /** A sentence about what is counted, and what is not. */
  readonly note?: string;
  readonly chart: ReactNode;
  /** The same figures as a table: what a screen reader and a careful reader want. */
  readonly table: ReactNode;
  readonly isTable: boolean;
}

/** A chart with its table twin. */
export function ChartPanel({ title, note, chart, table, isTable }: ChartPanelProps) {
  const headingId = useId();
  const [isTurned, setIsTurned] = useState(false);
  const showsTable = isTable !== isTurned;
  return (
    <section
      aria-labelledby={headingId}
      className="flex min-w-0 flex-col gap-2 rounded-panel border border-line bg-raised p-4"
    >
      <header className="flex items-center gap-2">
        <h2 id={headingId} className="min-w-0 flex-1 truncate text-14 font-semibold">
          {title}
        </h2>
        <IconButton
          label={showsTable ? `${title} as a chart` : `${title} as a table`}
          size="small"
          aria-pressed={showsTable}
          className="aria-pressed:bg-sel aria-pressed:text-acctx"
          icon={<Table2 className="size-3.5" aria-hidden="true" />}
          onClick={() => setIsTurned((before) => !before)}
        />
      </header>
      {showsTable ? table : chart}
      {note !== undefined && <p className="text-12 text-faint">{note}</p>}
    </section>
  );
}

export interface FigureTableProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The first column names, the others hold figures. */
export function FigureTable({ head, rows }: FigureTableProps) {
  return (
    <div className="max-h-72 overflow-auto" tabIndex={0} role="group" aria-label={head.join(', ')}>
      <table className="w-full text-12 tabular-nums">
        <thead className="text-left text-11 text-faint">
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" className={at === 0 ? 'py-1 font-medium' : 'py-1 pl-4 text-right font-medium'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...figures]) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal">
                {name}
              </th>
              {figures.map((figure, at) => (
                <td key={head[at + 1]} className="py-1 pl-4 text-right">
                  {figure}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
