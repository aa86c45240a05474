import type { Actor } from '../domain/actor.ts';
import { AppError, notFound } from '../domain/app-error.ts';
import type { ProjectId } from '../domain/ids.ts';
import type { Project } from '../domain/project.ts';
import type { ReadDb } from '../storage/database.ts';
import { findProjects } from '../storage/projects.ts';

/** Refuses those who may only look. */
export function requireWriter(actor: Actor): void {
  if (actor.role === 'VIEWER') throw new AppError('FORBIDDEN', 'Your role allows looking, not changing.');
}

/** Refuses all but those who run this server: for its settings, and for what they cost. */
export function requireAdmin(actor: Actor): void {
  if (actor.role !== 'ADMIN') throw new AppError('FORBIDDEN', 'Only administrators of the workspace may do this.');
}

/** The project, if the actor may see it. What may not be seen does not exist. */
export async function requireProject(db: ReadDb, actor: Actor, id: ProjectId): Promise<Project> {
  const [project] = await findProjects(db, actor.workspaceId, [id]);
  if (!project) throw notFound('project', id);
  return project;
}
