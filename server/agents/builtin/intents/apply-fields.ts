import { isOpen } from '../../../domain/plan-facts.ts';
import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import { listed } from '../editor/wording.ts';
import type { TaskSet } from '../entities/task-set.ts';
import type { Done } from './rule.ts';

/** Of a group only what is still to be done, where any of it is: "all of Ana's tasks" means no finished work. */
export function stillOpen(set: TaskSet): readonly Task[] {
  const open = set.tasks.filter(isOpen);
  return set.isGroup && open.length > 0 ? open : set.tasks;
}

/** Begins what is said where everything is as somebody wants it. */
export const NOTHING = 'Nothing to change';

/**
 * Writes the same kind of change to each task. `sentence` says it as a command, with the names of the tasks.
 */
export function updateEach(
  draft: PlanDraft,
  set: TaskSet,
  tasks: readonly Task[],
  fields: (task: Task) => TaskFieldsDraft,
  sentence: (names: string) => string,
): Done {
  const changed = tasks.filter((task) => draft.update(task, fields(draft.now(task))));
  const left = set.isGroup ? set.tasks.length - tasks.length : 0;
  const aside =
    left > 0
      ? ` (${left} finished or cancelled ${left === 1 ? 'task stays' : 'tasks stay'} as ${left === 1 ? 'it is' : 'they are'})`
      : '';
  const note = set.note === undefined ? '' : `. ${set.note.replace(/\.$/u, '')}`;
  const text =
    changed.length === 0
      ? `${NOTHING} for “${lower(sentence(listed(tasks)))}”: that is so already`
      : sentence(listed(changed)) + aside + note;
  return { sentence: text, tasks };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
