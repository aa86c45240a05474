import { setImmediate } from 'node:timers/promises';
import type { PatchId, PersonId } from '../domain/ids.ts';
import { latestOrigins } from '../domain/field-origins.ts';
import type { Operation } from '../domain/patch.ts';
import { personKey } from '../domain/person.ts';
import { peopleInOperation } from '../domain/project-file-people.ts';
import { PROJECT_FILE_FORMAT, PROJECT_FILE_VERSION, type FileTask, type ProjectFile } from '../domain/project-file.ts';
import type { Project } from '../domain/project.ts';
import type { Dependency, Task } from '../domain/task.ts';
import type { ReadDb } from '../storage/database.ts';
import { findPeople } from '../storage/people.ts';
import {
  readComments,
  readMessages,
  readPatches,
  readRuns,
  readTimeEntries,
  type ProjectInventory,
} from '../storage/project-files.ts';
import { listRunEvents } from '../storage/run-events.ts';
import { listTaskChanges } from '../storage/task-changes.ts';

/** Tasks that are printed before everything else has a turn. */
const TASKS_PER_PART = 200;
const EVENTS_PER_PAGE = 500;

/** What was read at one moment: the plan, and of what the rest consists. */
export interface ProjectRead {
  readonly project: Project;
  readonly outline: readonly Task[];
  readonly dependencies: readonly Dependency[];
  readonly inventory: ProjectInventory;
}

/**
 * Prints a project as a file, part by part: what is in memory at a time is a page. It is the project as it was when it was
 * read, whatever is applied meanwhile.
 */
export class ProjectFileWriter {
  readonly #db: ReadDb;
  readonly #read: ProjectRead;
  readonly #people = new Set<PersonId>();
  /** Patches that are in the file. */
  readonly #patchIds = new Set<string>();

  constructor(db: ReadDb, read: ProjectRead) {
    this.#db = db;
    this.#read = read;
  }

  async *parts(): AsyncGenerator<string, void> {
    const { project, dependencies, inventory } = this.#read;
    const { initialFields, savedViews, conversations } = inventory;
    const { workspaceId, deletedAt: _deletedAt, ...kept } = project;
    const head: Pick<ProjectFile, 'project' | 'initialFields' | 'savedViews' | 'conversations' | 'dependencies'> = {
      project: kept,
      initialFields,
      savedViews,
      conversations,
      dependencies: this.#inPlanOrder(dependencies),
    };
    const names = { format: PROJECT_FILE_FORMAT, formatVersion: PROJECT_FILE_VERSION };
    yield JSON.stringify({ ...names, ...head }).slice(0, -1);
    yield* list('tasks', this.#tasks());
    yield* list('patches', this.#patches());
    yield* list('runs', this.#runs());
    yield* list('runEvents', this.#runEvents());
    yield* list('messages', this.#messages());
    yield* list('comments', this.#comments());
    yield* list('timeEntries', this.#timeEntries());
    const people = await findPeople(this.#db, workspaceId, [...this.#people]);
    const known = people.map(({ workspaceId: _workspace, ...person }) => person);
    yield* list(
      'people',
      pages([known.toSorted((left, right) => compare(personKey(left.name), personKey(right.name)))]),
    );
    yield '}\n';
  }

  async *#tasks(): AsyncGenerator<readonly FileTask[]> {
    const { outline, project } = this.#read;
    for (let start = 0; start < outline.length; start += TASKS_PER_PART) {
      const tasks = outline.slice(start, start + TASKS_PER_PART);
      const ids = tasks.map(({ id }) => id);
      const changes = await listTaskChanges(this.#db, project.workspaceId, ids, project.id);
      const origins = latestOrigins(changes.filter(({ version }) => version <= project.version));
      yield tasks.map(({ projectId: _project, ...task }) => {
        if (task.assigneeId !== null) this.#people.add(task.assigneeId);
        const each = origins.get(task.id) ?? [];
        return { ...task, origins: Object.fromEntries(each.map(({ field, patchId }) => [field, patchId])) };
      });
      await setImmediate();
    }
  }

  async *#patches(): AsyncGenerator<readonly object[]> {
    const { project, inventory } = this.#read;
    for await (const page of readPatches(this.#db, project.workspaceId, inventory.patchIds)) {
      // What is applied meanwhile belongs to another file: the tasks above do not show it.
      const known = page.filter(({ appliedVersion }) => (appliedVersion ?? 0) <= project.version);
      for (const { id: patchId, operations, effects } of known) {
        this.#patchIds.add(patchId);
        for (const each of [...operations, ...effects]) for (const id of peopleInOperation(each)) this.#people.add(id);
      }
      yield known.map((patch) => withoutOwners({ ...patch, operations: patch.operations.map(withoutStray) }));
    }
  }

  async *#runs(): AsyncGenerator<readonly object[]> {
    for await (const page of readRuns(this.#db, this.#read.inventory.runIds))
      yield page.map((run) => ({ ...run, patchId: this.#orNull(run.patchId) }));
  }

  async *#runEvents(): AsyncGenerator<readonly object[]> {
    for (const runId of this.#read.inventory.runIds) {
      for (let after = 0; ;) {
        const events = await listRunEvents(this.#db, runId, after, EVENTS_PER_PAGE);
        for (const { operation } of events)
          if (operation) for (const id of peopleInOperation(operation)) this.#people.add(id);
        yield events;
        if (events.length < EVENTS_PER_PAGE) break;
        after = events.at(-1)!.sequence;
      }
    }
  }

  /** A message whose run is not over yet is told without it: the file does not hold that run. */
  async *#messages(): AsyncGenerator<readonly object[]> {
    const { messageIds, runIds } = this.#read.inventory;
    const over = new Set<string | null>(runIds);
    for await (const page of readMessages(this.#db, messageIds))
      yield page.map((message) => ({ ...message, runId: over.has(message.runId) ? message.runId : null }));
  }

  async *#comments(): AsyncGenerator<readonly object[]> {
    const { project, inventory } = this.#read;
    for await (const page of readComments(this.#db, project.workspaceId, inventory.commentIds)) {
      for (const { mentionIds } of page) for (const id of mentionIds) this.#people.add(id);
      yield page.map(withoutOwners);
    }
  }

  async *#timeEntries(): AsyncGenerator<readonly object[]> {
    for await (const page of readTimeEntries(this.#db, this.#read.inventory.timeEntryIds)) {
      for (const { personId } of page) if (personId !== null) this.#people.add(personId);
      yield page.map(({ removedByPatchId: by, ...entry }) =>
        withoutOwners({ ...entry, removedByPatchId: this.#orNull(by) }),
      );
    }
  }

  #orNull(patchId: PatchId | null): PatchId | null {
    return patchId !== null && this.#patchIds.has(patchId) ? patchId : null;
  }

  /** In the order of both ends in the plan, so that it does not hang on ids. */
  #inPlanOrder(dependencies: readonly Dependency[]): Dependency[] {
    const places = new Map(this.#read.outline.map(({ id }, index) => [id, index]));
    const placeOf = ({ taskId, dependsOnId }: Dependency): number =>
      (places.get(taskId) ?? 0) * places.size + (places.get(dependsOnId) ?? 0);
    return dependencies.toSorted((left, right) => placeOf(left) - placeOf(right));
  }
}

async function* list(name: keyof ProjectFile, pagesOf: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  yield `,"${name}":[`;
  let isFirst = true;
  for await (const page of pagesOf) {
    if (page.length === 0) continue;
    yield `${isFirst ? '' : ','}${page.map((item) => JSON.stringify(item)).join(',')}`;
    isFirst = false;
  }
  yield ']';
}

async function* pages<Item>(all: readonly (readonly Item[])[]): AsyncGenerator<readonly Item[]> {
  yield* all;
}

/** Undos of older versions of this program kept which effect they had come from. */
function withoutStray(operation: Operation & { readonly operationId?: unknown }): Operation {
  const { operationId: _operationId, ...rest } = operation;
  return rest as Operation;
}

function withoutOwners<Item extends { readonly workspaceId: unknown; readonly projectId: unknown }>(
  item: Item,
): Omit<Item, 'workspaceId' | 'projectId'> {
  const { workspaceId: _workspace, projectId: _project, ...rest } = item;
  return rest;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
