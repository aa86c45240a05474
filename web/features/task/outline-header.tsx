import { Plus } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.tsx';
import { FoldButtons, type FoldButtonsProps } from './fold-buttons.tsx';

export interface OutlineHeaderProps extends FoldButtonsProps {
  readonly onNew: () => void;
}

const COLUMNS = [
  { column: 'waits', label: 'Waits for' },
  { column: 'estimate', label: 'Estimate', className: 'text-right pr-1' },
  { column: 'progress', label: 'Progress' },
  { column: 'due', label: 'Due', className: 'text-right pr-1' },
] as const;

/** The names of the columns; stays in view. */
export function OutlineHeader({ onNew, ...folding }: OutlineHeaderProps) {
  return (
    <div role="row" aria-rowindex={1} className="outline-row border-b border-line text-11 font-medium text-faint">
      <div role="columnheader" aria-colindex={1} data-column="priority">
        <span className="sr-only">Priority</span>
      </div>
      <div role="columnheader" aria-colindex={2} data-column="key">
        <span className="sr-only">Number</span>
      </div>
      <div role="columnheader" aria-colindex={3} data-column="title" className="flex items-center gap-0.5">
        <span className="mr-1">Task</span>
        <FoldButtons {...folding} />
        <IconButton
          label="New task"
          shortcut="project.newTask"
          size="small"
          icon={<Plus className="size-4" aria-hidden="true" />}
          onClick={onNew}
        />
      </div>
      {COLUMNS.map(({ column, label, ...rest }, at) => (
        <div
          key={column}
          role="columnheader"
          aria-colindex={4 + at}
          data-column={column}
          className={'className' in rest ? rest.className : undefined}
        >
          {label}
        </div>
      ))}
      <div role="columnheader" aria-colindex={8} data-column="assignee">
        <span className="sr-only">Assignee</span>
      </div>
      <div role="columnheader" aria-colindex={9} data-column="menu">
        <span className="sr-only">More</span>
      </div>
    </div>
  );
}
