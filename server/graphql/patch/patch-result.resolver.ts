import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Project } from '../../domain/project.ts';
import type { Task } from '../../domain/task.ts';
import type { ApplyResult } from '../../services/apply-result.ts';
import type { ApiContext } from '../context.ts';
import { ProjectType } from '../project/project.type.ts';
import { TaskType } from '../task/task.type.ts';
import { ApplyPatchPayloadType } from './patch-result.type.ts';

@Resolver(() => ApplyPatchPayloadType)
export class ApplyPatchPayloadResolver {
  @FieldResolver(() => ProjectType)
  project(@Root() { projectId }: ApplyResult, @Ctx() { loaders }: ApiContext): Promise<Project | null> {
    return loaders.project.load(projectId);
  }

  @FieldResolver(() => [TaskType])
  changedTasks(@Root() { changedTaskIds }: ApplyResult, @Ctx() { loaders }: ApiContext): Promise<readonly Task[]> {
    return loaders.existingTasks(changedTaskIds);
  }
}
