import type { OperationInput, UpdateTaskOperationInput } from '../__generated__/graphql.ts';
import { keyBetween } from './order-key.ts';
import { compareOrder, type PlanIndex, type PlanPerson, type PlanProject, type PlanTask } from './plan-index.ts';

/** One write that shows an operation's effect before the server has answered. */
export type OptimisticWrite =
  | { readonly type: 'put'; readonly taskId: string; readonly task: PlanTask; readonly person?: PlanPerson | null }
  | {
      readonly type: 'set';
      readonly taskId: string;
      readonly fields: Readonly<Record<string, unknown>>;
      /** Whom the task goes to: null for nobody, undefined where that stays as it is. */
      readonly person?: PlanPerson | null | undefined;
    }
  | { readonly type: 'remove'; readonly taskId: string }
  | { readonly type: 'depend'; readonly taskId: string; readonly dependsOnId: string; readonly isPresent: boolean }
  | { readonly type: 'project'; readonly fields: Partial<PlanProject> };

/** What the server will do with a created task that says nothing else. */
const NEW_TASK = {
  // Numbers are the server's to give; 0 shows as "new".
  number: 0,
  status: 'TODO' as const,
  priority: 'MEDIUM' as const,
  estimatedMinutes: null,
  actualMinutes: 0,
  startDate: null,
  dueDate: null,
  tags: [],
  description: '',
  acceptanceCriteria: [],
  version: 0,
  assigneeId: null,
  dependencyIds: [],
} satisfies Partial<PlanTask>;

/**
 * What operations will do to the plan in `index`, as writes that can be repeated on whatever the server says meanwhile.
 * Each operation sees the ones before it. What it cannot foresee (an unknown task) it leaves to the server.
 */
export function foresee(index: PlanIndex, operations: readonly OperationInput[]): OptimisticWrite[] {
  const places = new Places(index);
  return operations.flatMap((operation): OptimisticWrite[] => {
    if (operation.updateProject) {
      return [{ type: 'project', fields: present(operation.updateProject) as Partial<PlanProject> }];
    }
    if (operation.createTask) {
      const { id, parentId, afterId, title, assigneeId, assigneeName, ...rest } = operation.createTask;
      if (!id) return [];
      const place = { parentId: parentId ?? null, orderKey: places.keyAfter(parentId ?? null, afterId) };
      places.put(id, place.parentId, place.orderKey);
      const person = personFor(index, assigneeId, assigneeName) ?? null;
      const task = { ...NEW_TASK, ...present(rest), id, title, ...place, ...assigned(person) } as PlanTask;
      return [{ type: 'put', taskId: id, task, person }];
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

/** A task after a write to it; undefined where there is none. */
export function taskAfter(task: PlanTask | undefined, write: OptimisticWrite): PlanTask | undefined {
  switch (write.type) {
    case 'put':
      // Where the server's own has arrived meanwhile, that is the better one: it has a number.
      return task ?? write.task;
    case 'set':
      return (
        task && { ...task, ...known(task, write.fields), ...(write.person !== undefined && assigned(write.person)) }
      );
    case 'remove':
      return undefined;
    case 'depend': {
      if (!task) return undefined;
      const others = task.dependencyIds.filter((id) => id !== write.dependsOnId);
      return { ...task, dependencyIds: write.isPresent ? [...others, write.dependsOnId] : others };
    }
    case 'project':
      return task;
  }
}

/** Whom a write gives a task to; null where it gives it to nobody or does not speak of it. */
export function personOf(write: OptimisticWrite): PlanPerson | null {
  return write.type === 'put' || write.type === 'set' ? (write.person ?? null) : null;
}

function assigned(person: PlanPerson | null): { assigneeId: string | null } {
  return { assigneeId: person?.id ?? null };
}

/** The fields that the task has: what is not known of it (the text of the panel) stays unknown. */
function known(task: PlanTask, fields: Readonly<Record<string, unknown>>): Partial<PlanTask> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name in task));
}

/** The task and everything below it. */
export function subtreeIds(index: PlanIndex, taskId: string): string[] {
  return [taskId, ...(index.children.get(taskId) ?? []).flatMap((childId) => subtreeIds(index, childId))];
}

function setFields(index: PlanIndex, { id, assigneeId, assigneeName, ...fields }: UpdateTaskOperationInput) {
  const person = personFor(index, assigneeId, assigneeName);
  return { type: 'set', taskId: id, fields: present(fields), person } as const;
}

/** Undefined: the operation does not speak of the assignee. Null: it leaves the task to nobody. */
function personFor(
  index: PlanIndex,
  id: string | null | undefined,
  name: string | null | undefined,
): PlanPerson | null | undefined {
  if (name) {
    const wanted = name.trim().toLocaleLowerCase();
    const known = [...index.people.values()].find((person) => person.name.toLocaleLowerCase() === wanted);
    return { id: known?.id ?? `name:${wanted}`, name: known?.name ?? name.trim() };
  }
  if (id === undefined) return name === undefined ? undefined : null;
  if (id === null) return null;
  return { id, name: index.people.get(id)?.name ?? '' };
}

/** Without the fields that are undefined: they mean "leave as it is". */
function present(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

interface Place {
  readonly id: string;
  readonly orderKey: string;
}

/** Where tasks stand while operations are gone through one by one. */
class Places {
  readonly #index: PlanIndex;
  /** Children in order, of the parents that operations have to do with so far. */
  readonly #children = new Map<string | null, Place[]>();
  /** Where the tasks stand that operations have put somewhere. */
  readonly #parents = new Map<string, string | null>();

  constructor(index: PlanIndex) {
    this.#index = index;
  }

  put(taskId: string, parentId: string | null, orderKey: string): void {
    const before = this.#parents.has(taskId) ? this.#parents.get(taskId) : this.#index.byId.get(taskId)?.parentId;
    if (before !== undefined) {
      const siblings = this.#childrenOf(before);
      const at = siblings.findIndex(({ id }) => id === taskId);
      if (at >= 0) siblings.splice(at, 1);
    }
    const siblings = this.#childrenOf(parentId);
    siblings.splice(firstAfter(siblings, orderKey), 0, { id: taskId, orderKey });
    this.#parents.set(taskId, parentId);
  }

  /** A key after sibling `afterId`; first when it is null, last when it is undefined or not a sibling. */
  keyAfter(parentId: string | null, afterId: string | null | undefined, movedId?: string): string {
    const children = this.#childrenOf(parentId);
    const siblings = movedId === undefined ? children : children.filter(({ id }) => id !== movedId);
    const at = afterId === null ? -1 : siblings.findLastIndex(({ id }) => id === afterId);
    const isLast = afterId === undefined || (afterId !== null && at === -1);
    const before = isLast ? siblings.at(-1) : siblings[at];
    const after = isLast ? undefined : siblings[at + 1];
    return keyBetween(before?.orderKey ?? null, after?.orderKey ?? null);
  }

  #childrenOf(parentId: string | null): Place[] {
    const known = this.#children.get(parentId);
    if (known) return known;
    const children = (this.#index.children.get(parentId) ?? [])
      .flatMap((id) => this.#index.byId.get(id) ?? [])
      .sort(compareOrder)
      .map(({ id, orderKey }) => ({ id, orderKey }));
    this.#children.set(parentId, children);
    return children;
  }
}

/** The index of the first that comes after `orderKey`. */
function firstAfter(siblings: readonly Place[], orderKey: string): number {
  let low = 0;
  let high = siblings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((siblings[middle]?.orderKey ?? '') <= orderKey) low = middle + 1;
    else high = middle;
  }
  return low;
}
