import { createHash, randomUUID } from 'node:crypto';
import type { Actor, AuthorKind } from '../domain/actor.ts';
import { AppError, badInput, notFound } from '../domain/app-error.ts';
import { PROJECT_RULES } from '../domain/field-rules.ts';
import { toInstant, type OperationId, type PatchId, type ProjectId, type RunId, type TaskId } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import type { OperationDraft } from '../domain/operation-draft.ts';
import { summarize } from '../domain/patch-title.ts';
import type { Conflict, ConflictPolicy, Operation, Patch, PatchStatus } from '../domain/patch.ts';
import type { Project } from '../domain/project.ts';
import type { JsonValue } from '../domain/task.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { claimKey, recordResult, type IdempotencyKey } from '../storage/idempotency.ts';
import {
  countPatches,
  findPatches,
  findReverts,
  insertPatch,
  listAppliedAfter,
  listPatches,
  updatePatch,
} from '../storage/patches.ts';
import { lockProject } from '../storage/projects.ts';
import { requireProject, requireWriter } from './access.ts';
import { isTextKey, readPage, type Page, type PageRequest } from './page.ts';
import { judge, recordDrafts, recordInverse } from './patch-plan.ts';
import { writeJudged } from './patch-write.ts';

/** How long the first result of a call is kept under its key. */
const IDEMPOTENCY_HOURS = 24;
const IDEMPOTENCY_KEY_CHARACTERS = 255;
/** Changes read ahead for one consumer of the feed: what a slow one can hold in memory. */
const CHANGES_PER_PAGE = 20;

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

/** Either a proposal by id, or operations written here. */
export interface ApplyInput {
  readonly patchId?: PatchId | undefined;
  readonly accept?: readonly string[] | undefined;
  readonly projectId?: ProjectId | undefined;
  readonly baseVersion?: number | undefined;
  readonly title?: string | undefined;
  readonly drafts?: readonly OperationDraft[] | undefined;
  readonly onConflict: ConflictPolicy;
  readonly idempotencyKey: string | null;
}

export interface ApplyResult {
  /** False when conflicts stopped it; then nothing has changed. */
  readonly applied: boolean;
  /** Null when operations that were written in the call did not apply: then no patch was kept. */
  readonly patch: Patch | null;
  readonly projectId: ProjectId;
  readonly conflicts: readonly Conflict[];
  readonly changedTaskIds: readonly TaskId[];
  readonly deletedTaskIds: readonly TaskId[];
}

/** What becomes a patch once it is stored. */
export interface NewPatch {
  readonly id: PatchId;
  readonly title: string;
  readonly rationale: string | null;
  readonly baseVersion: number;
  readonly operations: readonly Operation[];
  readonly authorKind: AuthorKind;
  readonly authorId: string;
  readonly authorName: string;
  readonly runId: RunId | null;
  readonly revertsId: PatchId | null;
}

/** The only way in which a plan changes. */
export class PatchService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async getMany(actor: Actor, ids: readonly PatchId[]): Promise<ReadonlyMap<PatchId, Patch>> {
    const patches = await findPatches(this.#deps.database.db, actor.workspaceId, ids);
    return new Map(patches.map((patch) => [patch.id, patch]));
  }

  /** Newest first. Throws NOT_FOUND where the project may not be seen. */
  async list(actor: Actor, projectId: ProjectId, page: PageRequest, status: PatchStatus | null): Promise<Page<Patch>> {
    const { db } = this.#deps.database;
    await requireProject(db, actor, projectId);
    return readPage(page, {
      largest: 100,
      keyOf: (patch: Patch) => [patch.createdAt, patch.id] as const,
      isKey: isTextKey,
      read: (keys) => listPatches(db, projectId, status, keys),
      count: () => countPatches(db, projectId, status),
    });
  }

  /** The applied patch that undid each; those that stand are absent. One statement. */
  revertedBy(actor: Actor, ids: readonly PatchId[]): Promise<ReadonlyMap<PatchId, PatchId>> {
    return findReverts(this.#deps.database.db, actor.workspaceId, ids);
  }

  /** Where a proposal no longer fits the plan as it now stands; empty unless PROPOSED. */
  async conflictsOf(actor: Actor, patch: Patch): Promise<readonly Conflict[]> {
    if (patch.status !== 'PROPOSED') return [];
    const { db } = this.#deps.database;
    const project = await requireProject(db, actor, patch.projectId);
    if (project.version === patch.baseVersion && patch.authorKind === 'AGENT') return [];
    const now = toInstant(this.#deps.now());
    return (await judge(db, project, patch, { policy: 'FAIL', accept: null, now })).conflicts;
  }

  /** Stores operations as a proposal. Throws BAD_USER_INPUT with the operation and the field that cannot be right. */
  async propose(
    actor: Actor,
    input: {
      readonly projectId: ProjectId;
      readonly title: string;
      readonly drafts: readonly OperationDraft[];
      readonly rationale: string | null;
      readonly baseVersion: number | null;
    },
  ): Promise<Patch> {
    requireWriter(actor);
    const title = ruleTitle(input.title);
    if (input.rationale !== null && input.rationale.length > LIMITS.rationaleCharacters)
      throw badInput('rationale', `The rationale has more than ${LIMITS.rationaleCharacters} characters.`);
    return this.#deps.database.transaction(async (tx, afterCommit) => {
      const project = await this.#lock(tx, actor, input.projectId);
      const id = randomUUID() as PatchId;
      const { drafts } = input;
      const baseVersion = input.baseVersion ?? project.version;
      const operations = await recordDrafts(tx, project, { drafts, baseVersion, patchId: id, now: this.#now() });
      const author = authorOf(actor);
      const proposal = {
        id,
        title,
        rationale: input.rationale,
        baseVersion,
        operations,
        ...author,
        runId: null,
        revertsId: null,
      };
      const patch = proposed(project, proposal, this.#now());
      await insertPatch(tx, patch);
      afterCommit(() => this.#deps.bus.publish(`project ${project.id}`));
      return patch;
    });
  }

  /**
   * Applies a proposal, or operations written in the call: all or nothing, in one transaction. Conflicts that stop it are
   * a result, not an error. Throws BAD_USER_INPUT for what can never be right, CONFLICT for a proposal that was decided
   * already.
   */
  async apply(actor: Actor, input: ApplyInput): Promise<ApplyResult> {
    requireWriter(actor);
    requireOneForm(input);
    const { title, drafts, patchId, onConflict } = input;
    if (patchId !== undefined) {
      const [found] = await findPatches(this.#deps.database.db, actor.workspaceId, [patchId]);
      if (!found) throw notFound('patch', patchId);
      return this.#once(actor, input, async (tx) => {
        const project = await this.#lock(tx, actor, found.projectId);
        // Once more, under the lock: somebody may have decided in the meantime.
        const [patch] = await findPatches(tx, actor.workspaceId, [patchId]);
        if (patch?.status !== 'PROPOSED')
          throw new AppError(
            'CONFLICT',
            patch?.status === 'APPLIED' ? 'This patch was applied already.' : 'This patch was rejected.',
          );
        return this.#decide(tx, project, patch, {
          policy: onConflict,
          accept: acceptedIds(patch, input.accept),
          isStored: true,
        });
      });
    }
    return this.#once(actor, input, async (tx) => {
      const project = await this.#lock(tx, actor, input.projectId!);
      const id = randomUUID() as PatchId;
      const baseVersion = input.baseVersion ?? project.version;
      const operations = await recordDrafts(tx, project, {
        drafts: drafts!,
        baseVersion,
        patchId: id,
        now: this.#now(),
      });
      const patch = proposed(
        project,
        {
          id,
          title: title === undefined ? summarize(operations) : ruleTitle(title),
          rationale: null,
          baseVersion,
          operations,
          ...authorOf(actor),
          runId: null,
          revertsId: null,
        },
        this.#now(),
      );
      return this.#decide(tx, project, patch, { policy: onConflict, accept: null, isStored: false });
    });
  }

  /** Puts a proposal aside. One that was rejected already stays so. Throws CONFLICT for an applied one. */
  async reject(actor: Actor, id: PatchId): Promise<Patch> {
    requireWriter(actor);
    const [found] = await findPatches(this.#deps.database.db, actor.workspaceId, [id]);
    if (!found) throw notFound('patch', id);
    return this.#deps.database.transaction(async (tx, afterCommit) => {
      await this.#lock(tx, actor, found.projectId);
      const [patch] = await findPatches(tx, actor.workspaceId, [id]);
      if (!patch) throw notFound('patch', id);
      if (patch.status === 'REJECTED') return patch;
      if (patch.status === 'APPLIED')
        throw new AppError('CONFLICT', 'This patch was applied already. It can be undone.');
      const operations = patch.operations.map((operation): Operation => ({ ...operation, decision: 'REJECTED' }));
      const rejected: Patch = { ...patch, status: 'REJECTED', operations };
      await updatePatch(tx, rejected);
      afterCommit(() => this.#deps.bus.publish(`project ${patch.projectId}`));
      return rejected;
    });
  }

  /**
   * Applies the inverse of an applied patch as a new patch, under the same merge rules: later edits by others are kept,
   * and clash where they touch the same field. Throws CONFLICT for a patch that is not applied.
   */
  async revert(actor: Actor, id: PatchId, policy: ConflictPolicy): Promise<ApplyResult> {
    requireWriter(actor);
    const [found] = await findPatches(this.#deps.database.db, actor.workspaceId, [id]);
    if (!found) throw notFound('patch', id);
    if (found.status !== 'APPLIED') throw new AppError('CONFLICT', 'Only an applied patch can be undone.');
    return this.#deps.database.transaction(async (tx, afterCommit) => {
      const project = await this.#lock(tx, actor, found.projectId);
      const patchId = randomUUID() as PatchId;
      const operations = await recordInverse(tx, project, found.effects, { patchId, now: this.#now() });
      const patch = proposed(
        project,
        {
          id: patchId,
          title: undoTitle(found.title),
          rationale: null,
          baseVersion: found.appliedVersion ?? project.version,
          operations,
          ...authorOf(actor),
          runId: null,
          revertsId: found.id,
        },
        this.#now(),
      );
      const result = await this.#decide(tx, project, patch, { policy, accept: null, isStored: false });
      afterCommit(() => this.#deps.bus.publish(`project ${project.id}`));
      return result;
    });
  }

  /**
   * Every change of the project after version `after` (from now on when null), in version order, none missing, none
   * twice: first those that have been, then those to come. Rights are checked at each read.
   * Throws NOT_FOUND when the project may not, or no longer, be seen.
   */
  async *changes(
    actor: Actor,
    projectId: ProjectId,
    after: number | null,
    signal: AbortSignal,
  ): AsyncGenerator<{ version: number; patch: Patch }, void> {
    const { database, bus } = this.#deps;
    const project = await requireProject(database.db, actor, projectId);
    if (after !== null && (after < 0 || after > project.version))
      throw badInput('after', `The project is at version ${project.version}; version ${after} does not exist yet.`);
    const start = after ?? project.version;
    yield* follow<{ version: number; patch: Patch }>({
      bus,
      topic: `project ${projectId}`,
      signal,
      readNext: async (last) => {
        const now = await requireProject(database.db, actor, projectId);
        const version = last?.version ?? start;
        if (now.version <= version) return [];
        const patches = await listAppliedAfter(database.db, projectId, version, CHANGES_PER_PAGE);
        return patches.map((patch) => ({ version: patch.appliedVersion!, patch }));
      },
    });
  }

  #now(): ReturnType<typeof toInstant> {
    return toInstant(this.#deps.now());
  }

  async #lock(tx: WriteDb, actor: Actor, projectId: ProjectId): Promise<Project> {
    const project = await lockProject(tx, actor.workspaceId, projectId);
    if (!project) throw notFound('project', projectId);
    return project;
  }

  async #decide(
    tx: WriteDb,
    project: Project,
    patch: Patch,
    how: { policy: ConflictPolicy; accept: ReadonlySet<OperationId> | null; isStored: boolean },
  ): Promise<ApplyResult> {
    const { policy, accept } = how;
    const now = this.#now();
    const judged = await judge(tx, project, patch, { policy, accept, now });
    const { conflicts } = judged;
    const nothing = { projectId: project.id, conflicts, changedTaskIds: [], deletedTaskIds: [] };
    if (!judged.ok) return { ...nothing, applied: false, patch: how.isStored ? patch : null };
    const applied = await writeJudged(tx, project, patch, judged, { policy, accept, now, isStored: how.isStored });
    const { changedTaskIds, deletedTaskIds } = applied;
    return { ...nothing, applied: true, patch: applied, changedTaskIds, deletedTaskIds };
  }

  /** Runs a call in a transaction; under a key that was used before it answers what was answered then. */
  #once(actor: Actor, input: ApplyInput, work: (tx: WriteDb) => Promise<ApplyResult>): Promise<ApplyResult> {
    return this.#deps.database.transaction(async (tx, afterCommit) => {
      const key = input.idempotencyKey === null ? null : idempotencyKey(actor, input.idempotencyKey);
      if (key !== null) {
        const now = this.#deps.now();
        const since = toInstant(new Date(now.getTime() - IDEMPOTENCY_HOURS * 3_600_000));
        const first = await claimKey(tx, key, hashOf(input), since, toInstant(now));
        if (first !== null && first.requestHash !== hashOf(input))
          throw badInput('idempotencyKey', 'This key was used for another call. Choose a new key for a new call.');
        if (first !== null) return this.#replay(tx, actor, first.result as unknown as StoredResult);
      }
      const result = await work(tx);
      if (key !== null) {
        const stored: StoredResult = { ...result, patch: result.patch?.id ?? null };
        await recordResult(tx, key, stored as unknown as JsonValue);
      }
      if (result.applied) afterCommit(() => this.#deps.bus.publish(`project ${result.projectId}`));
      return result;
    });
  }

  async #replay(tx: WriteDb, actor: Actor, stored: StoredResult): Promise<ApplyResult> {
    const patches = stored.patch === null ? [] : await findPatches(tx, actor.workspaceId, [stored.patch]);
    return { ...stored, patch: patches[0] ?? null };
  }
}

type StoredResult = Omit<ApplyResult, 'patch'> & { readonly patch: PatchId | null };

/** A patch that waits for a decision. */
export function proposed(project: Project, patch: NewPatch, at: ReturnType<typeof toInstant>): Patch {
  return {
    ...patch,
    workspaceId: project.workspaceId,
    projectId: project.id,
    status: 'PROPOSED',
    appliedVersion: null,
    effects: [],
    changedTaskIds: [],
    deletedTaskIds: [],
    createdAt: at,
    appliedAt: null,
  };
}

function authorOf(actor: Actor): Pick<NewPatch, 'authorKind' | 'authorId' | 'authorName'> {
  return { authorKind: 'USER', authorId: actor.id, authorName: actor.name };
}

function ruleTitle(title: string): string {
  const ruled = PROJECT_RULES.name(title);
  if (ruled.ok) return ruled.value;
  throw badInput('title', ruled.message.replace('The name', 'The title'));
}

function undoTitle(title: string): string {
  const undone = /^Undo: (.*)$/su.exec(title)?.[1];
  return [...(undone === undefined ? `Undo: ${title}` : `Redo: ${undone}`)].slice(0, LIMITS.titleCharacters).join('');
}

function requireOneForm(input: ApplyInput): void {
  const { patchId, projectId, drafts, accept, title, baseVersion } = input;
  if (patchId === undefined) {
    if (projectId === undefined)
      throw badInput('projectId', 'Name a proposed patch by patchId, or a project and its operations.');
    if (drafts === undefined) throw badInput('operations', 'Operations are missing.');
    if (accept !== undefined)
      throw badInput('accept', 'accept chooses among the operations of a proposal; it needs a patchId.');
    return;
  }
  const extra = { projectId, operations: drafts, title, baseVersion };
  for (const [field, value] of Object.entries(extra))
    if (value !== undefined) throw badInput(field, `${field} does not go with patchId: the proposal has its own.`);
}

function acceptedIds(patch: Patch, accept: readonly string[] | undefined): ReadonlySet<OperationId> | null {
  if (accept === undefined) return null;
  const known = new Set<string>(patch.operations.map(({ id }) => id));
  const unknown = accept.findIndex((id) => !known.has(id));
  if (unknown !== -1) throw badInput(`accept.${unknown}`, `The patch has no operation with the id ${accept[unknown]}.`);
  return new Set(accept as readonly OperationId[]);
}

function idempotencyKey(actor: Actor, key: string): IdempotencyKey {
  if (key.trim() === '' || key.length > IDEMPOTENCY_KEY_CHARACTERS)
    throw badInput('idempotencyKey', `The key must have between 1 and ${IDEMPOTENCY_KEY_CHARACTERS} characters.`);
  return { workspaceId: actor.workspaceId, caller: actor.id, key: key.replaceAll('\0', '') };
}

function hashOf({ idempotencyKey: _, ...request }: ApplyInput): string {
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
