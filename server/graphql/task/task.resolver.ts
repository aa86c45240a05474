import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { daysUntilDue, isOverdue } from '../../domain/due.ts';
import type { TaskId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Project } from '../../domain/project.ts';
import type { Task } from '../../domain/task.ts';
import { pageRequest, toConnection, type Connection } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { PersonType } from '../person/person.type.ts';
import { ProjectType } from '../project/project.type.ts';
import { TaskFilterInput } from './task.input.ts';
import { TaskConnection, TaskType } from './task.type.ts';

@Resolver(() => TaskType)
export class TaskResolver {
  @Query(() => TaskType, { nullable: true })
  task(@Arg('id', () => ID) id: TaskId, @Ctx() { loaders }: ApiContext): Promise<Task | null> {
    return loaders.task.load(id);
  }

  @Query(() => TaskConnection)
  async tasks(
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Arg('filter', () => TaskFilterInput, { nullable: true }) filter: TaskFilterInput | null | undefined,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<Connection<Task>> {
    const page = pageRequest(first, after, 50);
    return toConnection(await services.tasks.list(actor, page, filter ?? {}), page);
  }

  @FieldResolver(() => ProjectType)
  project(@Root() { projectId }: Task, @Ctx() { loaders }: ApiContext): Promise<Project | null> {
    return loaders.project.load(projectId);
  }

  @FieldResolver(() => TaskType, { nullable: true })
  parent(@Root() { parentId }: Task, @Ctx() { loaders }: ApiContext): Promise<Task | null> | null {
    return parentId && loaders.task.load(parentId);
  }

  @FieldResolver(() => [TaskType])
  children(@Root() { id }: Task, @Ctx() { loaders }: ApiContext): Promise<readonly Task[]> {
    return loaders.children.load(id);
  }

  @FieldResolver(() => PersonType, { nullable: true })
  assignee(@Root() { assigneeId }: Task, @Ctx() { loaders }: ApiContext): Promise<Person | null> | null {
    return assigneeId && loaders.person.load(assigneeId);
  }

  @FieldResolver(() => [TaskType], { description: 'Tasks that must be completed before this one starts.' })
  async dependencies(@Root() { id }: Task, @Ctx() { loaders }: ApiContext): Promise<readonly Task[]> {
    return loaders.existingTasks(await loaders.dependencies.load(id));
  }

  @FieldResolver(() => [TaskType])
  async dependents(@Root() { id }: Task, @Ctx() { loaders }: ApiContext): Promise<readonly Task[]> {
    return loaders.existingTasks(await loaders.dependents.load(id));
  }

  @FieldResolver(() => Boolean)
  isOverdue(@Root() task: Task, @Ctx() { today }: ApiContext): boolean {
    return isOverdue(task, today);
  }

  @FieldResolver(() => Int, { nullable: true })
  daysUntilDue(@Root() task: Task, @Ctx() { today }: ApiContext): number | null {
    return daysUntilDue(task, today);
  }
}
