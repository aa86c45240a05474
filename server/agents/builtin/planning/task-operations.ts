import type { TaskFieldsDraft } from '../../../domain/operation-draft.ts';
import type { Task } from '../../../domain/task.ts';
import type { AgentOperation } from '../../agent.ts';
import type { Facts } from '../inline/facts.ts';
import type { PlanTask } from './plan-task.ts';
import type { SiblingOrder } from './sibling-order.ts';
import { fitCriteria, fitDescription, fitTags, fitTitle } from './text-limits.ts';

/** What the plan says of a task, as the fields of an operation. */
export function taskFields(task: PlanTask): TaskFieldsDraft & { readonly title: string } {
  const { facts } = task;
  const { title, overflow } = fitTitle(task.text.title());
  const [assignee, ...others] = facts.people;
  const together = others.length > 0 ? [`Together with ${others.join(', ')}.`] : [];
  const description = fitDescription([...(overflow === null ? [] : [overflow]), ...task.notes, ...together]);
  const tags = fitTags(facts.tags);
  const criteria = fitCriteria(task.acceptanceCriteria);
  return {
    title,
    ...(description !== '' && { description }),
    ...(criteria.length > 0 && { acceptanceCriteria: criteria }),
    ...(facts.status !== null && { status: facts.status }),
    ...(facts.priority !== null && { priority: facts.priority }),
    ...(facts.estimatedMinutes !== null && { estimatedMinutes: facts.estimatedMinutes }),
    ...(facts.startDate !== null && { startDate: facts.startDate }),
    ...(facts.dueDate !== null && { dueDate: facts.dueDate }),
    ...(assignee !== undefined && { assigneeName: assignee }),
    ...(tags.length > 0 && { tags }),
  };
}

export function createOperation(task: PlanTask, order: SiblingOrder): AgentOperation {
  return { kind: 'CREATE_TASK', taskId: task.ref, ...order.placeOf(task), fields: taskFields(task) };
}

/** Follows the words of a task to another part of the brief; null where it stands there already. */
export function moveOperation(task: PlanTask, existing: Task, order: SiblingOrder): AgentOperation | null {
  const isUnderNew = task.parent !== null && task.parent.existing === null;
  const isBeside = !isUnderNew && existing.parentId === (task.parent?.existing?.id ?? null);
  if (isBeside && order.isInOrder(task)) return null;
  return { kind: 'MOVE_TASK', taskId: task.ref, ...order.placeOf(task) };
}

/**
 * What the document says otherwise than a task that is there already; null where it says nothing new. A description that
 * somebody has written stays, unless the words that it was made from are others now (`isRedescribed`). What its words said
 * before (`former`) and do not say any more goes, where nobody has put anything else in its place.
 */
export function updateOperation(
  task: PlanTask,
  existing: Task,
  people: ReadonlyMap<string, string>,
  { isRedescribed, former }: { readonly isRedescribed: boolean; readonly former: Facts | null },
): AgentOperation | null {
  const { title, description, tags, assigneeName, acceptanceCriteria, ...plain } = taskFields(task);
  const fields: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(plain))
    if (existing[field as keyof Task] !== value) fields[field] = value;
  if (task.earlier?.type === 'revised' && title !== existing.title) fields['title'] = title;
  if (description !== undefined && description !== existing.description)
    if (isRedescribed || existing.description.trim() === '') fields['description'] = description;
  if (acceptanceCriteria !== undefined && existing.acceptanceCriteria.length === 0)
    fields['acceptanceCriteria'] = acceptanceCriteria;
  const present = existing.assigneeId === null ? null : people.get(existing.assigneeId);
  if (assigneeName !== undefined && present?.toLowerCase() !== assigneeName?.toLowerCase())
    fields['assigneeName'] = assigneeName;
  const newTags = (tags ?? []).filter(
    (tag) => !existing.tags.some((other) => other.toLowerCase() === tag.toLowerCase()),
  );
  if (newTags.length > 0) fields['tags'] = fitTags([...existing.tags, ...newTags]);
  Object.assign(fields, droppedFields(task, existing, present ?? null, former));
  const start = fields['startDate'] ?? existing.startDate;
  const due = fields['dueDate'] ?? existing.dueDate;
  // One new date beside an old one may turn the order round; then both stay as they are.
  if (typeof start === 'string' && typeof due === 'string' && start > due) {
    delete fields['startDate'];
    delete fields['dueDate'];
  }
  return Object.keys(fields).length === 0
    ? null
    : { kind: 'UPDATE_TASK', taskId: task.ref, fields: fields as TaskFieldsDraft };
}

function droppedFields(
  { facts }: PlanTask,
  existing: Task,
  assignee: string | null,
  former: Facts | null,
): TaskFieldsDraft {
  if (former === null) return {};
  const isDropped = (field: 'estimatedMinutes' | 'startDate' | 'dueDate'): boolean =>
    former[field] !== null && facts[field] === null && existing[field] === former[field];
  const [person] = former.people;
  return {
    ...(isDropped('estimatedMinutes') && { estimatedMinutes: null }),
    ...(isDropped('startDate') && { startDate: null }),
    ...(isDropped('dueDate') && { dueDate: null }),
    ...(person !== undefined &&
      facts.people.length === 0 &&
      assignee?.toLowerCase() === person.toLowerCase() && { assigneeName: null }),
  };
}
