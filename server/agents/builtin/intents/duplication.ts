import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import { quoted, titled } from '../editor/wording.ts';
import { rule, type Rule, type Run } from './rule.ts';

/** A copy with everything below it, to be done anew. */
function duplicate(task: Task, title: string | null, parent: Task | null | undefined): Run {
  return (draft) => {
    const under = parent === undefined ? draft.parentOf(draft.now(task)) : parent;
    const copies = new Map<string, Task>();
    const copy = (source: Task, into: Task | null, after?: Task | null, name?: string): Task => {
      const made = draft.create(copiedFields(draft, source, name ?? source.title), into, after);
      copies.set(source.id, made);
      for (const child of draft.childrenOf(source)) copy(child, made);
      return made;
    };
    const tree = draft.plan.subtreeOf(task.id);
    const made = copy(draft.now(task), under, parent === undefined ? task : undefined, title ?? `${task.title} (copy)`);
    for (const each of tree)
      for (const needed of draft.plan.needsOf(each.id))
        if (copies.has(needed)) draft.connect(copies.get(each.id)!, copies.get(needed)!);
    return { sentence: `Duplicate ${titled(task)} as ${quoted(made.title)}`, tasks: [made] };
  };
}

function copiedFields(draft: PlanDraft, task: Task, title: string): TaskFieldsDraft & { title: string } {
  const { description, acceptanceCriteria, priority, estimatedMinutes, startDate, dueDate, tags } = task;
  const person = draft.personOf(task);
  return {
    title,
    ...(description !== '' && { description }),
    ...(acceptanceCriteria.length > 0 && { acceptanceCriteria }),
    ...(priority !== 'MEDIUM' && { priority }),
    ...(estimatedMinutes !== null && { estimatedMinutes }),
    ...(startDate !== null && { startDate }),
    ...(dueDate !== null && { dueDate }),
    ...(tags.length > 0 && { tags }),
    ...(person !== null && { assigneeName: person }),
  };
}

const COPY = '(duplicate|copy|clone|replicate|repeat)';

export const DUPLICATION_RULES: readonly Rule[] = [
  rule([`${COPY} <task>`, '(make|create|add) (a|another) (copy|duplicate|clone) of <task>'], (slots) =>
    duplicate(slots.get('task'), null, undefined),
  ),
  rule(
    [
      `${COPY} <task> (as|called|named|and call it|and name it|with the title) <title>`,
      'make a (copy|duplicate) of <task> (called|named) <title>',
    ],
    (slots) => duplicate(slots.get('task'), slots.get('title'), undefined),
  ),
  rule([`${COPY} <task> (to|under|into|below) <at:task>`], (slots) =>
    duplicate(slots.get('task'), slots.get('task').title, slots.get('task', 'at')),
  ),
];
