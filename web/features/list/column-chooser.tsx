import { ArrowDown, ArrowUp } from 'lucide-react';
import { AnchoredPopover } from '../../ui/anchored-popover.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { HIDDEN_AT_FIRST, LIST_COLUMNS } from './list-columns.ts';
import { type ListTable, movedColumn } from './use-list-columns.ts';

export interface ColumnChooserProps {
  readonly table: ListTable;
  readonly anchor: Element;
  readonly onClose: () => void;
}

/** Which columns are shown, and in which order. */
export function ColumnChooser({ table, anchor, onClose }: ColumnChooserProps) {
  const columns = table.getAllLeafColumns();
  const ids = columns.map(({ id }) => id);
  return (
    <AnchoredPopover label="Columns" anchor={anchor} onClose={onClose} className="w-64 p-2">
      <ul>
        {columns.map((column, at) => {
          const label = String(column.columnDef.header);
          return (
            <li
              key={column.id}
              className="flex min-h-7 items-center gap-1 rounded-control px-1 hover:bg-hover coarse:min-h-11"
            >
              <label className="flex min-w-0 flex-1 items-center gap-2">
                <input
                  type="checkbox"
                  checked={column.getIsVisible()}
                  disabled={!column.getCanHide()}
                  className="size-4 accent-acc"
                  onChange={(event) => column.toggleVisibility(event.target.checked)}
                />
                {label}
              </label>
              <IconButton
                label={`${label}: one place to the left`}
                size="small"
                disabled={at === 0}
                icon={<ArrowUp className="size-3.5" aria-hidden="true" />}
                onClick={() => table.setColumnOrder(movedColumn(ids, column.id, -1))}
              />
              <IconButton
                label={`${label}: one place to the right`}
                size="small"
                disabled={at === columns.length - 1}
                icon={<ArrowDown className="size-3.5" aria-hidden="true" />}
                onClick={() => table.setColumnOrder(movedColumn(ids, column.id, 1))}
              />
            </li>
          );
        })}
      </ul>
      <Button
        variant="ghost"
        className="mt-1"
        onClick={() => {
          table.setColumnOrder(LIST_COLUMNS.map(({ id }) => id));
          table.setColumnVisibility(Object.fromEntries(HIDDEN_AT_FIRST.map((id) => [id, false])));
          table.setColumnSizing({});
        }}
      >
        As it was at first
      </Button>
    </AnchoredPopover>
  );
}
