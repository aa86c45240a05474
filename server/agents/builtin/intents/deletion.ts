import { Refusal } from '../editor/refusal.ts';
import { listed, plural } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import { rule, type Rule, type Run } from './rule.ts';

/** Deletes tasks with all below them; of a group only those below which nothing else lies. */
export function deleteTasks(set: TaskSet): Run {
  return (draft) => {
    const meant = new Set(set.tasks.map(({ id }) => id));
    const whole = set.isGroup
      ? set.tasks.filter((task) => draft.plan.subtreeOf(task.id).every(({ id }) => meant.has(id)))
      : set.tasks;
    const chosen = new Set(whole.map(({ id }) => id));
    const tops = whole.filter((task) => ![...draft.plan.ancestorsOf(task.id)].some(({ id }) => chosen.has(id)));
    if (tops.length === 0) throw new Refusal(`Each of ${listed(set.tasks)} has subtasks that are not meant`);
    const count = tops.reduce((sum, task) => sum + draft.plan.subtreeOf(task.id).length, 0);
    const below = count - tops.length;
    const sentence = `Delete ${listed(tops)}${below > 0 ? ` with ${plural(below, 'subtask')}` : ''}`;
    for (const task of tops) draft.delete(task);
    return { sentence, tasks: [] };
  };
}

export const DELETION_RULES: readonly Rule[] = [
  rule(
    [
      '(delete|remove|erase|get rid of|throw away|throw out|scrap|trash|discard|clean up|clear out|eliminate|kill|bin|purge|nuke|throw) <tasks> [(completely|entirely|for good|from the plan|from the project|from the list|altogether)]',
    ],
    (slots, { draft }, source) => {
      const set = slots.get('tasks');
      const isAll = set.tasks.length === draft.tasks.length && set.tasks.length > 1;
      if (isAll && !/\b(?:all|every|everything)\b/u.test(source.all)) return () => { throw new Refusal('That would delete the whole plan; say “delete all tasks” if it is what you want'); }; // prettier-ignore
      return deleteTasks(set);
    },
  ),
];
