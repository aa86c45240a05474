import type { Actor } from '../domain/actor.ts';
import { badInput } from '../domain/app-error.ts';
import { bulkOperations, type BulkEdit } from '../domain/bulk-edit.ts';
import type { ProjectId, TaskId } from '../domain/ids.ts';
import type { Patch } from '../domain/patch.ts';
import type { Task } from '../domain/task.ts';
import type { TaskQuery } from '../storage/task-list.ts';
import { requireWriter } from './access.ts';
import type { PatchService } from './patch-service.ts';
import type { TaskService } from './task-service.ts';

/** Ten thousand operations are a patch; a task may need two. */
const TASKS_AT_ONCE = 5_000;

export interface BulkEditRequest extends BulkEdit {
  readonly projectId: ProjectId;
  /** Either a list of tasks or a filter. */
  readonly taskIds?: readonly TaskId[];
  readonly filter?: Omit<TaskQuery, 'today' | 'projectId'>;
  readonly title?: string;
}

/** One change of many tasks, as a proposal that shows what it would do. */
export class BulkEditService {
  readonly #patches: PatchService;
  readonly #tasks: TaskService;

  constructor(deps: { readonly patches: PatchService; readonly tasks: TaskService }) {
    this.#patches = deps.patches;
    this.#tasks = deps.tasks;
  }

  /** Throws BAD_USER_INPUT where nothing is chosen, or nothing is to be done. */
  async propose(actor: Actor, request: BulkEditRequest): Promise<Patch> {
    requireWriter(actor);
    const { projectId, taskIds, filter, title, ...edit } = request;
    if ((taskIds === undefined) === (filter === undefined))
      throw badInput('taskIds', 'Choose the tasks either by taskIds or by a filter.');
    const chosen = await this.#chosen(actor, request);
    if (chosen.length === 0) throw badInput(taskIds ? 'taskIds' : 'filter', 'No task is chosen.');
    if (chosen.length > TASKS_AT_ONCE)
      throw badInput(
        taskIds ? 'taskIds' : 'filter',
        `${chosen.length} tasks are chosen; at most ${TASKS_AT_ONCE} can be changed at once.`,
      );
    const drafts = bulkOperations(chosen, edit);
    if (drafts.length === 0) throw badInput('fields', 'There is nothing to change in these tasks.');
    const named = title ?? `Change ${chosen.length} ${chosen.length === 1 ? 'task' : 'tasks'}`;
    return this.#patches.propose(actor, { projectId, title: named, drafts, rationale: null, baseVersion: null });
  }

  /** In plan order. Ids that are not in the project are a fault of the caller. */
  async #chosen(actor: Actor, { projectId, taskIds, filter }: BulkEditRequest): Promise<Task[]> {
    const outline = (await this.#tasks.outlinesOf(actor, [projectId])).get(projectId) ?? [];
    const wanted = taskIds ? new Set(taskIds) : await this.#matching(actor, projectId, filter ?? {});
    const chosen = outline.filter(({ id }) => wanted.has(id));
    if (taskIds && chosen.length < wanted.size)
      throw badInput('taskIds', 'One of the tasks does not exist in this project, or not any more.');
    return chosen;
  }

  async #matching(
    actor: Actor,
    projectId: ProjectId,
    filter: NonNullable<BulkEditRequest['filter']>,
  ): Promise<Set<TaskId>> {
    const ids = new Set<TaskId>();
    for (let after: string | null = null; ;) {
      const page = await this.#tasks.list(actor, { first: 1_000, after }, { ...filter, projectId });
      for (const { id } of page.items) ids.add(id);
      if (!page.hasNextPage) return ids;
      after = page.cursors.at(-1)!;
    }
  }
}
