import { Arg, Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { ProjectId } from '../../domain/ids.ts';
import type { Patch } from '../../domain/patch.ts';
import type { Project } from '../../domain/project.ts';
import type { Task } from '../../domain/task.ts';
import { cancellable } from '../cancellable.ts';
import { renew, type ApiContext } from '../context.ts';
import { ProjectType } from '../project/project.type.ts';
import { TaskType } from '../task/task.type.ts';
import { ProjectChangeType } from './patch-result.type.ts';

interface ProjectChange {
  readonly version: number;
  readonly patch: Patch;
}
interface Follow {
  readonly context: ApiContext;
  readonly args: { readonly projectId?: ProjectId; readonly after?: number | null };
}

@Resolver(() => ProjectChangeType)
export class ProjectChangeResolver {
  @Subscription(() => ProjectChangeType, {
    description:
      'Every change of a project after version `after` (now, when absent), in order, none missing, none twice.',
    subscribe: ({ context: { actor, services }, args }: Follow) =>
      cancellable((signal) => services.patches.changes(actor, args.projectId as ProjectId, args.after ?? null, signal)),
  })
  projectChanged(
    @Root() change: ProjectChange,
    @Arg('projectId', () => ID) _projectId: ProjectId,
    @Arg('after', () => Int, { nullable: true }) _after: number | null | undefined,
    @Ctx() context: ApiContext,
  ): ProjectChange {
    renew(context);
    return change;
  }

  @FieldResolver(() => ProjectType)
  project(@Root() { patch }: ProjectChange, @Ctx() { loaders }: ApiContext): Promise<Project | null> {
    return loaders.project.load(patch.projectId);
  }

  @FieldResolver(() => [TaskType])
  changedTasks(@Root() { patch }: ProjectChange, @Ctx() { loaders }: ApiContext): Promise<readonly Task[]> {
    return loaders.existingTasks(patch.changedTaskIds);
  }

  @FieldResolver(() => [ID])
  deletedTaskIds(@Root() { patch }: ProjectChange): readonly string[] {
    return patch.deletedTaskIds;
  }
}
