import { randomUUID } from 'node:crypto';
import { acceptanceWithout } from '../domain/acceptance.ts';
import type { Actor } from '../domain/actor.ts';
import { AppError, notFound } from '../domain/app-error.ts';
import { signDecisions } from '../domain/decisions.ts';
import { toInstant, type Instant, type OperationId, type PatchId, type ProjectId } from '../domain/ids.ts';
import type { Acceptance } from '../domain/patch-check.ts';
import { summarize } from '../domain/patch-title.ts';
import type { Conflict, ConflictPolicy, Operation, Patch, PatchStatus } from '../domain/patch.ts';
import type { PlanSnapshot } from '../domain/plan-state.ts';
import type { Project } from '../domain/project.ts';
import type { EventBus } from '../events/event-bus.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { countPatches, findPatches, findReverts, insertPatch, listPatches, updatePatch } from '../storage/patches.ts';
import { patchSortKey } from '../storage/rows.ts';
import { lockProject } from '../storage/projects.ts';
import { requireProject, requireWriter } from './access.ts';
import type { ApplyResult, ProtectedOperation } from './apply-result.ts';
import { followChanges, type AppliedChange } from './change-feed.ts';
import { applyOnce } from './idempotent-apply.ts';
import { byPerson, proposed, type NewPatch } from './new-patch.ts';
import { isTextKey, readPage, type Page, type PageRequest } from './page.ts';
import { requireOneForm, ruleAcceptance, ruleRationale, ruleTitle, undoTitle, type ApplyInput } from './patch-input.ts';
import { judge, recordDrafts, recordInverse } from './patch-plan.ts';
import { protectionsOf } from './patch-protection.ts';
import { writeJudged } from './patch-write.ts';
import { recentChangesOf, type RecentChange } from './recent-changes.ts';
import type { SentDraft } from './sent-drafts.ts';

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

export interface RevertOptions {
  /** Operations of the patch to undo; all when absent. */
  readonly operationIds?: readonly string[] | undefined;
  readonly idempotencyKey?: string | null;
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
      keyOf: (patch: Patch) => [patchSortKey(patch), patch.id] as const,
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
    return (await judge(db, project, patch, { policy: 'FAIL', accept: null, now: this.#now() })).conflicts;
  }

  /** Why operations of a proposal by an agent need an explicit yes; those without a reason are absent. */
  async protectionsOf(actor: Actor, patch: Patch): Promise<ReadonlyMap<OperationId, string>> {
    if (patch.status !== 'PROPOSED') return new Map();
    const { db } = this.#deps.database;
    return protectionsOf(db, await requireProject(db, actor, patch.projectId), patch);
  }

  /** Who has just changed what a proposal would change; empty unless PROPOSED. */
  async recentChangesOf(actor: Actor, patch: Patch): Promise<readonly RecentChange[]> {
    if (patch.status !== 'PROPOSED') return [];
    const { database, now } = this.#deps;
    await requireProject(database.db, actor, patch.projectId);
    return recentChangesOf(database.db, patch, now());
  }

  /** Stores operations as a proposal. Throws BAD_USER_INPUT with the operation and the field that cannot be right. */
  async propose(
    actor: Actor,
    input: {
      readonly projectId: ProjectId;
      readonly title: string;
      readonly drafts: readonly SentDraft[];
      readonly rationale: string | null;
      readonly baseVersion: number | null;
    },
  ): Promise<Patch> {
    requireWriter(actor);
    const title = ruleTitle(input.title);
    const rationale = ruleRationale(input.rationale);
    return this.#inProject(actor, input.projectId, async (tx, project) => {
      const id = randomUUID() as PatchId;
      const { drafts } = input;
      const baseVersion = input.baseVersion ?? project.version;
      const recording = { drafts, baseVersion, patchId: id, now: this.#now() };
      const { operations } = await recordDrafts(tx, project, recording);
      return this.#store(tx, project, byPerson(actor, { id, title, rationale, baseVersion, operations }));
    });
  }

  /**
   * Applies a proposal, or operations written in the call: all or nothing, in one transaction. Conflicts that stop it are
   * a result, not an error. Without `accept` a proposal is taken as it was decided so far; what nobody has decided is
   * taken too, but for protected work, which needs a yes.
   * Throws BAD_USER_INPUT for what can never be right, CONFLICT for a proposal that was decided already.
   */
  async apply(actor: Actor, input: ApplyInput): Promise<ApplyResult> {
    requireWriter(actor);
    requireOneForm(input);
    const { title, drafts, patchId, onConflict: policy, idempotencyKey, ...rest } = input;
    const request = { title, drafts, patchId, policy, ...rest };
    if (patchId !== undefined) {
      const { projectId } = await this.#require(this.#deps.database.db, actor, patchId);
      return applyOnce(this.#deps, { actor, projectId, idempotencyKey, request }, async (tx) => {
        const project = await this.#lock(tx, actor, projectId);
        const patch = await this.#requireOpen(tx, actor, patchId);
        const { accept, leftOut } = input.accept
          ? { accept: ruleAcceptance(patch, input.accept), leftOut: [] }
          : await this.#decided(tx, project, patch);
        return { ...(await this.#decide(tx, actor, project, patch, { policy, accept, isStored: true })), leftOut };
      });
    }
    const projectId = input.projectId!;
    return applyOnce(this.#deps, { actor, projectId, idempotencyKey, request }, async (tx) => {
      const project = await this.#lock(tx, actor, projectId);
      const id = randomUUID() as PatchId;
      const baseVersion = input.baseVersion ?? project.version;
      const recording = { drafts: drafts!, baseVersion, patchId: id, now: this.#now() };
      const { operations, snapshot } = await recordDrafts(tx, project, recording);
      const ruled = title === undefined ? summarize(operations) : ruleTitle(title);
      const patch = proposed(
        project,
        byPerson(actor, { id, title: ruled, rationale: null, baseVersion, operations }),
        this.#now(),
      );
      return this.#decide(tx, actor, project, patch, { policy, accept: null, isStored: false, snapshot });
    });
  }

  /** Puts a proposal aside. One that was rejected already stays so. Throws CONFLICT for an applied one. */
  async reject(actor: Actor, id: PatchId): Promise<Patch> {
    requireWriter(actor);
    const { projectId } = await this.#require(this.#deps.database.db, actor, id);
    return this.#inProject(actor, projectId, async (tx) => {
      const patch = await this.#require(tx, actor, id);
      if (patch.status === 'REJECTED') return patch;
      if (patch.status === 'APPLIED')
        throw new AppError('CONFLICT', 'This patch was applied already. It can be undone.');
      const left = patch.operations.map((operation): Operation => ({ ...operation, decision: 'REJECTED' }));
      const operations = signDecisions(patch.operations, left, actor.name);
      const rejected: Patch = { ...patch, status: 'REJECTED', operations, revision: patch.revision + 1 };
      await updatePatch(tx, rejected);
      return rejected;
    });
  }

  /**
   * Applies the inverse of an applied patch, or of some of its operations, as a new patch under the same merge rules:
   * later edits by others are kept, and clash where they touch the same field.
   * Throws CONFLICT for a patch that is not applied.
   */
  async revert(actor: Actor, id: PatchId, policy: ConflictPolicy, options: RevertOptions = {}): Promise<ApplyResult> {
    requireWriter(actor);
    const found = await this.#requireApplied(actor, id);
    const { idempotencyKey = null, operationIds } = options;
    const { projectId } = found;
    const request = { revert: id, policy, operationIds };
    return applyOnce(this.#deps, { actor, projectId, idempotencyKey, request }, async (tx) => {
      const project = await this.#lock(tx, actor, found.projectId);
      const { patch, snapshot } = await this.#inverse(tx, actor, project, found, operationIds);
      const undo = proposed(project, patch, this.#now());
      return this.#decide(tx, actor, project, undo, { policy, accept: null, isStored: false, snapshot });
    });
  }

  /** The same as a proposal, for an undo that wants to be looked at first. */
  async proposeRevert(actor: Actor, id: PatchId, operationIds?: readonly string[]): Promise<Patch> {
    requireWriter(actor);
    const found = await this.#requireApplied(actor, id);
    return this.#inProject(actor, found.projectId, async (tx, project) => {
      const { patch } = await this.#inverse(tx, actor, project, found, operationIds);
      return this.#store(tx, project, patch);
    });
  }

  /** As `followChanges`. */
  changes(
    actor: Actor,
    projectId: ProjectId,
    after: number | null,
    signal: AbortSignal,
  ): AsyncGenerator<AppliedChange> {
    return followChanges(this.#deps, actor, { projectId, after, signal });
  }

  #now(): Instant {
    return toInstant(this.#deps.now());
  }

  async #require(db: Database['db'] | WriteDb, actor: Actor, id: PatchId): Promise<Patch> {
    const [patch] = await findPatches(db, actor.workspaceId, [id]);
    if (!patch) throw notFound('patch', id);
    return patch;
  }

  async #requireOpen(tx: WriteDb, actor: Actor, id: PatchId): Promise<Patch> {
    const patch = await this.#require(tx, actor, id);
    if (patch.status === 'PROPOSED') return patch;
    const happened = patch.status === 'APPLIED' ? 'applied' : 'rejected';
    throw new AppError('CONFLICT', `This patch was ${happened} already.`);
  }

  async #requireApplied(actor: Actor, id: PatchId): Promise<Patch> {
    const patch = await this.#require(this.#deps.database.db, actor, id);
    if (patch.status !== 'APPLIED') throw new AppError('CONFLICT', 'Only an applied patch can be undone.');
    return patch;
  }

  async #lock(tx: WriteDb, actor: Actor, projectId: ProjectId): Promise<Project> {
    const project = await lockProject(tx, actor.workspaceId, projectId);
    if (!project) throw notFound('project', projectId);
    return project;
  }

  /** Runs a write under the project's lock, and tells those who follow the project. */
  #inProject<T>(actor: Actor, id: ProjectId, work: (tx: WriteDb, project: Project) => Promise<T>): Promise<T> {
    return this.#deps.database.projectTransaction(id, async (tx, afterCommit) => {
      const project = await this.#lock(tx, actor, id);
      afterCommit(() => this.#deps.bus.publish(`project ${id}`));
      return work(tx, project);
    });
  }

  async #store(tx: WriteDb, project: Project, patch: NewPatch): Promise<Patch> {
    const stored = proposed(project, patch, this.#now());
    await insertPatch(tx, stored);
    return stored;
  }

  async #inverse(
    tx: WriteDb,
    actor: Actor,
    project: Project,
    patch: Patch,
    operationIds: readonly string[] | undefined,
  ): Promise<{ patch: NewPatch; snapshot: PlanSnapshot }> {
    const chosen = operationIds && ruleAcceptance(patch, operationIds, 'operations');
    const effects = patch.effects.filter(({ operationId }) => chosen === undefined || chosen.has(operationId));
    const id = randomUUID() as PatchId;
    const recorded = await recordInverse(tx, project, effects, { patchId: id, now: this.#now() });
    const { operations, snapshot } = recorded;
    const baseVersion = patch.appliedVersion ?? project.version;
    const title = undoTitle(patch.title);
    const undo = byPerson(actor, { id, title, rationale: null, baseVersion, operations });
    return { patch: { ...undo, revertsId: patch.id }, snapshot };
  }

  /** What is taken of a proposal when nobody says it in the call, and what is left out because nobody has said yes to it. */
  async #decided(
    tx: WriteDb,
    project: Project,
    patch: Patch,
  ): Promise<{ accept: Acceptance; leftOut: ProtectedOperation[] }> {
    const protections = await protectionsOf(tx, project, patch);
    const leftOut = patch.operations.flatMap(({ id, decision }) => {
      const reason = decision === 'PENDING' ? protections.get(id) : undefined;
      return reason === undefined ? [] : [{ operationId: id, reason }];
    });
    const rejected = patch.operations.filter(({ decision }) => decision === 'REJECTED').map(({ id }) => id);
    const left = new Set([...rejected, ...leftOut.map(({ operationId }) => operationId)]);
    return { accept: acceptanceWithout(patch.operations, left), leftOut };
  }

  async #decide(
    tx: WriteDb,
    actor: Actor,
    project: Project,
    patch: Patch,
    how: { policy: ConflictPolicy; accept: Acceptance | null; isStored: boolean; snapshot?: PlanSnapshot },
  ): Promise<ApplyResult> {
    const { policy, accept } = how;
    const now = this.#now();
    const { snapshot } = how;
    const judged = await judge(tx, project, patch, { policy, accept, now, ...(snapshot && { snapshot }) });
    const { conflicts } = judged;
    const nothing = { projectId: project.id, conflicts, changedTaskIds: [], deletedTaskIds: [], leftOut: [] };
    if (!judged.ok) return { ...nothing, applied: false, patch: how.isStored ? patch : null };
    const applied = await writeJudged(tx, project, patch, judged, {
      policy,
      accept,
      now,
      isStored: how.isStored,
      by: actor.name,
    });
    const { changedTaskIds, deletedTaskIds } = applied;
    return { ...nothing, applied: true, patch: applied, changedTaskIds, deletedTaskIds };
  }
}
