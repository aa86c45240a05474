import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { ConversationId, PatchId, PersonId, ProjectId, RunId, TaskId } from '../../domain/ids.ts';
import type { ApiContext } from '../context.ts';
import { NodeType } from './node.type.ts';

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'Anything by its id; null for what does not exist or may not be seen.',
  })
  async node(@Arg('id', () => ID) id: string, @Ctx() { loaders }: ApiContext): Promise<object | null> {
    // Ids are unique across nouns and do not say which noun they belong to.
    const [project, task, person, patch, run, conversation] = await Promise.all([
      loaders.project.load(id as ProjectId),
      loaders.task.load(id as TaskId),
      loaders.person.load(id as PersonId),
      loaders.patch.load(id as PatchId),
      loaders.run.load(id as RunId),
      loaders.conversation.load(id as ConversationId),
    ]);
    return (
      named('Project', project) ??
      named('Task', task) ??
      named('Person', person) ??
      named('Patch', patch) ??
      named('AgentRun', run) ??
      named('Conversation', conversation)
    );
  }
}

function named<T extends object>(typename: string, value: T | null): (T & { readonly __typename: string }) | null {
  return value && { ...value, __typename: typename };
}
