import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { Conversation, Message } from '../../domain/conversation.ts';
import type { ConversationId } from '../../domain/ids.ts';
import type { Project } from '../../domain/project.ts';
import type { AgentRun } from '../../domain/run.ts';
import { cancellable } from '../cancellable.ts';
import { renew, written, type ApiContext } from '../context.ts';
import { underInput } from '../input-path.ts';
import { AgentRunType } from '../planning/run.type.ts';
import { ProjectType } from '../project/project.type.ts';
import { SendMessageInput } from './conversation.input.ts';
import { ConversationType, MessageType } from './conversation.type.ts';

const MESSAGES = 50;

@ObjectType('SendMessagePayload', { simpleResolvers: true })
export class SendMessagePayloadType {
  @Field(() => ConversationType) conversation!: Conversation;
  @Field(() => AgentRunType) run!: AgentRun;
}

@Resolver(() => ConversationType)
export class ConversationResolver {
  @Query(() => ConversationType, { nullable: true })
  conversation(@Arg('id', () => ID) id: ConversationId, @Ctx() { loaders }: ApiContext): Promise<Conversation | null> {
    return loaders.conversation.load(id);
  }

  @Mutation(() => SendMessagePayloadType, {
    description:
      'Stores a message and starts the Orchestrator, which answers it. Returns at once; follow agentRunEvents. CONFLICT while the answer to an earlier message of the conversation is being written.',
  })
  sendMessage(
    @Arg('input', () => SendMessageInput)
    { conversationId, projectId, text, provider, model }: SendMessageInput,
    @Ctx() context: ApiContext,
  ): Promise<{ conversation: Conversation; run: AgentRun }> {
    const sent = context.services.conversations.send(context.actor, {
      conversationId: conversationId ?? undefined,
      projectId: projectId ?? undefined,
      text,
      provider: provider ?? undefined,
      model: model ?? undefined,
    });
    return written(context, underInput(sent));
  }

  @FieldResolver(() => ProjectType, { nullable: true, description: 'Null where it is about no project.' })
  project(@Root() { projectId }: Conversation, @Ctx() { loaders }: ApiContext): Promise<Project | null> | null {
    return projectId && loaders.project.load(projectId);
  }

  @FieldResolver(() => [MessageType], {
    description: 'The newest messages, oldest first; at most 200. Earlier ones with `before`.',
  })
  messages(
    @Root() { id }: Conversation,
    @Arg('last', () => Int, { nullable: true, defaultValue: MESSAGES }) last: number | null,
    @Arg('before', () => Int, { nullable: true, description: 'Only messages before this sequence number.' })
    before: number | null | undefined,
    @Ctx() { loaders }: ApiContext,
  ): Promise<readonly Message[]> {
    return loaders.messages.load(id, { last: last ?? MESSAGES, before: before ?? null });
  }
}

interface Follow {
  readonly context: ApiContext;
  readonly args: { readonly conversationId?: ConversationId; readonly after?: number | null };
}

@Resolver(() => MessageType)
export class MessageResolver {
  @Subscription(() => MessageType, {
    description:
      'Messages of a conversation, from the one after `after`: first those that have been, then those to come, whoever wrote them.',
    subscribe: ({ context: { actor, services }, args }: Follow) =>
      cancellable((signal) =>
        services.conversations.follow(actor, args.conversationId as ConversationId, args.after ?? 0, signal),
      ),
  })
  conversationMessages(
    @Root() message: Message,
    @Arg('conversationId', () => ID) _conversationId: ConversationId,
    @Arg('after', () => Int, { nullable: true, defaultValue: 0 }) _after: number | null,
    @Ctx() context: ApiContext,
  ): Message {
    renew(context);
    return message;
  }

  @FieldResolver(() => AgentRunType, {
    nullable: true,
    description: 'The run that the message asked for, or that answered with it.',
  })
  run(@Root() { runId }: Message, @Ctx() { loaders }: ApiContext): Promise<AgentRun | null> | null {
    return runId && loaders.run.load(runId);
  }
}

@Resolver(() => ProjectType)
export class ProjectConversationResolver {
  @FieldResolver(() => [ConversationType], {
    description: 'Conversations about this project, the one written in last first; at most 200.',
  })
  conversations(
    @Root() { id }: Project,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Ctx() { actor, services }: ApiContext,
  ): Promise<readonly Conversation[]> {
    return services.conversations.listOf(actor, id, first ?? 20);
  }
}
