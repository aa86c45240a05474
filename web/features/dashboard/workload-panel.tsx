import type { DashboardHistoryQuery } from '../../__generated__/graphql.ts';
import { formatDayInFull, today, type Day } from '../../lib/day.ts';
import { formatEffort } from '../../lib/effort.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { NO_FILTER, writeFilter } from '../filter/task-filter.ts';
import { Bars } from './bars.tsx';
import { capacityUntil } from './capacity.ts';
import { ChartPanel, FigureTable } from './chart-panel.tsx';
import type { PersonLoad } from './plan-figures.ts';

const MOST_PEOPLE = 12;

export interface WorkloadPanelProps {
  readonly projectId: string;
  readonly workload: readonly PersonLoad[];
  /** How much each can work in a week; empty until that is known. */
  readonly people: DashboardHistoryQuery['people'];
  readonly dueDate: Day | null;
  readonly isTable: boolean;
}

/** Who has how much to do, and where the project has a due date, whether there is time for it until then. */
export function WorkloadPanel({ projectId, workload, people, dueDate, isTable }: WorkloadPanelProps) {
  const weekly = new Map(people.map(({ id, weeklyCapacityMinutes }) => [id, weeklyCapacityMinutes]));
  const timeOf = ({ personId }: PersonLoad): number | null => {
    const minutes = personId === null ? undefined : weekly.get(personId);
    return minutes === undefined || dueDate === null ? null : capacityUntil(minutes, today(), dueDate);
  };
  const isKnown = workload.some((load) => timeOf(load) !== null);
  return (
    <ChartPanel
      title="Open work by person"
      note={noteOf(workload, isKnown ? dueDate : null)}
      isTable={isTable}
      chart={
        <Bars
          projectId={projectId}
          lines={workload.slice(0, MOST_PEOPLE).map((load) => ({
            key: nameOf(load),
            label: nameOf(load),
            icon: <Avatar name={load.name} />,
            value: load.remainingMinutes,
            mark: timeOf(load) ?? undefined,
            text: textOf(load, timeOf(load)),
            filter: writeFilter({
              ...NO_FILTER,
              status: ['TODO', 'IN_PROGRESS', 'IN_REVIEW', 'BLOCKED'],
              ...(load.name === null ? { isUnassigned: true } : { assignees: [load.name] }),
            }),
          }))}
        />
      }
      table={
        <FigureTable
          head={['Person', 'Open tasks', 'Estimated', 'Without estimate', ...(isKnown ? ['Time until due'] : [])]}
          rows={workload.map((load) => {
            const time = timeOf(load);
            const known = [nameOf(load), load.openTasks, formatEffort(load.remainingMinutes), load.withoutEstimate];
            return isKnown ? [...known, time === null ? '–' : formatEffort(time)] : known;
          })}
        />
      }
    />
  );
}

function nameOf({ name }: PersonLoad): string {
  return name ?? 'Nobody';
}

/** What there is to do; with what is too much, where that is known. */
function textOf({ remainingMinutes, openTasks }: PersonLoad, time: number | null): string {
  if (remainingMinutes === 0) return openTasks === 1 ? '1 task' : `${openTasks} tasks`;
  const work = formatEffort(remainingMinutes, 2);
  return time !== null && remainingMinutes > time
    ? `${work}, ${formatEffort(remainingMinutes - time, 2)} too much`
    : work;
}

function noteOf(workload: readonly PersonLoad[], dueDate: Day | null): string {
  const without = workload.reduce((sum, load) => sum + load.withoutEstimate, 0);
  return [
    'Estimates of open tasks, less what has been worked on them.',
    ...(without === 0 ? [] : [without === 1 ? '1 open task has none.' : `${without} open tasks have none.`]),
    ...(dueDate === null
      ? []
      : [`The line is what each has time for until ${formatDayInFull(dueDate)}, other projects aside.`]),
  ].join(' ');
}
