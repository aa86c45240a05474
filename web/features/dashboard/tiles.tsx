import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import type { PlanFigures } from './plan-figures.ts';

export interface TilesProps {
  readonly projectId: string;
  readonly figures: PlanFigures;
}

/** The four figures that one looks for first; each leads to the tasks that it counts. */
export function Tiles({ projectId, figures }: TilesProps) {
  const { total, completed, overdue, dueThisWeek, atRisk, blocked } = figures;
  const share = total === 0 ? 0 : Math.round((completed / total) * 100);
  const tiles = [
    { label: 'Completed', value: `${share}%`, note: `${completed} of ${total} tasks`, filter: 'status:completed' },
    {
      label: 'Overdue',
      value: String(overdue),
      note: 'open, and past their date',
      filter: 'due:overdue',
      isBad: overdue > 0,
    },
    {
      label: 'Due this week',
      value: String(dueThisWeek),
      note: atRisk.length === 0 ? 'none of them is held up' : `${atRisk.length} of them held up`,
      filter: 'due:week',
      isBad: atRisk.length > 0,
    },
    {
      label: 'Blocked',
      value: String(blocked),
      note: 'somebody says so',
      filter: 'status:blocked',
      isBad: blocked > 0,
    },
  ];
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {tiles.map(({ label, value, note, filter, isBad }) => (
        <li key={label}>
          <Link
            to="/p/$projectId/list"
            params={{ projectId }}
            search={{ f: filter }}
            className="flex h-full flex-col gap-0.5 rounded-panel border border-line bg-raised p-4 hover:border-line2"
          >
            <span className="text-12 text-mut">{label}</span>
            <span className={clsx('text-24 font-semibold tabular-nums', isBad && 'text-del')}>{value}</span>
            <span className="text-12 text-faint">{note}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
