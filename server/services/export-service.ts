import type { Actor } from '../domain/actor.ts';
import { toCsv } from '../domain/export/csv.ts';
import { toICalendar } from '../domain/export/icalendar.ts';
import { toMarkdown } from '../domain/export/markdown.ts';
import type { ExportedPlan } from '../domain/export/plan-export.ts';
import { notFound } from '../domain/app-error.ts';
import type { ProjectId, WorkspaceId } from '../domain/ids.ts';
import type { Project } from '../domain/project.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { findPeople } from '../storage/people.ts';
import { readInventory } from '../storage/project-files.ts';
import { lockProject } from '../storage/projects.ts';
import { listDependenciesWithin } from '../storage/dependencies.ts';
import { listOutlines } from '../storage/tasks.ts';
import { requireProject } from './access.ts';
import { ProjectFileWriter } from './project-file-writer.ts';

export const EXPORT_FORMATS = {
  md: { mimeType: 'text/markdown; charset=utf-8' },
  csv: { mimeType: 'text/csv; charset=utf-8' },
  ics: { mimeType: 'text/calendar; charset=utf-8' },
  json: { mimeType: 'application/json; charset=utf-8' },
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

export interface ProjectExport {
  readonly fileName: string;
  readonly mimeType: string;
  /** Read as it is sent: a long history is never in memory as a whole. */
  readonly parts: AsyncIterable<string>;
}

/** A project as a file. */
export class ExportService {
  readonly #database: Database;
  constructor(deps: { readonly database: Database }) {
    this.#database = deps.database;
  }

  /** Throws NOT_FOUND where the project may not be seen. */
  async exportOf(actor: Actor, projectId: ProjectId, format: ExportFormat): Promise<ProjectExport> {
    const project = await requireProject(this.#database.db, actor, projectId);
    const name =
      project.name
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
        .replaceAll(/^-|-$/g, '')
        .slice(0, 80) || 'project';
    return {
      fileName: `${name}.${format}`,
      mimeType: EXPORT_FORMATS[format].mimeType,
      parts: format === 'json' ? this.#withHistory(project) : this.#text(project, format),
    };
  }

  async *#text(project: Project, format: Exclude<ExportFormat, 'json'>): AsyncGenerator<string, void> {
    const print = { md: toMarkdown, csv: toCsv, ics: toICalendar }[format];
    const { workspaceId, id } = project;
    yield print(await this.#database.transaction((db) => readPlan(db, workspaceId, id)));
  }

  async *#withHistory({ id, workspaceId }: Project): AsyncGenerator<string, void> {
    const read = await this.#database.transaction(async (db) => {
      const { personName: _personName, ...plan } = await readPlan(db, workspaceId, id);
      return { ...plan, inventory: await readInventory(db, workspaceId, id) };
    });
    yield* new ProjectFileWriter(this.#database.db, read).parts();
  }
}

/** Of one version: the project is locked until the transaction ends. */
async function readPlan(db: WriteDb, workspaceId: WorkspaceId, id: ProjectId): Promise<ExportedPlan> {
  const project = await lockProject(db, workspaceId, id);
  if (!project) throw notFound('project', id);
  const outline = (await listOutlines(db, [project.id])).get(project.id) ?? [];
  const dependencies = await listDependenciesWithin(db, workspaceId, [project.id]);
  const ids = [...new Set(outline.flatMap(({ assigneeId }) => assigneeId ?? []))];
  const people = new Map((await findPeople(db, workspaceId, ids)).map((person) => [person.id, person.name]));
  return { project, outline, dependencies, personName: (personId) => people.get(personId) ?? null };
}
