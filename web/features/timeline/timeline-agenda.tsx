import { useMemo } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { DescribedTasks } from '../task/described-tasks.tsx';
import type { OutlineRow } from '../task/outline-rows.ts';
import { taskKey } from '../task/task-words.ts';
import { barSentence } from './bar-words.ts';
import type { TimelineBar } from './timeline-bars.ts';

export interface TimelineAgendaProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly bars: ReadonlyMap<string, TimelineBar>;
  readonly rows: readonly OutlineRow[];
  readonly label: string;
  readonly onOpen: (taskId: string) => void;
}

/** The timeline as a list, by the first day that is known; tasks without dates come last. What a phone shows first. */
export function TimelineAgenda({ bars, rows, ...list }: TimelineAgendaProps) {
  const ids = useMemo(
    () =>
      rows
        .map(({ id }) => ({ id, from: bars.get(id)?.from ?? Infinity }))
        .sort((a, b) => (a.from === b.from ? 0 : a.from - b.from))
        .map(({ id }) => id),
    [rows, bars],
  );
  return (
    <DescribedTasks
      {...list}
      ids={ids}
      titleOf={({ title }) => title}
      wordsOf={({ id, number }) => `${taskKey(number)} · ${barSentence(bars.get(id) ?? null)}`}
    />
  );
}
