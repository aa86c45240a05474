import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { AppError, badInput, notFound } from '../domain/app-error.ts';
import { datesInOrder, PROJECT_RULES, ruleFields } from '../domain/field-rules.ts';
import { toInstant, type Instant, type ProjectId } from '../domain/ids.ts';
import { NEW_PROJECT_FIELDS, type Project, type ProjectFields } from '../domain/project.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Database } from '../storage/database.ts';
import {
  countProjects,
  findProjects,
  insertProject,
  listDeletedProjects,
  listProjects,
  lockProjectEvenDeleted,
  sumProgress,
  updateProject,
  type Progress,
  type ProjectQuery,
} from '../storage/projects.ts';
import { requireWriter } from './access.ts';
import { isTextKey, readPage, type Page, type PageRequest } from './page.ts';

/** How long a deleted project can be brought back. */
export const TRASH_DAYS = 30;

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

export class ProjectService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Projects in the trash, the latest deleted first; at most 200. */
  listDeleted(actor: Actor): Promise<readonly Project[]> {
    const since = toInstant(new Date(this.#deps.now().getTime() - TRASH_DAYS * 86_400_000));
    return listDeletedProjects(this.#deps.database.db, actor.workspaceId, since, 200);
  }

  /** Those that are visible and not deleted. One statement. */
  async getMany(actor: Actor, ids: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, Project>> {
    const projects = await findProjects(this.#deps.database.db, actor.workspaceId, ids);
    return new Map(projects.map((project) => [project.id, project]));
  }

  /** The one changed last first. */
  list(actor: Actor, page: PageRequest, filter: ProjectQuery): Promise<Page<Project>> {
    const { db } = this.#deps.database;
    return readPage(page, {
      largest: 200,
      keyOf: (project: Project) => [project.updatedAt, project.id] as const,
      isKey: isTextKey,
      read: (keys) => listProjects(db, actor.workspaceId, filter, keys),
      count: () => countProjects(db, actor.workspaceId, filter),
    });
  }

  /** Makes a project without tasks, at version 0. Throws BAD_USER_INPUT with the field that cannot be right. */
  async create(actor: Actor, input: Partial<ProjectFields> & { readonly name: string }): Promise<Project> {
    requireWriter(actor);
    const project = newProject(actor, input, this.#deps.now());
    await this.#deps.database.transaction((tx) => insertProject(tx, project));
    return project;
  }

  /** Puts the project in the trash. */
  async remove(actor: Actor, id: ProjectId): Promise<ProjectId> {
    await this.#setDeleted(actor, id, (project) => {
      if (project.deletedAt !== null) throw notFound('project', id);
      return { ...project, deletedAt: toInstant(this.#deps.now()) };
    });
    return id;
  }

  /** Takes the project out of the trash. One that is not in it stays as it is. Throws NOT_FOUND after 30 days. */
  restore(actor: Actor, id: ProjectId): Promise<Project> {
    return this.#setDeleted(actor, id, (project) => {
      const oldest = toInstant(new Date(this.#deps.now().getTime() - TRASH_DAYS * 86_400_000));
      if (project.deletedAt !== null && project.deletedAt < oldest) throw notFound('project', id);
      return { ...project, deletedAt: null };
    });
  }

  /** One statement. Deleted projects have theirs too; those of others count as empty. */
  progressOf(actor: Actor, ids: readonly ProjectId[]): Promise<ReadonlyMap<ProjectId, Progress>> {
    return sumProgress(this.#deps.database.db, actor.workspaceId, ids);
  }

  async #setDeleted(actor: Actor, id: ProjectId, change: (project: Project) => Project): Promise<Project> {
    requireWriter(actor);
    if (actor.role === 'CONTRIBUTOR')
      throw new AppError('FORBIDDEN', 'Deleting and restoring projects is for managers and administrators.');
    return this.#deps.database.transaction(async (tx, afterCommit) => {
      const project = await lockProjectEvenDeleted(tx, actor.workspaceId, id);
      if (!project) throw notFound('project', id);
      const changed = change(project);
      await updateProject(tx, changed);
      // Those who follow the project look again, and find that it is gone.
      afterCommit(() => this.#deps.bus.publish(`project ${id}`));
      return changed;
    });
  }
}

/** When a project in the trash is removed for good; null for one that is in use. */
export function restorableUntil({ deletedAt }: Project): Instant | null {
  return deletedAt === null ? null : toInstant(new Date(Date.parse(deletedAt) + TRASH_DAYS * 86_400_000));
}

export function newProject(
  actor: Actor,
  input: Partial<ProjectFields> & { readonly name: string },
  now: Date,
): Project {
  const { values, problems } = ruleFields(PROJECT_RULES, input);
  const [problem] = problems;
  if (problem) throw badInput(problem.field, problem.message);
  const fields: ProjectFields = { ...NEW_PROJECT_FIELDS, name: '', ...values };
  const disorder = datesInOrder(fields.startDate, fields.dueDate);
  if (disorder !== null) throw badInput('dueDate', disorder);
  const at = toInstant(now);
  return {
    ...fields,
    id: randomUUID() as ProjectId,
    workspaceId: actor.workspaceId,
    version: 0,
    nextNumber: 1,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
  };
}
