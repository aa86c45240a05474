import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { ProjectId, TaskId } from '../../domain/ids.ts';
import type { Patch, PatchStatus } from '../../domain/patch.ts';
import type { Project } from '../../domain/project.ts';
import type { AgentRun } from '../../domain/run.ts';
import type { Task } from '../../domain/task.ts';
import { pageRequest, toConnection, type Connection } from '../connection.ts';
import { written, type ApiContext } from '../context.ts';
import { PatchStatusEnum } from '../enums.ts';
import { restorableUntil } from '../../services/project-service.ts';
import { underInput } from '../input-path.ts';
import { PatchConnection } from '../patch/patch.type.ts';
import { AgentRunType } from '../planning/run.type.ts';
import { DateTime } from '../scalars.ts';
import { TaskFilterInput } from '../task/task.input.ts';
import { TaskColumnsType } from '../task/task-columns.type.ts';
import { TaskConnection, TaskType } from '../task/task.type.ts';
import { CreateProjectInput, ProjectFilterInput } from './project.input.ts';
import { ProgressType, ProjectConnection, ProjectType } from './project.type.ts';

@Resolver(() => ProjectType)
export class ProjectResolver {
  @Query(() => ProjectType, { nullable: true })
  project(@Arg('id', () => ID) id: ProjectId, @Ctx() { loaders }: ApiContext): Promise<Project | null> {
    return loaders.project.load(id);
  }

  @Query(() => ProjectConnection)
  async projects(
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('filter', () => ProjectFilterInput, { nullable: true }) filter: ProjectFilterInput | null | undefined,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<Connection<Project>> {
    const page = pageRequest(first, after, 20);
    return toConnection(await services.projects.list(actor, page, filter ?? {}), page);
  }

  @Mutation(() => ProjectType)
  createProject(
    @Arg('input', () => CreateProjectInput) input: CreateProjectInput,
    @Ctx() context: ApiContext,
  ): Promise<Project> {
    return written(context, underInput(context.services.projects.create(context.actor, withoutNulls(input))));
  }

  @Mutation(() => ID, {
    description: 'Removes the project and everything in it; restoreProject brings it back for 30 days.',
  })
  deleteProject(@Arg('id', () => ID) id: ProjectId, @Ctx() context: ApiContext): Promise<ProjectId> {
    return written(context, context.services.projects.remove(context.actor, id));
  }

  @Mutation(() => ProjectType)
  restoreProject(@Arg('id', () => ID) id: ProjectId, @Ctx() context: ApiContext): Promise<Project> {
    return written(context, context.services.projects.restore(context.actor, id));
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Until when it can be brought back from the trash; null while it is in use.',
  })
  restorableUntil(@Root() project: Project): string | null {
    return restorableUntil(project);
  }

  @FieldResolver(() => TaskType, { nullable: true })
  async task(
    @Root() { id: projectId }: Project,
    @Arg('id', () => ID) id: TaskId,
    @Ctx() { loaders }: ApiContext,
  ): Promise<Task | null> {
    const task = await loaders.task.load(id);
    return task?.projectId === projectId ? task : null;
  }

  @FieldResolver(() => [TaskType], { description: 'Every task of the plan, depth first in plan order.' })
  outline(@Root() { id }: Project, @Ctx() { loaders }: ApiContext): Promise<readonly Task[]> {
    return loaders.outline.load(id);
  }

  @FieldResolver(() => TaskColumnsType, {
    description: 'The same as `outline`, in a form that is small and quick to make: for clients that hold whole plans.',
  })
  taskColumns(@Root() { id }: Project, @Ctx() { loaders }: ApiContext): Promise<TaskColumnsType> {
    return loaders.taskColumns.load(id);
  }

  @FieldResolver(() => TaskConnection)
  async tasks(
    @Root() { id }: Project,
    @Arg('first', () => Int, { nullable: true }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('filter', () => TaskFilterInput, { nullable: true }) filter: TaskFilterInput | null | undefined,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<Connection<Task>> {
    const page = pageRequest(first, after, 50);
    return toConnection(await services.tasks.list(actor, page, { ...filter, projectId: id }), page);
  }

  @FieldResolver(() => PatchConnection, { description: 'Patches of this project, newest first.' })
  async patches(
    @Root() { id }: Project,
    @Arg('first', () => Int, { nullable: true }) first: number | null | undefined,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('status', () => PatchStatusEnum, { nullable: true }) status: PatchStatus | null | undefined,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<Connection<Patch>> {
    const page = pageRequest(first, after, 20);
    return toConnection(await services.patches.list(actor, id, page, status ?? null), page);
  }

  @FieldResolver(() => ProgressType)
  progress(@Root() { id }: Project, @Ctx() { loaders }: ApiContext): Promise<object> {
    return loaders.progress.load(id);
  }

  @FieldResolver(() => [AgentRunType], {
    description: 'The latest runs of agents on this project, newest first; at most 50.',
  })
  runs(
    @Root() { id }: Project,
    @Arg('first', () => Int, { nullable: true, defaultValue: 10 }) first: number | null,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<readonly AgentRun[]> {
    return services.runs.listOf(actor, id, first ?? 10);
  }
}

/** On creating, null and absent both mean the default. */
function withoutNulls({ name, ...fields }: CreateProjectInput) {
  const given = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return { name, ...Object.fromEntries(given) };
}
