import type { Actor } from '../domain/actor.ts';
import { toCsv } from '../domain/export/csv.ts';
import { toICalendar } from '../domain/export/icalendar.ts';
import { toMarkdown } from '../domain/export/markdown.ts';
import type { ExportedPlan } from '../domain/export/plan-export.ts';
import { notFound } from '../domain/app-error.ts';
import type { ProjectId } from '../domain/ids.ts';
import type { Project } from '../domain/project.ts';
import type { Database } from '../storage/database.ts';
import { listAppliedAfter } from '../storage/patches.ts';
import { findPeople } from '../storage/people.ts';
import { lockProject } from '../storage/projects.ts';
import { listDependenciesWithin, listOutlines } from '../storage/tasks.ts';
import { requireProject } from './access.ts';

export const EXPORT_FORMATS = {
  md: { mimeType: 'text/markdown; charset=utf-8' },
  csv: { mimeType: 'text/csv; charset=utf-8' },
  ics: { mimeType: 'text/calendar; charset=utf-8' },
  json: { mimeType: 'application/json; charset=utf-8' },
} as const;
export type ExportFormat = keyof typeof EXPORT_FORMATS;

/** Patches read at once while a history is written. */
const PATCHES_PER_PAGE = 50;

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
    yield print(await this.#plan(project));
  }

  /** The plan as it is to the last field, and each patch that made it. */
  async *#withHistory(asked: Project): AsyncGenerator<string, void> {
    const { project, outline, dependencies, personName } = await this.#plan(asked);
    const people = [...new Set(outline.flatMap(({ assigneeId }) => assigneeId ?? []))].map((id) => {
      return { id, name: personName(id) };
    });
    const plan = JSON.stringify({ format: 'orchestrator-project', formatVersion: 1, project, people, dependencies });
    yield `${plan.slice(0, -1)},"tasks":${JSON.stringify(outline)},"patches":[`;
    let [last, isFirst] = [0, true];
    for (;;) {
      const patches = await listAppliedAfter(this.#database.db, project.id, last, PATCHES_PER_PAGE);
      // What is applied meanwhile belongs to another file: the tasks above do not show it.
      const known = patches.filter(({ appliedVersion }) => appliedVersion! <= project.version);
      if (known.length === 0) break;
      yield `${isFirst ? '' : ','}${known.map((patch) => JSON.stringify(patch)).join(',')}`;
      [last, isFirst] = [known.at(-1)!.appliedVersion!, false];
    }
    yield ']}\n';
  }

  /** Of one version, whatever is applied meanwhile. */
  #plan({ id, workspaceId }: Project): Promise<ExportedPlan> {
    return this.#database.transaction(async (db) => {
      const project = await lockProject(db, workspaceId, id);
      if (!project) throw notFound('project', id);
      const outline = (await listOutlines(db, [project.id])).get(project.id) ?? [];
      const dependencies = await listDependenciesWithin(db, project.workspaceId, [project.id]);
      const ids = [...new Set(outline.flatMap(({ assigneeId }) => assigneeId ?? []))];
      const people = new Map((await findPeople(db, project.workspaceId, ids)).map(({ id, name }) => [id, name]));
      return { project, outline, dependencies, personName: (personId) => people.get(personId) ?? null };
    });
  }
}
