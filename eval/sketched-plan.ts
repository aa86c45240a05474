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
