import type { LocalDate } from '../../../domain/ids.ts';
import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Task } from '../../../domain/task.ts';
import type { PlanDraft } from '../editor/plan-draft.ts';
import { Refusal } from '../editor/refusal.ts';
import { joined, listed, titled } from '../editor/wording.ts';
import { rule, type Rule, type Run } from './rule.ts';

/** Everything that both say, in the first; the others go. */
function merge(tasks: readonly Task[], title: string | null): Run {
  return (draft) => {
    const [kept, ...others] = tasks.map((task) => draft.now(task)) as [Task, ...Task[]];
    if (others.length === 0) throw new Refusal(`To merge, two tasks are needed, and only ${titled(kept)} was named`);
    const all = [kept, ...others];
    const related = all.find((task) => all.some((other) => draft.plan.isAncestor(task.id, other.id)));
    if (related) throw new Refusal(`${titled(related)} holds another of these tasks, so they cannot become one`);
    draft.update(kept, mergedFields(draft, all, title));
    for (const other of others) {
      for (const child of draft.childrenOf(other)) draft.move(child, kept);
      takeOverDependencies(draft, kept, other, all);
    }
    for (const other of others) draft.delete(other);
    return { sentence: `Merge ${listed(others)} into ${titled(draft.now(kept))}`, tasks: [kept] };
  };
}

/** A name for what several tasks become, from theirs: "Order desks and order chairs". */
function jointTitle(tasks: readonly Task[]): string | null {
  const titles = tasks.map(({ title }, index) =>
    index > 0 && /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title,
  );
  const joint = joined(titles);
  return tasks.length > 1 && joint.length <= 120 ? joint : null;
}

function mergedFields(draft: PlanDraft, all: readonly Task[], title: string | null): TaskFieldsDraft {
  const [kept] = all as [Task];
  const estimates = all.map((task) => task.estimatedMinutes).filter((minutes) => minutes !== null);
  const dates = (field: 'startDate' | 'dueDate'): LocalDate[] =>
    all
      .map((task) => task[field])
      .filter((date) => date !== null)
      .sort();
  const descriptions = [...new Set(all.map((task) => task.description.trim()).filter((text) => text !== ''))];
  const person = all.map((task) => draft.personOf(task)).find((name) => name !== null);
  const wanted: TaskFieldsDraft = {
    ...(title !== null && { title }),
    ...(estimates.length > 0 && { estimatedMinutes: estimates.reduce((sum, minutes) => sum + minutes, 0) }),
    ...(dates('startDate').length > 0 && { startDate: dates('startDate')[0]! }),
    ...(dates('dueDate').length > 0 && { dueDate: dates('dueDate').at(-1)! }),
    description: descriptions.join('\n\n'),
    acceptanceCriteria: [...new Set(all.flatMap((task) => task.acceptanceCriteria))],
    tags: [...new Set(all.flatMap((task) => task.tags))],
    actualMinutes: all.reduce((sum, task) => sum + task.actualMinutes, 0),
  };
  return draft.personOf(kept) === null && person ? { ...wanted, assigneeName: person } : wanted;
}

function takeOverDependencies(draft: PlanDraft, kept: Task, other: Task, all: readonly Task[]): void {
  const isPart = (id: string): boolean => all.some((task) => task.id === id);
  const [needs, neededBy] = [[...draft.plan.needsOf(other.id)], [...draft.plan.neededBy(other.id)]];
  // First away with what the other has, so that nothing goes round in a circle through it.
  for (const id of needs) if (!isPart(id)) draft.connect(kept, draft.plan.get(id));
  for (const id of neededBy) if (!isPart(id)) draft.connect(draft.plan.get(id), kept);
}

const MERGE = '(merge|combine|join|unite|consolidate|unify|fuse|fold|collapse)';

export const MERGING_RULES: readonly Rule[] = [
  rule(
    [
      `${MERGE} <tasks> [together|up]`,
      `${MERGE} <tasks> [together] (into|to|as) (one|one task|a single task|a task|a single one|one single task)`,
      `make <tasks> [into] (one|a single|one single) task`,
    ],
    (slots) => merge(slots.get('tasks').tasks, jointTitle(slots.get('tasks').tasks)),
  ),
  rule(
    [
      `${MERGE} <tasks> [together] (into|to|as) [(one|one task|a single task|a task|a new task)] [called|named|titled|:] <title>`,
      `${MERGE} <tasks> [together] and (call|name) (it|the result|them) <title>`,
      `${MERGE} <tasks> (with|and) <other:task> and (call|name) (it|the result|them) <title>`,
    ],
    (slots, _, source) =>
      source.hasQuotes || /\b(?:called|named|titled|call|name)\b/u.test(source.all)
        ? merge(
            slots.has('other') ? [...slots.get('tasks').tasks, slots.get('task', 'other')] : slots.get('tasks').tasks,
            slots.get('title'),
          )
        : null,
  ),
  rule([`${MERGE} <tasks> (into|with|to) <task>`], (slots) => {
    const into = slots.get('task');
    return merge([into, ...slots.get('tasks').tasks.filter(({ id }) => id !== into.id)], null);
  }),
];
