import type { Actor } from '../domain/actor.ts';
import { AppError, badInput, notFound } from '../domain/app-error.ts';
import { toInstant, type OperationId, type PatchId } from '../domain/ids.ts';
import type { ProjectFields } from '../domain/project.ts';
import type { TaskFieldsDraft } from '../domain/operation-draft.ts';
import { signDecisions } from '../domain/decisions.ts';
import { editOperation } from '../domain/operation-edit.ts';
import { acceptedWithout } from '../domain/requirements.ts';
import { needsOf } from '../domain/plan-needs.ts';
import { rebase } from '../domain/patch-rebase.ts';
import type { Decision, Operation, Patch } from '../domain/patch.ts';
import type { Project } from '../domain/project.ts';
import type { EventBus } from '../events/event-bus.ts';
import { follow } from '../events/follow.ts';
import type { Database, WriteDb } from '../storage/database.ts';
import { isUnavailable } from '../storage/dialect.ts';
import { findPatches, updatePatch } from '../storage/patches.ts';
import { loadPlanPart } from '../storage/plan-snapshots.ts';
import { lockProject } from '../storage/projects.ts';
import { requireProject, requireWriter } from './access.ts';
import { peopleIn } from './patch-plan.ts';

interface Deps {
  readonly database: Database;
  readonly bus: EventBus;
  readonly now: () => Date;
}

export interface OperationDecision {
  readonly operationId: string;
  readonly decision: Decision;
}

type PatchChange = Partial<Pick<Patch, 'operations' | 'baseVersion' | 'largeAcceptedBy'>>;

/** What reviewers do with a proposal before it is applied. Everybody who looks at it sees it. */
export class ProposalService {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * Keeps decisions. Rejecting an operation rejects all that require it; accepting one accepts all that it requires.
   * Throws BAD_USER_INPUT for an operation that the proposal does not have, CONFLICT once it is decided as a whole.
   */
  decide(actor: Actor, id: PatchId, decisions: readonly OperationDecision[]): Promise<Patch> {
    return this.#change(actor, id, (_tx, _project, patch) => {
      const wanted = new Map<string, Decision>();
      for (const [index, { operationId, decision }] of decisions.entries()) {
        requireOperation(patch, operationId, `decisions.${index}.operationId`);
        wanted.set(operationId, decision);
      }
      return { operations: signDecisions(patch.operations, withDecisions(patch.operations, wanted), actor.name) };
    });
  }

  /** Keeps a yes to how much of the plan it changes. The first one stays. Throws CONFLICT once it is decided as a whole. */
  acceptLargeChange(actor: Actor, id: PatchId): Promise<Patch> {
    return this.#change(actor, id, (_tx, _project, patch) =>
      patch.largeAcceptedBy === null ? { largeAcceptedBy: actor.name } : null,
    );
  }

  /** Replaces values of one operation. It is marked as edited and keeps what its author had proposed. */
  edit(
    actor: Actor,
    id: PatchId,
    operationId: string,
    fields: TaskFieldsDraft & Partial<ProjectFields>,
  ): Promise<Patch> {
    return this.#change(actor, id, async (tx, project, patch) => {
      const operation = requireOperation(patch, operationId, 'operationId');
      const { findPerson, hasPerson } = await peopleIn(tx, project, [
        { kind: 'UPDATE_TASK', taskId: '' as never, fields },
      ]);
      const plan = await loadPlanPart(tx, project, needsOf([operation]));
      const earlier = patch.operations.slice(0, patch.operations.indexOf(operation));
      const edited = editOperation(plan, earlier, operation, fields, { findPerson, hasPerson }, actor.name);
      if (!edited.ok) throw badInput(`changes.${edited.field}`, edited.message);
      return { operations: patch.operations.map((each) => (each.id === operation.id ? edited.operation : each)) };
    });
  }

  /** Takes the edits of an operation back. One that was not edited stays as it is. */
  reset(actor: Actor, id: PatchId, operationId: string): Promise<Patch> {
    return this.#change(actor, id, (_tx, _project, patch) => {
      const operation = requireOperation(patch, operationId, 'operationId');
      const { proposed, id, requires, title, decision, reason, sources, decidedBy } = operation;
      if (proposed === undefined) return null;
      const kept = {
        id,
        requires,
        title,
        decision,
        reason,
        ...(sources && { sources }),
        ...(decidedBy && { decidedBy }),
      };
      const original: Operation = { ...proposed, ...kept };
      return { operations: patch.operations.map((each) => (each.id === operation.id ? original : each)) };
    });
  }

  /** Makes the proposal stand against the plan as it now is, with all decisions and edits kept. */
  rebase(actor: Actor, id: PatchId): Promise<Patch> {
    return this.#change(actor, id, async (tx, project, patch) => {
      const plan = await loadPlanPart(tx, project, needsOf(patch.operations));
      const operations = rebase(plan, patch.operations, toInstant(this.#deps.now()));
      return { operations, baseVersion: project.version };
    });
  }

  /**
   * The proposal now, and again whenever it or the plan under it has changed, until it is applied or rejected, which comes
   * last. Of changes that come quickly one after the other only the newest is told. Rights are checked at each read.
   */
  async *following(actor: Actor, id: PatchId, signal: AbortSignal): AsyncGenerator<Patch, void> {
    const { database, bus } = this.#deps;
    const start = await this.#require(database.db, actor, id);
    const news = follow<{ patch: Patch; version: number }>({
      bus,
      topic: `project ${start.projectId}`,
      signal,
      willPass: isUnavailable,
      isLast: ({ patch }) => patch.status !== 'PROPOSED',
      readNext: async (last) => {
        const { version } = await requireProject(database.db, actor, start.projectId);
        const patch = await this.#require(database.db, actor, id);
        const isNews =
          last === null ||
          last.version !== version ||
          last.patch.revision !== patch.revision ||
          last.patch.status !== patch.status;
        return isNews ? [{ patch, version }] : [];
      },
    });
    for await (const { patch } of news) yield patch;
  }

  async #require(db: Database['db'] | WriteDb, actor: Actor, id: PatchId): Promise<Patch> {
    const [patch] = await findPatches(db, actor.workspaceId, [id]);
    if (!patch) throw notFound('patch', id);
    return patch;
  }

  /** Writes what `change` answers as the proposal's next revision; null leaves it as it is. */
  async #change(
    actor: Actor,
    id: PatchId,
    change: (tx: WriteDb, project: Project, patch: Patch) => PatchChange | null | Promise<PatchChange | null>,
  ): Promise<Patch> {
    requireWriter(actor);
    const { database, bus } = this.#deps;
    const { projectId } = await this.#require(database.db, actor, id);
    return database.projectTransaction(projectId, async (tx, afterCommit) => {
      const project = await lockProject(tx, actor.workspaceId, projectId);
      if (!project) throw notFound('project', projectId);
      const patch = await this.#require(tx, actor, id);
      if (patch.status !== 'PROPOSED') throw new AppError('CONFLICT', 'This patch was decided already.');
      const news = await change(tx, project, patch);
      if (news === null) return patch;
      const changed: Patch = { ...patch, ...news, revision: patch.revision + 1 };
      await updatePatch(tx, changed);
      afterCommit(() => bus.publish(`project ${projectId}`));
      return changed;
    });
  }
}

function requireOperation(patch: Patch, id: string, field: string): Operation {
  const operation = patch.operations.find((each) => each.id === id);
  if (!operation) throw badInput(field, `The patch has no operation with the id ${id}.`);
  return operation;
}

function withDecisions(operations: readonly Operation[], wanted: ReadonlyMap<string, Decision>): Operation[] {
  const decisions = new Map<OperationId, Decision>(
    operations.map(({ id, decision }) => [id, wanted.get(id) ?? decision]),
  );
  // Each requires only earlier ones, so that from the last on everything that is required is met in one pass.
  const needed = new Set<string>([...wanted].filter(([, decision]) => decision === 'ACCEPTED').map(([id]) => id));
  for (const { id, requires } of operations.toReversed()) {
    if (!needed.has(id)) continue;
    for (const required of requires) {
      needed.add(required);
      if (decisions.get(required) === 'REJECTED') decisions.set(required, 'ACCEPTED');
    }
  }
  const rejected = new Set([...decisions].filter(([, decision]) => decision === 'REJECTED').map(([id]) => id));
  const standing = acceptedWithout(operations, rejected);
  return operations.map((operation): Operation => {
    return { ...operation, decision: standing.has(operation.id) ? decisions.get(operation.id)! : 'REJECTED' };
  });
}
