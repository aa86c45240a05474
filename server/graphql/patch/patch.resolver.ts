import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root, UseMiddleware } from 'type-graphql';
import type { PatchId, ProjectId } from '../../domain/ids.ts';
import type { Conflict, ConflictPolicy, Operation, Patch } from '../../domain/patch.ts';
import type { Project } from '../../domain/project.ts';
import type { AgentRun } from '../../domain/run.ts';
import type { ApplyResult } from '../../services/apply-result.ts';
import { written, type ApiContext } from '../context.ts';
import { ConflictPolicyEnum } from '../enums.ts';
import { answeredInTurns } from '../answered-in-turns.ts';
import { underOperations } from '../input-path.ts';
import { InAnotherTurn } from '../in-another-turn.ts';
import { AgentRunType } from '../planning/run.type.ts';
import { ProjectType } from '../project/project.type.ts';
import { operationDrafts } from './operation-input.ts';
import { OperationInput } from './operation.input.ts';
import { ConflictType, OperationType } from './operation.type.ts';
import { ApplyPatchInput } from './patch.input.ts';
import { ApplyPatchPayloadType } from './patch-result.type.ts';
import { PatchType } from './patch.type.ts';

/** Of which everything is asked, before everything else has a turn. */
const OPERATIONS_PER_TURN = 250;

@Resolver(() => PatchType)
export class PatchResolver {
  @Query(() => PatchType, { nullable: true })
  patch(@Arg('id', () => ID) id: PatchId, @Ctx() { loaders }: ApiContext): Promise<Patch | null> {
    return loaders.patch.load(id);
  }

  @Mutation(() => PatchType, { description: 'Stores operations as a proposal, for review.' })
  @UseMiddleware(InAnotherTurn)
  async proposePatch(
    @Arg('projectId', () => ID) projectId: ProjectId,
    @Arg('title', () => String) title: string,
    @Arg('operations', () => [OperationInput]) operations: OperationInput[],
    @Arg('rationale', () => String, { nullable: true }) rationale: string | null | undefined,
    @Arg('baseVersion', () => Int, { nullable: true }) baseVersion: number | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<Patch> {
    const proposal = {
      projectId,
      title,
      drafts: await operationDrafts(operations),
      rationale: rationale ?? null,
      baseVersion: baseVersion ?? null,
    };
    const proposed = context.services.patches.propose(context.actor, proposal);
    return written(context, underOperations(proposed, operations, ''));
  }

  @Mutation(() => ApplyPatchPayloadType)
  @UseMiddleware(InAnotherTurn)
  async applyPatch(
    @Arg('input', () => ApplyPatchInput) input: ApplyPatchInput,
    @Ctx() context: ApiContext,
  ): Promise<ApplyResult> {
    const { operations, onConflict, idempotencyKey, ...rest } = input;
    const applied = context.services.patches.apply(context.actor, {
      patchId: rest.patchId ?? undefined,
      accept: rest.accept ?? undefined,
      projectId: rest.projectId ?? undefined,
      baseVersion: rest.baseVersion ?? undefined,
      title: rest.title ?? undefined,
      drafts: operations ? await operationDrafts(operations) : undefined,
      onConflict: onConflict ?? 'FAIL',
      idempotencyKey: idempotencyKey ?? null,
    });
    return written(context, underOperations(applied, operations ?? [], 'input.'));
  }

  @Mutation(() => PatchType)
  rejectPatch(@Arg('id', () => ID) id: PatchId, @Ctx() context: ApiContext): Promise<Patch> {
    return written(context, context.services.patches.reject(context.actor, id));
  }

  @Mutation(() => ApplyPatchPayloadType, {
    description: 'Applies the inverse of an applied patch, as a new patch.',
  })
  revertPatch(
    @Arg('id', () => ID) id: PatchId,
    @Arg('onConflict', () => ConflictPolicyEnum, { nullable: true, defaultValue: 'FAIL' })
    onConflict: ConflictPolicy | null,
    @Arg('operations', () => [ID], {
      nullable: true,
      description: 'Operations of the patch to undo; all when absent.',
    })
    operations: string[] | null | undefined,
    @Arg('idempotencyKey', () => String, { nullable: true }) idempotencyKey: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<ApplyResult> {
    const options = { operationIds: operations ?? undefined, idempotencyKey: idempotencyKey ?? null };
    return written(context, context.services.patches.revert(context.actor, id, onConflict ?? 'FAIL', options));
  }

  @FieldResolver(() => ProjectType)
  project(@Root() { projectId }: Patch, @Ctx() { loaders }: ApiContext): Promise<Project | null> {
    return loaders.project.load(projectId);
  }

  @FieldResolver(() => AgentRunType, { nullable: true })
  run(@Root() { runId }: Patch, @Ctx() { loaders }: ApiContext): Promise<AgentRun | null> | null {
    return runId && loaders.run.load(runId);
  }

  @FieldResolver(() => [OperationType])
  operations(@Root() { operations }: Patch): readonly (Operation | Promise<Operation>)[] {
    return answeredInTurns(operations, OPERATIONS_PER_TURN);
  }

  @FieldResolver(() => Int)
  operationCount(@Root() { operations }: Patch): number {
    return operations.length;
  }

  @FieldResolver(() => [ConflictType], {
    description: 'Where the patch no longer fits the plan as it now stands; empty unless PROPOSED.',
  })
  conflicts(@Root() patch: Patch, @Ctx() { loaders }: ApiContext): Promise<readonly Conflict[]> {
    return loaders.conflicts.load(patch);
  }

  @FieldResolver(() => PatchType, { nullable: true, description: 'The patch that this one undoes.' })
  reverts(@Root() { revertsId }: Patch, @Ctx() { loaders }: ApiContext): Promise<Patch | null> | null {
    return revertsId && loaders.patch.load(revertsId);
  }

  @FieldResolver(() => PatchType, { nullable: true })
  async revertedBy(@Root() { id }: Patch, @Ctx() { loaders }: ApiContext): Promise<Patch | null> {
    const revertedBy = await loaders.revertedBy.load(id);
    return revertedBy && loaders.patch.load(revertedBy);
  }
}
