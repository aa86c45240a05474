import type { Actor } from '../../../server/domain/actor.ts';
import type { Instant, ProjectId, TaskId, WorkspaceId } from '../../../server/domain/ids.ts';
import { NEW_PROJECT_FIELDS, type Project } from '../../../server/domain/project.ts';
import { NEW_TASK_FIELDS, type Task } from '../../../server/domain/task.ts';
import type { Services } from '../../../server/services/services.ts';

export const OWNER: Actor = {
  id: 'owner',
  name: 'Owner',
  email: null,
  role: 'ADMIN',
  workspaceId: 'workspace' as WorkspaceId,
  workspaceName: 'Workspace',
};

const AT = '2026-11-23T08:00:00.000Z' as Instant;

export function aProject(fields: Partial<Project> = {}): Project {
  return {
    ...NEW_PROJECT_FIELDS,
    id: 'project' as ProjectId,
    workspaceId: OWNER.workspaceId,
    name: 'Launch',
    version: 0,
    nextNumber: 1,
    createdAt: AT,
    updatedAt: AT,
    deletedAt: null,
    ...fields,
  };
}

export function aTask(fields: Partial<Task> = {}): Task {
  return {
    ...NEW_TASK_FIELDS,
    id: 'task' as TaskId,
    projectId: 'project' as ProjectId,
    number: 1,
    parentId: null,
    orderKey: 'a0',
    depth: 0,
    version: 1,
    title: 'Write',
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  };
}

type Deep = { readonly [Noun in keyof Services]?: { readonly [Method in keyof Services[Noun]]?: unknown } };

/** Services of which only `given` answer; any other call fails the test with the name of the method. */
export function fakeServices(given: Deep): Services {
  const noun = (name: string, methods: object) =>
    new Proxy(methods, {
      get(target, method) {
        const known: unknown = Reflect.get(target, method);
        if (known !== undefined) return known;
        return () => {
          throw new Error(`The test gives no ${name}.${String(method)}.`);
        };
      },
    });
  const names: readonly (keyof Services)[] = ['projects', 'tasks', 'people', 'patches', 'runs'];
  return Object.fromEntries(names.map((name) => [name, noun(name, given[name] ?? {})])) as unknown as Services;
}
