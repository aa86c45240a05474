import { changeIndex } from '../../web/apollo/change-index.ts';
import { EMPTY_INDEX, type PlanIndex, type PlanPerson, type PlanTask } from '../../web/apollo/plan-index.ts';
import type { LoadedPlan } from '../../web/apollo/plan-wire.ts';

export const PROJECT_ID = 'p';

export interface TaskSketch {
  readonly id: string;
  readonly parentId?: string | null;
  readonly orderKey?: string;
  readonly [field: string]: unknown;
}

/** A task as it is kept; a test names only what it is about. */
export function storedTask(sketch: TaskSketch, number = 1): PlanTask {
  return {
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
    assigneeId: null,
    dependencyIds: [],
    ...sketch,
  };
}

export function storedPlan(tasks: readonly TaskSketch[], people: readonly PlanPerson[] = []): LoadedPlan {
  return {
    project: {
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
    tasks: tasks.map((task, at) => storedTask(task, at + 1)),
    people,
  };
}

export function indexOf({ project, tasks, people }: LoadedPlan): PlanIndex {
  return changeIndex(EMPTY_INDEX, {
    project,
    tasks: new Map(tasks.map((task) => [task.id, task])),
    people: new Map(people.map((person) => [person.id, person])),
  });
}

/** The index of these tasks, each in the order of the list among its siblings. */
export function indexWith(tasks: readonly TaskSketch[], people: readonly PlanPerson[] = []): PlanIndex {
  return indexOf(storedPlan(tasks, people));
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
  return indexWith(tasks);
}
