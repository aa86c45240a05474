import type { PlanContext } from '../server/agents/agent.ts';
import type { Instant, LocalDate, PersonId, ProjectId, TaskId, WorkspaceId } from '../server/domain/ids.ts';
import { keyBetween } from '../server/domain/order-key.ts';
import { NEW_PROJECT_FIELDS, type Project } from '../server/domain/project.ts';
import { NEW_TASK_FIELDS, type Dependency, type Task, type TaskFields } from '../server/domain/task.ts';

/** Every case is played on this Monday. */
export const TODAY = '2026-11-23' as LocalDate;
const LONG_AGO = '2026-11-02T09:00:00.000Z' as Instant;

/** A task of a plan to try agents on; `under` is the number of its parent, `after` the numbers of what it waits for. */
interface Sketch extends Partial<Omit<TaskFields, 'title' | 'assigneeId' | 'startDate' | 'dueDate'>> {
  readonly under?: number;
  readonly after?: readonly number[];
  readonly who?: string;
  readonly start?: string;
  readonly due?: string;
  readonly days?: number;
}

export function sketchedPlan(
  name: string,
  people: readonly string[],
  sketches: Readonly<Record<number, readonly [title: string, sketch?: Sketch]>>,
  project: Partial<Project> = {},
): PlanContext {
  const personId = (person: string): PersonId => `person-${people.indexOf(person)}` as PersonId;
  const idOf = (number: number): TaskId => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}` as TaskId;
  const tasks = new Map<number, Task>();
  const dependencies: Dependency[] = [];
  const lastKey = new Map<number, string>();
  for (const [key, [title, { under = 0, after = [], who, start, due, days, ...fields } = {}]] of Object.entries(
    sketches,
  )) {
    const number = Number(key);
    const parent = tasks.get(under);
    const orderKey = keyBetween(lastKey.get(under) ?? null, null);
    lastKey.set(under, orderKey);
    tasks.set(number, {
      ...NEW_TASK_FIELDS,
      title,
      ...(who !== undefined && { assigneeId: personId(who) }),
      ...(days !== undefined && { estimatedMinutes: days * 480 }),
      startDate: (start ?? null) as LocalDate | null,
      dueDate: (due ?? null) as LocalDate | null,
      ...fields,
      completedAt: fields.status === 'COMPLETED' ? LONG_AGO : null,
      id: idOf(number),
      projectId: 'project' as ProjectId,
      number,
      parentId: parent?.id ?? null,
      orderKey,
      depth: parent ? parent.depth + 1 : 0,
      version: 1,
      createdAt: LONG_AGO,
      updatedAt: LONG_AGO,
    });
    dependencies.push(...after.map((other) => ({ taskId: idOf(number), dependsOnId: idOf(other) })));
  }
  return {
    project: {
      ...NEW_PROJECT_FIELDS,
      name,
      ...project,
      id: 'project' as ProjectId,
      workspaceId: 'workspace' as WorkspaceId,
      version: tasks.size === 0 ? 0 : 1,
      nextNumber: Math.max(0, ...tasks.keys()) + 1,
      createdAt: LONG_AGO,
      updatedAt: LONG_AGO,
      deletedAt: null,
    },
    tasks: depthFirst([...tasks.values()]),
    dependencies,
    people: new Map(people.map((person) => [personId(person), person])),
    today: TODAY,
    timeZone: 'Europe/Vienna',
  };
}

function depthFirst(tasks: readonly Task[], parentId: TaskId | null = null): Task[] {
  return tasks.filter((task) => task.parentId === parentId).flatMap((task) => [task, ...depthFirst(tasks, task.id)]);
}

const WEBSITE = sketchedPlan(
  'Website relaunch',
  ['Ana Lima', 'Ben Ortiz', 'Carla Weiss', 'David Kim', 'Eve Novak'],
  {
    1: ['Discovery'],
    2: ['Interview customers', { under: 1, who: 'Ana Lima', days: 2, due: '2026-11-13', status: 'COMPLETED' }],
    3: ['Audit the old site', { under: 1, who: 'Ben Ortiz', days: 1, due: '2026-11-18', status: 'COMPLETED' }],
    4: ['Write the brief', { under: 1, who: 'Ana Lima', days: 0.5, due: '2026-11-20', status: 'IN_PROGRESS' }],
    5: ['Design', { due: '2026-12-11' }],
    6: ['Wireframes', { under: 5, who: 'Carla Weiss', days: 3, due: '2026-12-01', priority: 'HIGH' }],
    7: ['Visual design', { under: 5, who: 'Carla Weiss', days: 5, start: '2026-12-02', due: '2026-12-09', after: [6] }],
    8: ['Design review', { under: 5, who: 'Ana Lima', days: 0.25, due: '2026-12-11', after: [7] }],
    9: ['Build', { after: [5] }],
    10: ['Set up hosting', { under: 9, who: 'Ben Ortiz', days: 1, due: '2026-11-27' }],
    11: ['Content model', { under: 9, who: 'David Kim', days: 2, due: '2026-12-04' }],
    12: ['Home page', { under: 9, who: 'David Kim', days: 3, due: '2026-12-16', tags: ['frontend'] }],
    13: [
      'Checkout',
      { under: 9, who: 'Ben Ortiz', days: 5, due: '2026-12-18', priority: 'CRITICAL', tags: ['frontend', 'payments'] },
    ],
    14: ['Search', { under: 9, days: 3, priority: 'LOW', tags: ['frontend'] }],
    15: ['Payment provider contract', { under: 13, who: 'Ana Lima', days: 1, status: 'BLOCKED' }],
    16: ['Card form', { under: 13, who: 'Ben Ortiz', days: 2, after: [15] }],
    17: ['Content'],
    18: ['Write copy', { under: 17, who: 'Eve Novak', days: 4, due: '2026-12-10' }],
    19: ['Translate copy', { under: 17, who: 'Eve Novak', days: 3, due: '2026-12-15', after: [18] }],
    20: ['Photo shoot', { under: 17, days: 2, due: '2026-11-25' }],
    21: ['Launch', { due: '2027-01-15', after: [9] }],
    22: ['QA', { under: 21, who: 'Ben Ortiz', days: 3, due: '2027-01-08', description: 'Test plan in the wiki.' }],
    23: ['Load test', { under: 21, who: 'David Kim', days: 1, due: '2027-01-08' }],
    24: ['Announcement', { under: 21, who: 'Eve Novak', days: 0.5, due: '2027-01-14' }],
    25: [
      'Go live',
      { under: 21, who: 'Ana Lima', days: 0.25, due: '2027-01-15', priority: 'CRITICAL', after: [22, 23] },
    ],
    26: ['Retrospective', { under: 21, priority: 'BACKLOG' }],
  },
  { dueDate: '2027-01-15' as LocalDate },
);

const OFFICE = sketchedPlan('Office move', ['Marta Gruber', 'Paul Reiter'], {
  1: ['Find a location', { who: 'Marta Gruber', days: 2, status: 'IN_PROGRESS' }],
  2: ['Sign the lease', { who: 'Paul Reiter', days: 4, due: '2026-12-04', after: [1] }],
  3: ['Measure the rooms', { days: 1, due: '2026-11-20' }],
  4: ['Book movers', { who: 'Marta Gruber', days: 0.25, due: '2026-11-27' }],
  5: ['Order desks', { days: 0.5, due: '2026-12-11' }],
  6: ['Order chairs', { days: 0.5, due: '2026-12-11' }],
  7: ['Order network equipment', { days: 1, due: '2026-12-18' }],
  8: ['Pack the office', { days: 2 }],
  9: ['Pack the kitchen', { days: 1 }],
  10: ['Announce the new address', { days: 0.5, due: '2027-01-01' }],
});

/** Plans that cases are played on, by name. */
export const PLANS: Readonly<Record<string, PlanContext>> = { website: WEBSITE, office: OFFICE };
