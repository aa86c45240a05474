import type { PlanIndex } from '../../apollo/plan-index.ts';
import { taskKey } from '../task/task-words.ts';

/** `waits for #3, #4 · needed by #9` */
export function linksOf(index: PlanIndex, taskId: string): string {
  const keys = (ids: readonly string[]) =>
    ids.map((id) => index.byId.get(id)).flatMap((task) => (task ? [taskKey(task.number)] : []));
  const waitsFor = keys(index.byId.get(taskId)?.dependencyIds ?? []);
  const neededBy = keys(index.dependents.get(taskId) ?? []);
  return [
    ...(waitsFor.length > 0 ? [`waits for ${waitsFor.join(', ')}`] : []),
    ...(neededBy.length > 0 ? [`needed by ${neededBy.join(', ')}`] : []),
  ].join(' · ');
}
