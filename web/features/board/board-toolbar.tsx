import { ViewChoice } from '../view/view-choice.tsx';
import type { BoardColumn, BoardGrouping } from './board-columns.ts';

const GROUPINGS: readonly { readonly value: BoardGrouping; readonly label: string }[] = [
  { value: 'status', label: 'Status' },
  { value: 'assignee', label: 'Person' },
  { value: 'priority', label: 'Priority' },
];

export interface BoardToolbarProps {
  readonly grouping: BoardGrouping;
  readonly columns: readonly BoardColumn[];
  readonly onGrouping: (grouping: BoardGrouping) => void;
  /** Brings a column into view, on a phone. */
  readonly onColumn: (key: string) => void;
}

export function BoardToolbar({ grouping, columns, onGrouping, onColumn }: BoardToolbarProps) {
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 px-3 coarse:h-14">
      <ViewChoice label="Columns" value={grouping} options={GROUPINGS} onChoose={onGrouping} />
      <span className="flex-1" />
      <span className="min-w-0 sm:hidden">
        <ViewChoice
          label="Show"
          value=""
          options={[
            { value: '', label: 'Column…' },
            ...columns.map(({ key, title, taskIds }) => ({ value: `-${key}`, label: `${title} (${taskIds.length})` })),
          ]}
          onChoose={(value) => onColumn(value.slice(1))}
        />
      </span>
    </div>
  );
}
