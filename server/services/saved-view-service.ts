import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { badInput, notFound } from '../domain/app-error.ts';
import { toInstant, type ProjectId, type SavedViewId } from '../domain/ids.ts';
import { jsonEqual } from '../domain/json-equal.ts';
import { personKey } from '../domain/person.ts';
import { SAVED_VIEW_LIMITS, savedViewProblem, type SavedView } from '../domain/saved-view.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import type { Database, ReadDb } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import { findProjects, lockProject } from '../storage/projects.ts';
import {
  countSavedViews,
  deleteSavedView,
  findSavedView,
  insertSavedView,
  isViewNameTaken,
  listSavedViews,
  updateSavedView,
} from '../storage/saved-views.ts';
import { requireProject, requireWriter } from './access.ts';

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

type Fields = Pick<SavedView, 'name' | 'view' | 'search'>;

/** Views that a project's people share. They change no plan, so they are no patches. */
export class SavedViewService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** By name. One statement for all projects, besides the one for what may be seen. */
  async listOf(actor: Actor, projectIds: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, readonly SavedView[]>> {
    const { db } = this.#deps.database;
    const visible = await findProjects(db, actor.workspaceId, projectIds);
    const views = await listSavedViews(
      db,
      actor.workspaceId,
      visible.map(({ id }) => id),
    );
    return Map.groupBy(views, ({ projectId }) => projectId);
  }

  /** Throws BAD_USER_INPUT where a view of the project has the name, whatever its case, or there are too many. */
  async create(actor: Actor, projectId: ProjectId, fields: Fields): Promise<SavedView> {
    requireWriter(actor);
    const right = checked(fields);
    const at = toInstant(this.#deps.now());
    return this.#deps.database.transaction(async (tx, afterCommit) => {
      this.#tell(afterCommit, projectId);
      // One at a time, so that the count holds.
      if (!(await lockProject(tx, actor.workspaceId, projectId))) throw notFound('project', projectId);
      if ((await countSavedViews(tx, projectId)) >= SAVED_VIEW_LIMITS.perProject)
        throw badInput(null, `A project has at most ${SAVED_VIEW_LIMITS.perProject} saved views. Delete one first.`);
      const view: SavedView = {
        ...right,
        id: randomUUID() as SavedViewId,
        workspaceId: actor.workspaceId,
        projectId,
        authorName: actor.name,
        createdAt: at,
        updatedAt: at,
      };
      if (!(await insertSavedView(tx, view, personKey(view.name)))) throw nameTaken(view.name);
      return view;
    });
  }

  /** Fields that are absent stay as they are. */
  async update(actor: Actor, id: SavedViewId, fields: Partial<Fields>): Promise<SavedView> {
    requireWriter(actor);
    return this.#deps.database.transaction(async (tx, afterCommit) => {
      const view = await requireView(tx, actor, id);
      this.#tell(afterCommit, view.projectId);
      const changed: SavedView = {
        ...view,
        ...checked({ ...view, ...fields }),
        updatedAt: toInstant(this.#deps.now()),
      };
      const nameKey = personKey(changed.name);
      if (await isViewNameTaken(tx, view.projectId, nameKey, id)) throw nameTaken(changed.name);
      await updateSavedView(tx, changed, nameKey);
      return changed;
    });
  }

  /** Answers the view as it was. */
  async remove(actor: Actor, id: SavedViewId): Promise<SavedView> {
    requireWriter(actor);
    return this.#deps.database.transaction(async (tx, afterCommit) => {
      const view = await requireView(tx, actor, id);
      this.#tell(afterCommit, view.projectId);
      await deleteSavedView(tx, id);
      return view;
    });
  }

  /** Those of a project by name, now and after every change. Rights are checked at each look. */
  changes(actor: Actor, projectId: ProjectId, signal: AbortSignal): AsyncGenerator<readonly SavedView[], void> {
    const { database, bus } = this.#deps;
    return follow<readonly SavedView[]>({
      bus,
      topic: `views ${projectId}`,
      signal,
      willPass: isUnavailable,
      readNext: async (last) => {
        await requireProject(database.db, actor, projectId);
        const views = await listSavedViews(database.db, actor.workspaceId, [projectId]);
        return last !== null && jsonEqual(last, views) ? [] : [views];
      },
    });
  }

  #tell(afterCommit: (hook: () => void) => void, projectId: ProjectId): void {
    afterCommit(() => this.#deps.bus.publish(`views ${projectId}`));
  }
}

function checked({ name, view, search }: Fields): Fields {
  const fields = { name: name.trim().replace(/\s+/gu, ' '), view, search };
  const problem = savedViewProblem(fields);
  if (problem) throw badInput(problem.field, problem.message);
  return fields;
}

function nameTaken(name: string): Error {
  return badInput('name', `There is a saved view called ${name} already.`);
}

async function requireView(db: ReadDb, actor: Actor, id: SavedViewId): Promise<SavedView> {
  const view = await findSavedView(db, actor.workspaceId, id);
  if (!view) throw notFound('saved view', id);
  await requireProject(db, actor, view.projectId);
  return view;
}
