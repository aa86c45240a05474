import { useMemo } from 'react';
import type { PlanIndex } from '../../apollo/plan-index.ts';
import { DescribedTasks } from '../task/described-tasks.tsx';
import { taskKey } from '../task/task-words.ts';
import { linksOf } from './graph-links.ts';

export interface GraphListProps {
  readonly projectId: string;
  readonly index: PlanIndex;
  readonly ids: readonly string[];
  readonly label: string;
  readonly onOpen: (taskId: string) => void;
}

/** The graph in words: each task with what it waits for and what waits for it. What a phone shows first. */
export function GraphList(props: GraphListProps) {
  const { index, ids } = props;
  const sorted = useMemo(
    () => [...ids].sort((a, b) => (index.byId.get(a)?.number ?? 0) - (index.byId.get(b)?.number ?? 0)),
    [ids, index],
  );
  return (
    <DescribedTasks
      {...props}
      ids={sorted}
      titleOf={({ number, title }) => `${taskKey(number)} ${title}`}
      wordsOf={({ id }) => linksOf(index, id)}
    />
  );
}
