import type { PlanChange, WireTask } from '../../web/apollo/plan-wire.ts';
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
