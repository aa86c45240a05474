import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { ListSort } from './list-columns.ts';
import { isListColumn, type ListTable } from './use-list-columns.ts';

export interface ListHeaderProps {
  readonly table: ListTable;
  readonly sort: ListSort | null;
  readonly template: string;
  readonly onSort: (sort: ListSort | null) => void;
}

const RESIZE_STEP = 16;

/** The names of the columns, which sort, and the edges between them, which resize. */
export function ListHeader({ table, sort, template, onSort }: ListHeaderProps) {
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="grid h-8 items-center border-b border-line text-11 font-medium text-faint"
      style={{ gridTemplateColumns: template }}
    >
      {table.getHeaderGroups()[0]?.headers.map((header, at) => {
        const { id } = header.column;
        if (!isListColumn(id)) return null;
        const isSorted = sort?.column === id;
        const label = String(header.column.columnDef.header);
        return (
          <div
            key={id}
            role="columnheader"
            aria-colindex={at + 1}
            aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
            className="group/head relative h-full min-w-0"
          >
            <button
              type="button"
              className={clsx(
                'flex h-full w-full items-center gap-1 px-1.5 text-left hover:text-fg',
                isSorted && 'text-fg',
              )}
              // First up, then down, then the order of the plan again.
              onClick={() =>
                onSort(
                  isSorted
                    ? sort.isDescending
                      ? null
                      : { column: id, isDescending: true }
                    : { column: id, isDescending: false },
                )
              }
            >
              <span className="truncate">{label}</span>
              {isSorted &&
                (sort.isDescending ? (
                  <ArrowDown className="size-3" aria-hidden="true" />
                ) : (
                  <ArrowUp className="size-3" aria-hidden="true" />
                ))}
            </button>
            <span
              role="separator"
              aria-orientation="vertical"
              aria-label={`Width of ${label}`}
              aria-valuenow={Math.round(header.getSize())}
              aria-valuemin={56}
              aria-valuemax={1200}
              tabIndex={0}
              className="absolute top-1 -right-1 z-10 h-6 w-2 cursor-col-resize rounded-chip after:absolute after:inset-y-0 after:left-1 after:w-px after:bg-line hover:after:bg-acc focus-visible:after:bg-acc"
              onMouseDown={header.getResizeHandler()}
              onKeyDown={(event: KeyboardEvent) => {
                const step = event.key === 'ArrowRight' ? RESIZE_STEP : event.key === 'ArrowLeft' ? -RESIZE_STEP : 0;
                if (step === 0) return;
                event.preventDefault();
                event.stopPropagation();
                const size = Math.min(1200, Math.max(56, header.getSize() + step));
                table.setColumnSizing((before) => ({ ...before, [id]: size }));
              }}
            />
          </div>
        );
      })}
    </div>
  );
}
