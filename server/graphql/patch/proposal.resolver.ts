import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { TaskFieldsDraft } from '../../domain/operation-draft.ts';
import type { PatchId } from '../../domain/ids.ts';
import { operationChanges, type FieldChange } from '../../domain/operation-changes.ts';
import type { Operation, Patch } from '../../domain/patch.ts';
import type { ProjectFields } from '../../domain/project.ts';
import type { BulkEditRequest } from '../../services/bulk-edit-service.ts';
import type { RecentChange } from '../../services/recent-changes.ts';
import { cancellable } from '../cancellable.ts';
import { renew, written, type ApiContext } from '../context.ts';
import { underInput } from '../input-path.ts';
import { FieldChangeType, OperationType, ProtectedOperationType, RecentChangeType } from './operation.type.ts';
import { PatchType } from './patch.type.ts';
import { BulkEditInput, OperationDecisionInput, OperationEditInput } from './proposal.input.ts';

interface Follow {
  readonly context: ApiContext;
  readonly args: { readonly patchId?: PatchId };
}

@Resolver(() => PatchType)
export class ProposalResolver {
  @Mutation(() => PatchType, {
    description:
      'Keeps decisions on a proposal, for all who look at it. Rejecting an operation rejects all that require it; accepting one accepts all that it requires.',
  })
  decideOperations(
    @Arg('patchId', () => ID) patchId: PatchId,
    @Arg('decisions', () => [OperationDecisionInput]) decisions: OperationDecisionInput[],
    @Ctx() context: ApiContext,
  ): Promise<Patch> {
    return written(context, context.services.proposals.decide(context.actor, patchId, decisions));
  }

  @Mutation(() => PatchType, {
    description: 'Keeps a yes to how much of the plan a proposal changes, for all who look at it. The first one stays.',
  })
  acceptLargeChange(@Arg('patchId', () => ID) patchId: PatchId, @Ctx() context: ApiContext): Promise<Patch> {
    return written(context, context.services.proposals.acceptLargeChange(context.actor, patchId));
  }

  @Mutation(() => PatchType, {
    description: 'Replaces values of a proposed create or update. It is marked as edited and keeps what was proposed.',
  })
  editOperation(
    @Arg('patchId', () => ID) patchId: PatchId,
    @Arg('operationId', () => ID) operationId: string,
    @Arg('changes', () => OperationEditInput) { projectStatus, ...fields }: OperationEditInput,
    @Ctx() context: ApiContext,
  ): Promise<Patch> {
    const edit = projectStatus === undefined ? fields : { ...fields, status: projectStatus };
    const { proposals } = context.services;
    const values = edit as TaskFieldsDraft & Partial<ProjectFields>;
    return written(context, proposals.edit(context.actor, patchId, operationId, values));
  }

  @Mutation(() => PatchType, { description: 'Takes the edits of a proposed operation back.' })
  resetOperation(
    @Arg('patchId', () => ID) patchId: PatchId,
    @Arg('operationId', () => ID) operationId: string,
    @Ctx() context: ApiContext,
  ): Promise<Patch> {
    return written(context, context.services.proposals.reset(context.actor, patchId, operationId));
  }

  @Mutation(() => PatchType, {
    description:
      'Makes a proposal stand against the plan as it now is. Decisions and edits stay; what has become impossible stays a conflict.',
  })
  rebasePatch(@Arg('id', () => ID) id: PatchId, @Ctx() context: ApiContext): Promise<Patch> {
    return written(context, context.services.proposals.rebase(context.actor, id));
  }

  @Mutation(() => PatchType, {
    description: 'The inverse of an applied patch, or of some of its operations, as a proposal to review.',
  })
  proposeRevert(
    @Arg('id', () => ID) id: PatchId,
    @Arg('operations', () => [ID], { nullable: true }) operations: string[] | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<Patch> {
    return written(context, context.services.patches.proposeRevert(context.actor, id, operations ?? undefined));
  }

  @Mutation(() => PatchType, { description: 'One change of many tasks, as a proposal that shows what it would do.' })
  proposeBulkEdit(@Arg('input', () => BulkEditInput) input: BulkEditInput, @Ctx() context: ApiContext): Promise<Patch> {
    const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
    const request = Object.fromEntries(given) as unknown as BulkEditRequest;
    const moveTo = input.moveTo && { moveTo: { parentId: input.moveTo.parentId ?? null } };
    return written(context, underInput(context.services.bulkEdits.propose(context.actor, { ...request, ...moveTo })));
  }

  @Subscription(() => PatchType, {
    description:
      'The proposal now, and again whenever it, or the plan under it, has changed; last when it was applied or rejected.',
    subscribe: ({ context: { actor, services }, args }: Follow) =>
      cancellable((signal) => services.proposals.following(actor, args.patchId as PatchId, signal)),
  })
  proposalChanged(
    @Root() patch: Patch,
    @Arg('patchId', () => ID) _patchId: PatchId,
    @Ctx() context: ApiContext,
  ): Patch {
    renew(context);
    return patch;
  }

  @FieldResolver(() => [ProtectedOperationType], {
    description:
      'Operations of an agent or an integration that need an explicit yes: they change what a person set, completed work or a locked field, or they delete. Without `accept`, applyPatch leaves those out that nobody has accepted. Empty unless PROPOSED.',
  })
  async protectedOperations(
    @Root() patch: Patch,
    @Ctx() { loaders }: ApiContext,
  ): Promise<readonly ProtectedOperationType[]> {
    const reasons = await loaders.protections.load(patch);
    return [...reasons].map(([operationId, reason]) => ({ operationId, reason }));
  }

  @FieldResolver(() => [RecentChangeType], {
    description:
      'Who has changed, in the last ten minutes, the tasks that an operation would update, move or delete; one entry for each operation and name, the latest first. Empty unless PROPOSED.',
  })
  recentChanges(@Root() patch: Patch, @Ctx() { loaders }: ApiContext): Promise<readonly RecentChange[]> {
    return loaders.recentChanges.load(patch);
  }
}

@Resolver(() => OperationType)
export class EditedOperationResolver {
  @FieldResolver(() => [FieldChangeType], {
    nullable: true,
    description: 'What its author had proposed, where a reviewer has edited it; null where nobody has.',
  })
  proposed(@Root() { proposed }: Operation): readonly FieldChange[] | null {
    return proposed ? operationChanges(proposed) : null;
  }
}
