import type { PlanIndex } from '../../apollo/plan-index.ts';
import { taskKey } from '../task/task-words.ts';
import type { Viewer } from './present.ts';

const PAGE_WORDS: Readonly<Record<string, string>> = {
  OUTLINE: 'in the outline',
  LIST: 'in the list',
  BOARD: 'on the board',
  TIMELINE: 'in the timeline',
  GRAPH: 'in the graph',
  DASHBOARD: 'on the dashboard',
  REVIEW: 'reviewing a proposal',
  RUN: 'watching a run',
  HISTORY: 'in the history',
  TRASH: 'in the trash',
};

/** Where somebody is: “in the outline, #3 Build open”. */
export function placeWords({ page, taskId, openTaskId }: Viewer, index: PlanIndex): string {
  const open = taskWords(openTaskId, index);
  if (page === 'TASK') return open === null ? 'at a task' : `at ${open}`;
  const cursor = taskWords(taskId, index);
  const where = PAGE_WORDS[page ?? ''] ?? 'in the project';
  if (open !== null) return `${where}, ${open} open`;
  return cursor === null ? where : `${where}, at ${cursor}`;
}

function taskWords(taskId: string | null, index: PlanIndex): string | null {
  const task = taskId === null ? undefined : index.byId.get(taskId);
  return task ? `${taskKey(task.number)} ${task.title}` : null;
}
