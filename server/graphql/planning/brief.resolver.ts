import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Project } from '../../domain/project.ts';
import type { AgentRun } from '../../domain/run.ts';
import type { Task } from '../../domain/task.ts';
import type { CoveredSentence } from '../../services/brief-service.ts';
import type { ApiContext } from '../context.ts';
import { ProjectType } from '../project/project.type.ts';
import { TaskType } from '../task/task.type.ts';
import { BriefCoverageType, BriefSentenceType } from './brief.type.ts';
import { AgentRunType } from './run.type.ts';

@ObjectType('Brief', { simpleResolvers: true })
export class BriefType {
  @Field(() => String, { description: 'The goal or document, as it was written (Markdown).' }) text!: string;
  @Field(() => AgentRunType) run!: AgentRun;
}

@Resolver(() => AgentRunType)
export class RunCoverageResolver {
  @FieldResolver(() => BriefCoverageType, {
    nullable: true,
    description:
      'What of the prompt has become the plan, or would by the proposal; null for all but the Planner’s runs.',
  })
  async coverage(@Root() run: AgentRun, @Ctx() { actor, services }: ApiContext): Promise<BriefCoverageType | null> {
    const sentences = await services.briefs.coverageOf(actor, run);
    if (sentences === null) return null;
    return { sentences, uncovered: sentences.filter(({ isPlanned }) => !isPlanned).map(({ number }) => number) };
  }
}

@Resolver(() => BriefSentenceType)
export class BriefSentenceResolver {
  @FieldResolver(() => [TaskType], { description: 'Tasks of the plan that were made from it.' })
  tasks(@Root() { taskIds }: CoveredSentence, @Ctx() { loaders }: ApiContext): Promise<readonly Task[]> {
    return loaders.existingTasks(taskIds);
  }
}

@Resolver(() => ProjectType)
export class ProjectBriefResolver {
  @FieldResolver(() => BriefType, {
    nullable: true,
    description: 'What the plan was made from last: the prompt of the planning run that was applied last.',
  })
  async brief(@Root() { id }: Project, @Ctx() { actor, services }: ApiContext): Promise<BriefType | null> {
    const run = await services.briefs.latestOf(actor, id);
    return run && { text: run.prompt, run };
  }
}
