import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import { badInput, notFound } from '../domain/app-error.ts';
import { DISCUSSION_LIMITS, type TimeEntry } from '../domain/discussion.ts';
import { toInstant, type PatchId, type PersonId, type TaskId, type TimeEntryId } from '../domain/ids.ts';
import type { Project } from '../domain/project.ts';
import type { Task } from '../domain/task.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Database, ReadDb, WriteDb } from '../storage/database.ts';
import { findPeople } from '../storage/people.ts';
import { lockProject } from '../storage/projects.ts';
import { findTasks } from '../storage/tasks.ts';
import {
  countTimeEntries,
  findTimeEntry,
  insertTimeEntry,
  listTimeEntries,
  markTimeEntryRemoved,
} from '../storage/time-entries.ts';
import { requireWriter } from './access.ts';
import { byPerson, proposed } from './new-patch.ts';
import { isTextKey, readPage, type Page, type PageRequest } from './page.ts';
import { judge, recordDrafts } from './patch-plan.ts';
import { writeJudged } from './patch-write.ts';

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

interface WorkInput {
  readonly minutes: number;
  readonly note: string;
  /** Who worked; null where nobody says. */
  readonly personId: PersonId | null;
}

/**
 * Work done on tasks. What changes the plan, the task's actual minutes, is a patch like any other, made under the
 * project's lock from the minutes as they stand, so that two people who log at once are both counted. The entry with
 * note and person is kept beside it in the same transaction, and counts as long as its patch does.
 */
export class TimeLogService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Entries that count, the latest first; at most 100 at once. Throws NOT_FOUND where the task may not be seen. */
  async list(actor: Actor, taskId: TaskId, page: PageRequest): Promise<Page<TimeEntry>> {
    const { db } = this.#deps.database;
    await requireTask(db, actor, taskId);
    return readPage(page, {
      largest: 100,
      keyOf: ({ createdAt, id }: TimeEntry) => [createdAt, id] as const,
      isKey: isTextKey,
      read: (keys) => listTimeEntries(db, taskId, keys),
      count: () => countTimeEntries(db, taskId),
    });
  }

  /** Adds minutes to a task. `id` may be chosen by the client, so that a call that is repeated has one effect. */
  async log(actor: Actor, taskId: TaskId, input: WorkInput, id: TimeEntryId | null): Promise<TimeEntry> {
    requireWriter(actor);
    const { minutes, note } = ruleWork(input);
    return this.#onTask(actor, taskId, async (tx, project, task) => {
      const known = id === null ? null : await findTimeEntry(tx, actor.workspaceId, id);
      if (known) {
        if (known.taskId === taskId && known.authorId === actor.id) return known;
        throw badInput('id', 'There is a time entry with this id already.');
      }
      if ((await countTimeEntries(tx, taskId)) >= DISCUSSION_LIMITS.entriesPerTask)
        throw badInput(null, `A task has at most ${DISCUSSION_LIMITS.entriesPerTask} time entries.`);
      const { personId } = input;
      if (personId !== null && (await findPeople(tx, actor.workspaceId, [personId])).length === 0)
        throw badInput('personId', 'There is no such person.');
      const title = `Log ${minutes} min on ${nameOf(task)}`;
      const patchId = await this.#addMinutes(tx, actor, project, task, minutes, title);
      const entry: TimeEntry = {
        id: id ?? (randomUUID() as TimeEntryId),
        workspaceId: actor.workspaceId,
        projectId: project.id,
        taskId,
        personId,
        authorId: actor.id,
        authorName: actor.name,
        minutes,
        note,
        patchId,
        removedByPatchId: null,
        createdAt: toInstant(this.#deps.now()),
      };
      await insertTimeEntry(tx, entry);
      return entry;
    });
  }

  /** Takes the minutes away again, as a patch of its own. One that was removed already stays so. */
  async remove(actor: Actor, id: TimeEntryId): Promise<TimeEntry> {
    requireWriter(actor);
    const { db } = this.#deps.database;
    const { taskId } = await requireEntry(db, actor, id);
    return this.#onTask(actor, taskId, async (tx, project, task) => {
      const entry = await requireEntry(tx, actor, id);
      if (entry.removedByPatchId !== null) return entry;
      const title = `Take ${entry.minutes} min from ${nameOf(task)}`;
      // Never below nothing: somebody may have set the minutes by hand since.
      const minutes = -Math.min(entry.minutes, task.actualMinutes);
      const patchId = await this.#addMinutes(tx, actor, project, task, minutes, title);
      await markTimeEntryRemoved(tx, id, patchId);
      return { ...entry, removedByPatchId: patchId };
    });
  }

  async #addMinutes(
    tx: WriteDb,
    actor: Actor,
    project: Project,
    task: Task,
    minutes: number,
    title: string,
  ): Promise<PatchId> {
    const id = randomUUID() as PatchId;
    const now = toInstant(this.#deps.now());
    const baseVersion = project.version;
    const actualMinutes = task.actualMinutes + minutes;
    const drafts = [{ kind: 'UPDATE_TASK' as const, taskId: task.id, fields: { actualMinutes } }];
    const { operations, snapshot } = await recordDrafts(tx, project, { drafts, baseVersion, patchId: id, now });
    const patch = proposed(project, byPerson(actor, { id, title, rationale: null, baseVersion, operations }), now);
    const judged = await judge(tx, project, patch, { policy: 'FAIL', accept: null, now, snapshot });
    // Made from the plan as it stands, under its lock.
    if (!judged.ok) throw new Error('A patch against the present version cannot conflict.');
    const applied = await writeJudged(tx, project, patch, judged, {
      policy: 'FAIL',
      accept: null,
      now,
      isStored: false,
      by: actor.name,
    });
    return applied.id;
  }

  async #onTask<T>(
    actor: Actor,
    taskId: TaskId,
    work: (tx: WriteDb, project: Project, task: Task) => Promise<T>,
  ): Promise<T> {
    const { database, bus } = this.#deps;
    const { projectId } = await requireTask(database.db, actor, taskId);
    return database.projectTransaction(projectId, async (tx, afterCommit) => {
      const project = await lockProject(tx, actor.workspaceId, projectId);
      if (!project) throw notFound('task', taskId);
      const task = await requireTask(tx, actor, taskId);
      afterCommit(() => bus.publish(`project ${projectId}`));
      return work(tx, project, task);
    });
  }
}

async function requireTask(db: ReadDb, actor: Actor, taskId: TaskId): Promise<Task> {
  const [task] = await findTasks(db, actor.workspaceId, [taskId]);
  if (!task) throw notFound('task', taskId);
  return task;
}

async function requireEntry(db: ReadDb, actor: Actor, id: TimeEntryId): Promise<TimeEntry> {
  const entry = await findTimeEntry(db, actor.workspaceId, id);
  if (!entry) throw notFound('time entry', id);
  return entry;
}

function ruleWork({ minutes, note }: WorkInput): { readonly minutes: number; readonly note: string } {
  const { minutesPerEntry, noteCharacters } = DISCUSSION_LIMITS;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > minutesPerEntry)
    throw badInput('minutes', `A time entry has 1 to ${minutesPerEntry} minutes.`);
  const text = note.trim();
  if (text.length > noteCharacters) throw badInput('note', `The note has at most ${noteCharacters} characters.`);
  return { minutes, note: text };
}

function nameOf({ title }: Task): string {
  return `“${title.length > 60 ? `${title.slice(0, 59).trimEnd()}…` : title}”`;
}
