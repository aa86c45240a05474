import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { BurnUpDay } from '../../domain/burn-up.ts';
import type { ProjectId, TaskId } from '../../domain/ids.ts';
import type { Operation, Patch } from '../../domain/patch.ts';
import type { Project } from '../../domain/project.ts';
import type { Task } from '../../domain/task.ts';
import type { FieldOriginOfTask } from '../../domain/field-origins.ts';
import type { ApplyResult } from '../../services/apply-result.ts';
import type { DeletedTask } from '../../services/history-service.ts';
import { written, type ApiContext } from '../context.ts';
import { OperationType } from '../patch/operation.type.ts';
import { PatchType } from '../patch/patch.type.ts';
import { ApplyPatchPayloadType } from '../patch/patch-result.type.ts';
import { ProjectType } from '../project/project.type.ts';
import { TaskType } from '../task/task.type.ts';
import { BurnUpDayType, DeletedTaskType, FieldOriginType, PlanVersionType } from './history.type.ts';

@Resolver(() => ProjectType)
export class ProjectHistoryResolver {
  @FieldResolver(() => PlanVersionType, {
    description: 'The project as it was at a version, from 0 to the present one.',
  })
  async at(
    @Root() { id }: Project,
    @Arg('version', () => Int) version: number,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<PlanVersionType> {
    const { project, outline } = await services.history.planAt(actor, id, version);
    const { name, description, startDate, dueDate } = project;
    return { version, name, description, startDate, dueDate, outline };
  }

  @FieldResolver(() => [OperationType], { description: 'The operations that lead from one version to another.' })
  compare(
    @Root() { id }: Project,
    @Arg('from', () => Int) from: number,
    @Arg('to', () => Int) to: number,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<readonly Operation[]> {
    return services.history.compare(actor, id, from, to);
  }

  @FieldResolver(() => [BurnUpDayType], {
    description:
      'How many tasks there were, and how many were completed, at the end of each day on which patches changed that; the latest 400 such days, in order.',
  })
  burnUp(@Root() { id }: Project, @Ctx() { actor, services }: ApiContext): Promise<readonly BurnUpDay[]> {
    return services.burnUps.burnUp(actor, id);
  }

  @FieldResolver(() => [DeletedTaskType], {
    description: 'Tasks that were deleted in the last 30 days and are not back, the latest first; at most 200.',
  })
  trash(@Root() { id }: Project, @Ctx() { actor, services }: ApiContext): Promise<readonly DeletedTask[]> {
    return services.history.trashOf(actor, id);
  }

  @FieldResolver(() => [DeletedTaskType], {
    description: 'What of the trash has taken any of these tasks, by itself or with what it was below.',
  })
  deletionsOf(
    @Root() { id }: Project,
    @Arg('taskIds', () => [ID]) taskIds: TaskId[],
    @Ctx() { actor, services }: ApiContext,
  ): Promise<readonly DeletedTask[]> {
    return services.history.deletionsOf(actor, id, taskIds);
  }

  @Query(() => [ProjectType], { description: 'Projects in the trash, the latest deleted first; at most 200.' })
  deletedProjects(@Ctx() { actor, services }: ApiContext): Promise<readonly Project[]> {
    return services.projects.listDeleted(actor);
  }

  @Mutation(() => ApplyPatchPayloadType, {
    description: 'Brings a deleted task back with everything that was below it, as a new patch.',
  })
  async restoreTask(
    @Arg('projectId', () => ID) projectId: ProjectId,
    @Arg('taskId', () => ID) taskId: TaskId,
    @Ctx() context: ApiContext,
  ): Promise<ApplyResult> {
    const { history, patches } = context.services;
    const { patchId, operationId } = await history.deletionOf(context.actor, projectId, taskId);
    return written(context, patches.revert(context.actor, patchId, 'FAIL', { operationIds: [operationId] }));
  }
}

@Resolver(() => TaskType)
export class TaskHistoryResolver {
  @FieldResolver(() => [FieldOriginType], { description: 'Which patch set each field last; the newest first.' })
  origins(@Root() { id }: Task, @Ctx() { loaders }: ApiContext): Promise<readonly FieldOriginOfTask[]> {
    return loaders.origins.load(id);
  }

  @FieldResolver(() => [PatchType], { description: 'The patches that changed the task, newest first; at most 200.' })
  patches(@Root() { id }: Task, @Ctx() { actor, services }: ApiContext): Promise<readonly Patch[]> {
    return services.history.changesOf(actor, id);
  }
}

@Resolver(() => FieldOriginType)
export class FieldOriginResolver {
  @FieldResolver(() => PatchType, { nullable: true })
  patch(@Root() { patchId }: FieldOriginOfTask, @Ctx() { loaders }: ApiContext): Promise<Patch | null> {
    return loaders.patch.load(patchId);
  }
}

@Resolver(() => DeletedTaskType)
export class DeletedTaskResolver {
  @FieldResolver(() => PatchType, { description: 'The patch that deleted it.' })
  patch(@Root() { patch }: DeletedTask): Patch {
    return patch;
  }
}
