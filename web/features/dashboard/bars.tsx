import { scaleLinear } from 'd3-scale';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

export interface BarLine {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly value: number;
  /** Where there would be enough, as a line across the bar; absent where nobody knows. */
  readonly mark?: number | undefined;
  /** What stands at the end of the bar. */
  readonly text: string;
  /** The filter of the list to which it leads; absent where there is none. */
  readonly filter?: string | undefined;
}

/** Figures as bars of one scale; each leads to the tasks that it counts. */
export function Bars({ projectId, lines }: { readonly projectId: string; readonly lines: readonly BarLine[] }) {
  const share = scaleLinear()
    .domain([0, Math.max(1, ...lines.flatMap(({ value, mark = 0 }) => [value, mark]))])
    .range([0, 100]);
  return (
    <ul className="grid grid-cols-[minmax(0,8rem)_minmax(0,1fr)_auto] gap-x-2">
      {lines.map(({ key, label, icon, value, mark, text, filter }) => (
        <li
          key={key}
          // One scale for all: what stands at the end of a bar must not make it shorter than the others.
          className="col-span-3 grid min-h-7 grid-cols-subgrid items-center coarse:min-h-11"
        >
          {filter === undefined ? (
            <span className="flex min-w-0 items-center gap-1.5">
              {icon}
              <span className="truncate">{label}</span>
            </span>
          ) : (
            <Link
              to="/p/$projectId/list"
              params={{ projectId }}
              search={{ f: filter }}
              className="flex min-h-6 min-w-0 items-center gap-1.5 hover:text-acctx hover:underline coarse:min-h-11"
            >
              {icon}
              <span className="truncate">{label}</span>
            </Link>
          )}
          <span aria-hidden="true" className="relative h-2.5 rounded-full bg-hover">
            <span className="drawn block h-full rounded-full bg-acc" style={{ width: `${share(value)}%` }} />
            {mark !== undefined && (
              <span
                className="absolute -top-1 h-4.5 w-0.5 -translate-x-full bg-fg"
                style={{ left: `${share(mark)}%` }}
              />
            )}
          </span>
          <span className="min-w-16 text-right text-12 whitespace-nowrap text-mut tabular-nums">{text}</span>
        </li>
      ))}
    </ul>
  );
}
