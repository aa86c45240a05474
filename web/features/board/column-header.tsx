import { clsx } from 'clsx';
import { Gauge, Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';

export interface ColumnHeaderProps {
  readonly id: string;
  readonly title: string;
  readonly icon: ReactNode;
  readonly count: number;
  /** Null where there is none. */
  readonly limit: number | null;
  readonly onLimit: (limit: number | null) => void;
  readonly onAdd: () => void;
}

/** The head of a column: what it holds, how much of it, and how much it should. */
export function ColumnHeader({ id, title, icon, count, limit, onLimit, onAdd }: ColumnHeaderProps) {
  const [isSettingLimit, setIsSettingLimit] = useState(false);
  const isOver = limit !== null && count > limit;
  return (
    <header className="flex h-9 shrink-0 items-center gap-1.5 pr-1 pl-2.5 coarse:h-12">
      {icon}
      <h2 id={id} className="min-w-0 truncate font-medium">
        {title}
      </h2>
      <span className={clsx('shrink-0 text-12 tabular-nums', isOver ? 'font-medium text-mod' : 'text-faint')}>
        <span className="sr-only">{count === 1 ? '1 task' : `${count} tasks`}</span>
        <span aria-hidden="true">{count}</span>
        {limit !== null && (
          <>
            <span className="sr-only">, at most </span>
            <span aria-hidden="true">/</span>
            {limit}
          </>
        )}
        {isOver && <span> over limit</span>}
      </span>
      <span className="flex-1" />
      {isSettingLimit ? (
        <input
          type="number"
          min={1}
          max={999}
          defaultValue={limit ?? ''}
          autoFocus
          aria-label={`At most how many tasks in ${title}; empty for no limit`}
          placeholder="Limit"
          className="h-7 w-16 rounded-control border border-line2 bg-raised px-1.5 outline-none focus:border-acc coarse:h-11"
          onBlur={(event) => {
            const next = Math.trunc(event.target.valueAsNumber);
            onLimit(Number.isFinite(next) && next > 0 ? next : null);
            setIsSettingLimit(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
            if (event.key === 'Escape') {
              event.currentTarget.value = limit === null ? '' : String(limit);
              event.currentTarget.blur();
            }
          }}
        />
      ) : (
        <IconButton
          label={`Limit of ${title}`}
          size="small"
          icon={<Gauge className="size-3.5" aria-hidden="true" />}
          onClick={() => setIsSettingLimit(true)}
        />
      )}
      <IconButton
        label={`Add a task to ${title}`}
        size="small"
        icon={<Plus className="size-4" aria-hidden="true" />}
        onClick={onAdd}
      />
    </header>
  );
}
