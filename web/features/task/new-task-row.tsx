import type { CSSProperties } from 'react';
import type { NewTaskRow } from './outline-rows.ts';
import { TitleInput } from './title-input.tsx';

export interface NewTaskLineProps {
  readonly row: NewTaskRow;
  readonly rowIndex: number;
  readonly top: number;
  readonly onCommit: (title: string, isEnter: boolean) => void;
  readonly onCancel: () => void;
  readonly onIndent: () => void;
  readonly onOutdent: () => void;
}

/** The line of a task that is being written. */
export function NewTaskLine({ row, rowIndex, top, ...events }: NewTaskLineProps) {
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-level={row.level}
      className="outline-row absolute inset-x-0 bg-sel"
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        aria-colindex={3}
        data-column="title"
        className="outline-title outline-title-only"
        style={{ '--level': row.level - 1 } as CSSProperties}
      >
        <span className="w-12 shrink-0 coarse:w-20" />
        <TitleInput initial="" label="Title of the new task" placeholder="What is to be done?" {...events} />
      </div>
    </div>
  );
}
