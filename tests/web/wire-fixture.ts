import type { PlanChange, WireColumns, WireTask } from '../../web/apollo/plan-wire.ts';
import { PROJECT_ID } from './plan-fixture.ts';

/** A task as the server sends it; a test names only what it is about. */
export function wireTask(fields: Partial<WireTask> & { readonly id: string }): WireTask {
  return {
    __typename: 'Task',
    number: 1,
    parentId: null,
    orderKey: 'a1',
    title: `Task ${fields.id}`,
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
    ...fields,
  };
}

/** The same tasks as a snapshot sends them. */
export function wireColumns(tasks: readonly WireTask[]): WireColumns {
  const place = (id: string) => tasks.findIndex((task) => task.id === id);
  const people = [...new Map(tasks.flatMap(({ assignee }) => (assignee ? [[assignee.id, assignee]] : []))).values()];
  return {
    ids: tasks.map(({ id }) => id),
    numbers: tasks.map(({ number }) => number),
    parents: tasks.map(({ parentId }) => (parentId === null ? null : place(parentId))),
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
    assignees: tasks.map(({ assignee }) => (assignee ? people.findIndex(({ id }) => id === assignee.id) : null)),
    dependencies: tasks.map(({ dependencies }) => dependencies.map(({ id }) => place(id))),
    people,
  };
}

export function wireProject(version: number): PlanChange['project'] {
  return {
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
    version,
  };
}

/** What the patch that made `version` did. */
export function changeOf(version: number, changedTasks: WireTask[], deletedTaskIds: string[] = []): PlanChange {
  return { project: wireProject(version), changedTasks, deletedTaskIds };
}
