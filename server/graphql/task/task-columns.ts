import type { PersonId, TaskId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Dependency, Task } from '../../domain/task.ts';
import type { TaskColumnsType } from './task-columns.type.ts';

/** `tasks` as they are in plan order. Dependencies on tasks and people that are not among those given are left out. */
export function taskColumns(
  tasks: readonly Task[],
  dependencies: readonly Dependency[],
  peopleById: ReadonlyMap<PersonId, Person>,
): TaskColumnsType {
  const placeOf = new Map(tasks.map(({ id }, at) => [id, at] as const));
  const place = (id: TaskId | null): number | null => (id === null ? null : (placeOf.get(id) ?? null));
  const people: Person[] = [];
  const placeOfPerson = new Map<PersonId, number>();
  for (const { assigneeId } of tasks) {
    const person = assigneeId === null ? undefined : peopleById.get(assigneeId);
    if (person && !placeOfPerson.has(person.id)) placeOfPerson.set(person.id, people.push(person) - 1);
  }
  const waitsFor = tasks.map((): number[] => []);
  for (const { taskId, dependsOnId } of dependencies) {
    const [from, to] = [place(taskId), place(dependsOnId)];
    if (from !== null && to !== null) waitsFor[from]?.push(to);
  }
  return {
    ids: tasks.map(({ id }) => id),
    numbers: tasks.map(({ number }) => number),
    parents: tasks.map(({ parentId }) => place(parentId)),
    orderKeys: tasks.map(({ orderKey }) => orderKey),
    titles: tasks.map(({ title }) => title),
    statuses: tasks.map(({ status }) => status),
    priorities: tasks.map(({ priority }) => priority),
    estimatedMinutes: tasks.map(({ estimatedMinutes }) => estimatedMinutes),
    actualMinutes: tasks.map(({ actualMinutes }) => actualMinutes),
    startDates: tasks.map(({ startDate }) => startDate),
    dueDates: tasks.map(({ dueDate }) => dueDate),
    tags: tasks.map(({ tags }) => tags),
    versions: tasks.map(({ version }) => version),
    assignees: tasks.map(({ assigneeId }) => (assigneeId === null ? null : (placeOfPerson.get(assigneeId) ?? null))),
    dependencies: waitsFor,
    people,
  };
}
