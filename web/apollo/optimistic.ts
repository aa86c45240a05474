import { generateKeyBetween } from 'fractional-indexing';
import {
  PlanProject_FieldsFragmentDoc,
  type OperationInput,
  type UpdateTaskOperationInput,
} from '../__generated__/graphql.ts';
import type { PlanCache } from './plan-cache.ts';
import { removeTask, type WireProject, type WireTask, writeTask } from './plan-entities.ts';
import { compareOrder, idOfReference, type PlanIndex, type PlanTask } from './plan-index.ts';

/** One write to the cache that shows an operation's effect before the server has answered. */
export type OptimisticWrite =
  | { readonly type: 'put'; readonly task: WireTask }
  | { readonly type: 'set'; readonly taskId: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly type: 'remove'; readonly taskId: string }
  | { readonly type: 'depend'; readonly taskId: string; readonly dependsOnId: string; readonly isPresent: boolean }
  | { readonly type: 'project'; readonly fields: Partial<WireProject> };

/** What the server will do with a created task that says nothing else. */
const NEW_TASK = {
  __typename: 'Task' as const,
  // Numbers are the server's to give; 0 shows as "new".
  number: 0,
  status: 'TODO' as const,
  priority: 'MEDIUM' as const,
  estimatedMinutes: null,
  actualMinutes: 0,
  startDate: null,
  dueDate: null,
  tags: [],
  version: 0,
  assignee: null,
  dependencies: [],
} satisfies Partial<WireTask>;

/**
 * What operations will do to the plan in `index`, as writes that can be repeated when Apollo rebuilds its layers.
 * Each operation sees the ones before it. What it cannot foresee (an unknown task) it leaves to the server.
 */
export function foresee(index: PlanIndex, operations: readonly OperationInput[]): OptimisticWrite[] {
  const places = new Places(index);
  return operations.flatMap((operation): OptimisticWrite[] => {
    if (operation.updateProject) {
      return [{ type: 'project', fields: present(operation.updateProject) as Partial<WireProject> }];
    }
    if (operation.createTask) {
      const { id, parentId, afterId, title, assigneeId, assigneeName, ...rest } = operation.createTask;
      if (!id) return [];
      const place = { parentId: parentId ?? null, orderKey: places.keyAfter(parentId ?? null, afterId) };
      places.put(id, place.parentId, place.orderKey);
      const assignee = personFor(index, assigneeId, assigneeName) ?? null;
      return [{ type: 'put', task: { ...NEW_TASK, ...present(rest), id, title, ...place, assignee } as WireTask }];
    }
    if (operation.updateTask) return [setFields(index, operation.updateTask)];
    if (operation.moveTask) {
      const { id, parentId = null, afterId } = operation.moveTask;
      const orderKey = places.keyAfter(parentId, afterId, id);
      places.put(id, parentId, orderKey);
      return [{ type: 'set', taskId: id, fields: { parentId, orderKey } }];
    }
    if (operation.deleteTask) {
      return subtreeIds(index, operation.deleteTask.id).map((taskId) => ({ type: 'remove', taskId }));
    }
    const dependency = operation.addDependency ?? operation.removeDependency;
    return dependency ? [{ type: 'depend', ...dependency, isPresent: Boolean(operation.addDependency) }] : [];
  });
}

/** Carries out writes in whatever layer the cache is writing to. */
export function replay(cache: PlanCache, projectId: string, writes: readonly OptimisticWrite[]): void {
  for (const write of writes) {
    switch (write.type) {
      case 'put':
        writeTask(cache, write.task, projectId);
        break;
      case 'set':
        cache.modify<Record<string, unknown>>({
          id: `Task:${write.taskId}`,
          fields: (value, { fieldName, toReference }) => {
            if (!(fieldName in write.fields)) return value;
            const next = write.fields[fieldName];
            // A person who is not yet known is put into the layer with the reference.
            return fieldName === 'assignee' && next ? toReference(next as { __typename: string }, true) : next;
          },
          broadcast: false,
        });
        break;
      case 'remove':
        removeTask(cache, write.taskId);
        break;
      case 'depend':
        cache.modify<{ dependencies: readonly { readonly __ref: string }[] }>({
          id: `Task:${write.taskId}`,
          fields: {
            dependencies: (value) => {
              const reference = `Task:${write.dependsOnId}`;
              const others = (value as { __ref: string }[]).filter(({ __ref }) => __ref !== reference);
              return write.isPresent ? [...others, { __ref: reference }] : others;
            },
          },
          broadcast: false,
        });
        break;
      case 'project': {
        const id = `Project:${projectId}`;
        const project = cache.readFragment({ id, fragment: PlanProject_FieldsFragmentDoc, optimistic: true });
        if (!project) break;
        cache.writeFragment({
          id,
          fragment: PlanProject_FieldsFragmentDoc,
          data: { ...project, ...write.fields },
          broadcast: false,
        });
      }
    }
  }
}

/** The task and everything below it. */
export function subtreeIds(index: PlanIndex, taskId: string): string[] {
  return [taskId, ...(index.children.get(taskId) ?? []).flatMap((childId) => subtreeIds(index, childId))];
}

function setFields(index: PlanIndex, { id, assigneeId, assigneeName, ...fields }: UpdateTaskOperationInput) {
  const person = personFor(index, assigneeId, assigneeName);
  return {
    type: 'set',
    taskId: id,
    fields: { ...present(fields), ...(person === undefined ? {} : { assignee: person }) },
  } as const;
}

/** Undefined: the operation does not speak of the assignee. Null: it leaves the task to nobody. */
function personFor(index: PlanIndex, id: string | null | undefined, name: string | null | undefined) {
  if (name) {
    const wanted = name.trim().toLocaleLowerCase();
    const known = [...index.people.values()].find((person) => person.name.toLocaleLowerCase() === wanted);
    return { __typename: 'Person', id: known?.id ?? `name:${wanted}`, name: known?.name ?? name.trim() } as const;
  }
  if (id === undefined) return name === undefined ? undefined : null;
  if (id === null) return null;
  return { __typename: 'Person', id, name: index.people.get(id)?.name ?? '' } as const;
}

/** Without the fields that are undefined: they mean "leave as it is". */
function present(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Where tasks stand while operations are gone through one by one. */
class Places {
  readonly #index: PlanIndex;
  readonly #placed = new Map<string, { readonly parentId: string | null; readonly orderKey: string }>();

  constructor(index: PlanIndex) {
    this.#index = index;
  }

  put(taskId: string, parentId: string | null, orderKey: string): void {
    this.#placed.set(taskId, { parentId, orderKey });
  }

  /** A key after sibling `afterId`; first when it is null, last when it is undefined or not a sibling. */
  keyAfter(parentId: string | null, afterId: string | null | undefined, movedId?: string): string {
    const siblings = this.#siblings(parentId).filter(({ id }) => id !== movedId);
    const at = afterId === null ? -1 : siblings.findIndex(({ id }) => id === afterId);
    const isLast = afterId === undefined || (afterId !== null && at === -1);
    const before = isLast ? siblings.at(-1) : siblings[at];
    const after = isLast ? undefined : siblings[at + 1];
    return keyBetween(before?.orderKey ?? null, after?.orderKey ?? null);
  }

  #siblings(parentId: string | null): { readonly id: string; readonly orderKey: string }[] {
    const known = (this.#index.children.get(parentId) ?? [])
      .filter((id) => !this.#placed.has(id))
      .map((id) => this.#index.byId.get(id))
      .filter((task): task is PlanTask => task !== undefined)
      .sort(compareOrder);
    const placed = [...this.#placed].filter(([, place]) => place.parentId === parentId);
    const all = [...known, ...placed.map(([id, place]) => ({ id, orderKey: place.orderKey }))];
    return all.sort((a, b) => (a.orderKey < b.orderKey ? -1 : a.orderKey > b.orderKey ? 1 : 0));
  }
}

/**
 * A key for the time until the server has given its own. Two siblings can share a key for a moment when two people insert
 * at one place; then the new one comes after both. Never throws: a key that the library does not know how to continue
 * still has a place right after it.
 */
function keyBetween(before: string | null, after: string | null): string {
  try {
    return generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after);
  } catch {
    return `${before ?? ''}V`;
  }
}

/** Ids of the tasks that must be completed before this one starts, and that still exist. */
export function dependencyIds(index: PlanIndex, task: PlanTask): string[] {
  return task.dependencies.map(idOfReference).filter((id) => index.byId.has(id));
}
