import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Conversation } from '../../domain/conversation.ts';
import type { RunId } from '../../domain/ids.ts';
import type { Patch } from '../../domain/patch.ts';
import type { Project } from '../../domain/project.ts';
import type { AgentRun } from '../../domain/run.ts';
import { usageOf, type ProviderCall } from '../../domain/spending.ts';
import type { Task } from '../../domain/task.ts';
import { ConversationType } from '../conversation/conversation.type.ts';
import { written, type ApiContext } from '../context.ts';
import { underInput } from '../input-path.ts';
import { PatchType } from '../patch/patch.type.ts';
import { ProjectType } from '../project/project.type.ts';
import { TaskType } from '../task/task.type.ts';
import { DecomposeTaskInput, EditPlanInput, PlanProjectInput } from './planning.input.ts';
import { AgentRunType, ProviderCallType, UsageType } from './run.type.ts';

@Resolver(() => AgentRunType)
export class RunResolver {
  @Query(() => AgentRunType, { nullable: true })
  agentRun(@Arg('id', () => ID) id: RunId, @Ctx() { loaders }: ApiContext): Promise<AgentRun | null> {
    return loaders.run.load(id);
  }

  @Mutation(() => AgentRunType, {
    description: 'Starts the Planner. Returns at once; follow agentRunEvents.',
  })
  planProject(
    @Arg('input', () => PlanProjectInput) { goal, projectId, provider, model, maxRootTasks }: PlanProjectInput,
    @Ctx() context: ApiContext,
  ): Promise<AgentRun> {
    const started = context.services.runs.planProject(context.actor, {
      goal,
      projectId: projectId ?? undefined,
      provider: provider ?? undefined,
      model: model ?? undefined,
      maxRootTasks: maxRootTasks ?? 6,
    });
    return written(context, underInput(started));
  }

  @Mutation(() => AgentRunType, {
    description: 'Starts the Decomposer: one task becomes subtasks, beside those that it has. Returns at once.',
  })
  decomposeTask(
    @Arg('input', () => DecomposeTaskInput) { taskId, instructions, provider, model }: DecomposeTaskInput,
    @Ctx() context: ApiContext,
  ): Promise<AgentRun> {
    const started = context.services.runs.decomposeTask(context.actor, {
      taskId,
      instructions: instructions ?? undefined,
      provider: provider ?? undefined,
      model: model ?? undefined,
    });
    return written(context, underInput(started));
  }

  @Mutation(() => AgentRunType, {
    description: 'Starts the Editor: an instruction becomes operations. Returns at once.',
  })
  editPlan(
    @Arg('input', () => EditPlanInput) { projectId, instructions, taskIds, provider, model }: EditPlanInput,
    @Ctx() context: ApiContext,
  ): Promise<AgentRun> {
    const started = context.services.runs.editPlan(context.actor, {
      projectId,
      instructions,
      taskIds: taskIds ?? undefined,
      provider: provider ?? undefined,
      model: model ?? undefined,
    });
    return written(context, underInput(started));
  }

  @Mutation(() => AgentRunType, { description: 'Stops a run; what has arrived is kept as a proposal.' })
  cancelRun(@Arg('id', () => ID) id: RunId, @Ctx() context: ApiContext): Promise<AgentRun> {
    return written(context, context.services.runs.cancel(context.actor, id));
  }

  @FieldResolver(() => ProjectType, {
    nullable: true,
    description: 'Null only for a conversation that is about no project.',
  })
  project(@Root() { projectId }: AgentRun, @Ctx() { loaders }: ApiContext): Promise<Project | null> | null {
    return projectId && loaders.project.load(projectId);
  }

  @FieldResolver(() => [ID], {
    description: 'The tasks that an instruction is about; empty where it is about the whole plan.',
  })
  taskIds(@Root() { selection }: AgentRun): readonly string[] {
    return selection;
  }

  @FieldResolver(() => TaskType, { nullable: true })
  task(@Root() { taskId }: AgentRun, @Ctx() { loaders }: ApiContext): Promise<Task | null> | null {
    return taskId && loaders.task.load(taskId);
  }

  @FieldResolver(() => ConversationType, {
    nullable: true,
    description: 'The conversation that it answers in; null for all but the Orchestrator’s.',
  })
  conversation(
    @Root() { conversationId }: AgentRun,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Conversation | null> | null {
    return conversationId && loaders.conversation.load(conversationId);
  }

  @FieldResolver(() => PatchType, {
    nullable: true,
    description: 'The proposal; null until the run has succeeded, and where there was nothing to change.',
  })
  patch(@Root() { patchId }: AgentRun, @Ctx() { loaders }: ApiContext): Promise<Patch | null> | null {
    return patchId && loaders.patch.load(patchId);
  }

  @FieldResolver(() => UsageType)
  async usage(@Root() { id }: AgentRun, @Ctx() { loaders }: ApiContext): Promise<UsageType> {
    const { costUsd, ...usage } = usageOf(await loaders.calls.load(id));
    return { ...usage, costUsd: costUsd ?? 0, costKnown: costUsd !== null };
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether an equal request had been answered before, and its answer was given again.',
  })
  async cached(@Root() { id }: AgentRun, @Ctx() { loaders }: ApiContext): Promise<boolean> {
    return (await loaders.calls.load(id)).some(({ outcome }) => outcome === 'CACHED');
  }

  @FieldResolver(() => [String], {
    description: 'What it warned of while it planned, in order: what it left out, did not understand, or doubts.',
  })
  warnings(@Root() { id }: AgentRun, @Ctx() { loaders }: ApiContext): Promise<readonly string[]> {
    return loaders.warnings.load(id);
  }

  @FieldResolver(() => [ProviderCallType], { description: 'Its calls of providers, oldest first.' })
  calls(@Root() { id }: AgentRun, @Ctx() { loaders }: ApiContext): Promise<readonly ProviderCall[]> {
    return loaders.calls.load(id);
  }
}
