import type { Actor } from '../domain/actor.ts';
import type { LocalDate, ProjectId, TaskId } from '../domain/ids.ts';
import type { Dependency, Task } from '../domain/task.ts';
import type { Database } from '../storage/database.ts';
import { findProjects } from '../storage/projects.ts';
import { countTasks, listTasks, type TaskQuery } from '../storage/task-list.ts';
import { findTasks, listChildren, listOutlines } from '../storage/tasks.ts';
import { listDependenciesWithin, listNeededBy, listNeeds } from '../storage/dependencies.ts';
import { isNumberKey, readPage, type Page, type PageRequest } from './page.ts';

interface Deps {
  readonly database: Database;
  readonly now: () => Date;
}

/** Reads of tasks. Tasks are written by patches alone. */
export class TaskService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** One statement; what may not be seen is absent. */
  async getMany(actor: Actor, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, Task>> {
    const tasks = await findTasks(this.#deps.database.db, actor.workspaceId, ids);
    return new Map(tasks.map((task) => [task.id, task]));
  }

  /** Every task of each project, depth first in plan order; projects that may not be seen are absent. */
  async outlinesOf(actor: Actor, ids: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, readonly Task[]>> {
    const { db } = this.#deps.database;
    const visible = await findProjects(db, actor.workspaceId, ids);
    return listOutlines(
      db,
      visible.map(({ id }) => id),
    );
  }

  /** Children in order; tasks without any are absent. One statement. */
  async childrenOf(actor: Actor, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, readonly Task[]>> {
    const tasks = await listChildren(this.#deps.database.db, actor.workspaceId, ids);
    return Map.groupBy(tasks, (task) => task.parentId as TaskId);
  }

  /** What each task waits for, by number; tasks that wait for nothing are absent. One statement. */
  async dependenciesOf(actor: Actor, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, readonly TaskId[]>> {
    const needs = await listNeeds(this.#deps.database.db, actor.workspaceId, ids);
    return grouped(needs, 'taskId', 'dependsOnId');
  }

  /** What waits for each task, by number; tasks that nothing waits for are absent. One statement. */
  async dependentsOf(actor: Actor, ids: readonly TaskId[]): Promise<ReadonlyMap<TaskId, readonly TaskId[]>> {
    const needed = await listNeededBy(this.#deps.database.db, actor.workspaceId, ids);
    return grouped(needed, 'dependsOnId', 'taskId');
  }

  /**
   * Every dependency of whole plans, by number of the task waited for. One statement however large the plans are, where
   * asking for each task's would take one for every thousand tasks.
   */
  dependenciesWithin(actor: Actor, projectIds: readonly ProjectId[]): Promise<readonly Dependency[]> {
    return listDependenciesWithin(this.#deps.database.db, actor.workspaceId, projectIds);
  }

  /** In order of project and number. */
  list(actor: Actor, page: PageRequest, filter: Omit<TaskQuery, 'today'>): Promise<Page<Task>> {
    const { db } = this.#deps.database;
    const query: TaskQuery = { ...filter, today: this.#deps.now().toISOString().slice(0, 10) as LocalDate };
    return readPage(page, {
      largest: 1_000,
      keyOf: (task: Task) => [task.projectId, task.number] as const,
      isKey: isNumberKey,
      read: (keys) => listTasks(db, actor.workspaceId, query, keys),
      count: () => countTasks(db, actor.workspaceId, query),
    });
  }
}

function grouped(pairs: readonly Dependency[], by: keyof Dependency, value: keyof Dependency): Map<TaskId, TaskId[]> {
  return new Map(
    [...Map.groupBy(pairs, (pair) => pair[by])].map(([id, group]) => [id, group.map((pair) => pair[value])]),
  );
}
