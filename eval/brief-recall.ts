import type { AgentOperation } from '../server/agents/agent.ts';

/** What a person who read a brief says it holds. Absent fields must be absent in the plan, too. */
export interface ExpectedBrief {
  /** Null where the brief does not name itself. */
  readonly name?: string | null;
  readonly nameAlso?: readonly string[];
  readonly start?: string;
  readonly due?: string;
  readonly tasks: readonly ExpectedTask[];
}
export interface ExpectedTask {
  readonly title: string;
  /** Other titles that a careful reader could have chosen. */
  readonly titleAlso?: readonly string[];
  /** Title of the parent; null for a root task. */
  readonly parent: string | null;
  readonly minutes?: number;
  readonly start?: string;
  readonly due?: string;
  readonly person?: string;
  /** Titles of the tasks it waits for. */
  readonly after?: readonly string[];
  /** May be missing without harm. */
  readonly optional?: boolean;
}

export const ASPECTS = ['title', 'parent', 'estimate', 'date', 'person', 'dependency'] as const;
export type Aspect = (typeof ASPECTS)[number];

export interface Count {
  /** Said by the brief. */
  expected: number;
  /** Said by the plan. */
  found: number;
  /** Said by both. */
  right: number;
}
export type Recall = Record<Aspect, Count>;

export function emptyRecall(): Recall {
  const count = (): Count => ({ expected: 0, found: 0, right: 0 });
  return { title: count(), parent: count(), estimate: count(), date: count(), person: count(), dependency: count() };
}

/** Compares operations with what a brief holds, fact by fact; `misses` names every difference. */
export function countRecall(
  brief: ExpectedBrief,
  operations: readonly AgentOperation[],
): { recall: Recall; misses: string[] } {
  const expected = brief.tasks.filter((task) => !task.optional);
  const optional = new Set(brief.tasks.filter((task) => task.optional).map((task) => task.title));
  const creates = operations
    .filter((operation) => operation.kind === 'CREATE_TASK')
    .filter((operation) => !optional.has(operation.fields.title));
  const titleOf = new Map(creates.map((create) => [create.taskId, create.fields.title]));
  const recall = emptyRecall();
  const misses: string[] = [];
  const open = new Set(creates);

  const match = (task: ExpectedTask) => {
    const titles = [task.title, ...(task.titleAlso ?? [])];
    const candidates = [...open].filter((create) => titles.includes(create.fields.title));
    const parentTitle = (id: string | null): string | null => (id === null ? null : (titleOf.get(id) ?? null));
    const inPlace = candidates.find((create) => parentTitle(create.parentId) === task.parent);
    const found = inPlace ?? candidates[0];
    if (found) open.delete(found);
    return found;
  };
  const count = (aspect: Aspect, where: string, wanted: unknown, found: unknown): void => {
    if (wanted !== undefined) recall[aspect].expected++;
    if (found !== undefined) recall[aspect].found++;
    if (wanted !== undefined && wanted === found) recall[aspect].right++;
    else if (wanted !== found)
      misses.push(`${where}: ${aspect} ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
  };

  const pairs = expected.map((task) => ({ task, create: match(task) }));
  const nameOf = new Map(pairs.flatMap(({ task, create }) => (create ? [[create.taskId, task.title] as const] : [])));
  for (const { task, create } of pairs) {
    count('title', task.title, task.title, create && task.title);
    if (!create) {
      recall.parent.expected++;
      for (const [aspect, wanted] of [
        ['estimate', task.minutes],
        ['date', task.start],
        ['date', task.due],
        ['person', task.person],
      ] as const) {
        if (wanted !== undefined) recall[aspect].expected++;
      }
      continue;
    }
    const { fields } = create;
    count(
      'parent',
      task.title,
      task.parent,
      create.parentId === null ? null : (nameOf.get(create.parentId) ?? titleOf.get(create.parentId)),
    );
    count('estimate', task.title, task.minutes, fields.estimatedMinutes);
    count('date', `${task.title} (start)`, task.start, fields.startDate);
    count('date', `${task.title} (due)`, task.due, fields.dueDate);
    count('person', task.title, task.person, fields.assigneeName);
  }
  for (const create of open) {
    recall.title.found++;
    recall.parent.found++;
    misses.push(`not in the brief: ${create.fields.title}`);
    if (create.fields.estimatedMinutes !== undefined) recall.estimate.found++;
    if (create.fields.startDate !== undefined) recall.date.found++;
    if (create.fields.dueDate !== undefined) recall.date.found++;
    if (create.fields.assigneeName !== undefined) recall.person.found++;
  }
  const wanted = expected.flatMap((task) => (task.after ?? []).map((after) => `${task.title} <- ${after}`));
  const found = operations
    .filter((operation) => operation.kind === 'ADD_DEPENDENCY')
    .map(
      ({ taskId, dependsOnId }) =>
        `${nameOf.get(taskId) ?? titleOf.get(taskId)} <- ${nameOf.get(dependsOnId) ?? titleOf.get(dependsOnId)}`,
    );
  recall.dependency = {
    expected: wanted.length,
    found: found.length,
    right: wanted.filter((edge) => found.includes(edge)).length,
  };
  for (const edge of wanted) if (!found.includes(edge)) misses.push(`missing dependency: ${edge}`);
  for (const edge of found) if (!wanted.includes(edge)) misses.push(`dependency too many: ${edge}`);
  return { recall, misses };
}

/** 1 where nothing was to be found. */
export function rates({ expected, found, right }: Count): { recall: number; precision: number } {
  return { recall: expected === 0 ? 1 : right / expected, precision: found === 0 ? 1 : right / found };
}
