import { derivePlanIndex, EMPTY_INDEX, type PlanIndex } from '../../web/apollo/plan-index.ts';

export const PROJECT_ID = 'p';

export interface TaskSketch {
  readonly id: string;
  readonly parentId?: string | null;
  readonly orderKey?: string;
  readonly [field: string]: unknown;
}

/** A stored task as Apollo keeps it; a test names only what it is about. */
export function storedTask(sketch: TaskSketch, number = 1): Record<string, unknown> {
  return {
    __typename: 'Task',
    number,
    parentId: null,
    orderKey: `a${number}`,
    title: `Task ${sketch.id}`,
    status: 'TODO',
    priority: 'MEDIUM',
    estimatedMinutes: null,
    actualMinutes: 0,
    startDate: null,
    dueDate: null,
    tags: [],
    version: 1,
    assignee: null,
    dependencies: [],
    project: { __ref: `Project:${PROJECT_ID}` },
    ...sketch,
  };
}

export function storedPlan(tasks: readonly TaskSketch[]): Record<string, Record<string, unknown>> {
  const entities: Record<string, Record<string, unknown>> = {
    [`Project:${PROJECT_ID}`]: {
      __typename: 'Project',
      id: PROJECT_ID,
      name: 'Plan',
      description: '',
      status: 'ACTIVE',
      priority: 'MEDIUM',
      tags: [],
      startDate: null,
      dueDate: null,
      lockedFields: [],
      version: 1,
    },
  };
  for (const [at, task] of tasks.entries()) entities[`Task:${task.id}`] = storedTask(task, at + 1);
  return entities;
}

/** The index of a plan given as indented text: two spaces are one level, each line is an id. */
export function planOf(outline: string): PlanIndex {
  const path: string[] = [];
  const tasks = outline
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): TaskSketch => {
      const depth = (line.length - line.trimStart().length) / 2;
      path.length = depth;
      const id = line.trim();
      const parentId = path[depth - 1] ?? null;
      path.push(id);
      return { id, parentId };
    });
  return derivePlanIndex(storedPlan(tasks), PROJECT_ID, EMPTY_INDEX);
}
