import { randomUUID } from 'node:crypto';
import type { Actor } from '../../domain/actor.ts';
import { badInput, notFound } from '../../domain/app-error.ts';
import { toInstant, type LocalDate, type PatchId, type ProjectId, type TaskId } from '../../domain/ids.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { OperationDraft } from '../../domain/operation-draft.ts';
import type { Patch } from '../../domain/patch.ts';
import type { EventBus } from '../../events/event-bus.ts';
import { readOneFromPort } from '../../lib/port-stream.ts';
import type { SpareThread } from '../../lib/spare-thread.ts';
import type { Database, WriteDb } from '../../storage/database.ts';
import { insertPatch } from '../../storage/patches.ts';
import { insertProject, lockProject } from '../../storage/projects.ts';
import { requireProject, requireWriter } from '../access.ts';
import { unpackError, type FileJob } from '../file-jobs.ts';
import { byPerson, proposed } from '../new-patch.ts';
import { ruleTitle } from '../patch-input.ts';
import { recordDrafts } from '../patch-plan.ts';
import { newProject } from '../project-service.ts';
import type { ReadTable, TableRequest } from './csv-reading.ts';

const TASKS_SHOWN = 50;

export type CsvRequest = Omit<TableRequest, 'today'>;

export interface CsvPreview extends Omit<ReadTable, 'drafts'> {
  readonly taskCount: number;
  readonly dependencyCount: number;
  /** The first of them, in the order of the plan. */
  readonly tasks: readonly { readonly title: string; readonly depth: number }[];
}

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly thread: SpareThread<FileJob>;
  readonly now: () => Date;
}

/** Tables of other tools. They become proposals: nothing changes a plan but a patch that somebody has looked at. */
export class CsvImportService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** What a table would become. Stores nothing. Throws BAD_USER_INPUT where it is no table. */
  async preview(actor: Actor, request: CsvRequest): Promise<CsvPreview> {
    requireWriter(actor);
    const { drafts, ...read } = await this.#read(request);
    const creations = drafts.filter((draft) => draft.kind === 'CREATE_TASK');
    const depths = new Map<TaskId | null, number>([[null, -1]]);
    const tasks = creations.map(({ taskId, parentId, fields }) => {
      const depth = (depths.get(parentId) ?? -1) + 1;
      depths.set(taskId, depth);
      return { title: fields.title, depth };
    });
    return {
      columns: read.columns,
      rowCount: read.rowCount,
      taskCount: creations.length,
      dependencyCount: drafts.length - creations.length,
      problems: read.problems,
      problemCount: read.problemCount,
      tasks: tasks.slice(0, TASKS_SHOWN),
    };
  }

  /** Proposes the tasks of a table for a project, or for a new one of this name. Throws BAD_USER_INPUT where there are none. */
  async propose(
    actor: Actor,
    request: CsvRequest & { readonly into: ProjectId | { readonly name: string }; readonly fileName: string | null },
  ): Promise<Patch> {
    requireWriter(actor);
    const { into, fileName } = request;
    if (typeof into === 'string') await requireProject(this.#deps.database.db, actor, into);
    const { drafts, columns } = await this.#read(request);
    if (!columns.some(({ field }) => field === 'TITLE')) throw badInput('columns', 'Choose the column of the titles.');
    if (drafts.length === 0) throw badInput('text', 'There is no task in this table.');
    if (drafts.length > LIMITS.operationsPerPatch)
      throw badInput(
        'text',
        `The table gives ${drafts.length} changes; at most ${LIMITS.operationsPerPatch} can be proposed at once. Divide it.`,
      );
    const { database, bus, now } = this.#deps;
    const title = ruleTitle(fileName === null ? 'Import of a table' : `Import of ${fileName.slice(0, 200)}`);
    if (typeof into !== 'string')
      return database.transaction(async (tx) => {
        const project = newProject(actor, into, now());
        await insertProject(tx, project);
        return this.#store(tx, actor, project, title, drafts);
      });
    return database.projectTransaction(into, async (tx, afterCommit) => {
      const project = await lockProject(tx, actor.workspaceId, into);
      if (!project) throw notFound('project', into);
      afterCommit(() => bus.publish(`project ${into}`));
      return this.#store(tx, actor, project, title, drafts);
    });
  }

  async #store(
    tx: WriteDb,
    actor: Actor,
    project: ReturnType<typeof newProject>,
    title: string,
    drafts: readonly OperationDraft[],
  ): Promise<Patch> {
    const id = randomUUID() as PatchId;
    const now = toInstant(this.#deps.now());
    const { version: baseVersion } = project;
    const { operations } = await recordDrafts(tx, project, { drafts, baseVersion, patchId: id, now });
    const patch = proposed(project, byPerson(actor, { id, title, rationale: null, baseVersion, operations }), now);
    await insertPatch(tx, patch);
    return patch;
  }

  /** In another thread: nobody who asks for something else waits for a large table. */
  #read(request: CsvRequest): Promise<ReadTable> {
    const today = this.#deps.now().toISOString().slice(0, 10) as LocalDate;
    return readOneFromPort(this.#deps.thread.open({ kind: 'table', ...request, today }), unpackError);
  }
}
