import 'reflect-metadata';
import { GraphQLInputObjectType, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import {
  DeletedTaskResolver,
  FieldOriginResolver,
  ProjectHistoryResolver,
  TaskHistoryResolver,
} from './history/history.resolver.ts';
import {
  ConversationResolver,
  MessageResolver,
  ProjectConversationResolver,
} from './conversation/conversation.resolver.ts';
import { CommentResolver, TaskDiscussionResolver, TimeEntryResolver } from './discussion/discussion.resolver.ts';
import { InboxItemResolver, InboxResolver } from './inbox/inbox.resolver.ts';
import { NodeResolver } from './node/node.resolver.ts';
import { OperationResolver } from './patch/operation.resolver.ts';
import { PatchResolver } from './patch/patch.resolver.ts';
import { ProjectChangeResolver } from './patch/patch.subscription.ts';
import { ApplyPatchPayloadResolver } from './patch/patch-result.resolver.ts';
import { EditedOperationResolver, ProposalResolver } from './patch/proposal.resolver.ts';
import { PersonResolver } from './person/person.resolver.ts';
import { BriefSentenceResolver, ProjectBriefResolver, RunCoverageResolver } from './planning/brief.resolver.ts';
import { ProviderResolver } from './provider/provider.resolver.ts';
import { RunResolver } from './planning/run.resolver.ts';
import { RunEventResolver } from './planning/run.subscription.ts';
import { PresenceResolver } from './presence/presence.resolver.ts';
import { ProjectResolver } from './project/project.resolver.ts';
import { TaskResolver } from './task/task.resolver.ts';
import { CsvResolver } from './import/csv.resolver.ts';
import { SavedViewResolver } from './view/saved-view.resolver.ts';
import { UsageReportResolver } from './usage/usage.resolver.ts';
import { ViewerResolver } from './viewer/viewer.resolver.ts';

/** The schema of the public API. One build serves all requests; another gives an equal one. */
export async function buildApiSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [
      NodeResolver,
      ViewerResolver,
      ProjectResolver,
      TaskResolver,
      PersonResolver,
      PatchResolver,
      OperationResolver,
      ApplyPatchPayloadResolver,
      ProposalResolver,
      EditedOperationResolver,
      ProjectHistoryResolver,
      TaskHistoryResolver,
      FieldOriginResolver,
      DeletedTaskResolver,
      ProviderResolver,
      RunResolver,
      RunCoverageResolver,
      BriefSentenceResolver,
      ProjectBriefResolver,
      ConversationResolver,
      MessageResolver,
      ProjectConversationResolver,
      ProjectChangeResolver,
      RunEventResolver,
      PresenceResolver,
      SavedViewResolver,
      CsvResolver,
      UsageReportResolver,
      TaskDiscussionResolver,
      CommentResolver,
      InboxResolver,
      InboxItemResolver,
      TimeEntryResolver,
    ],
    // The rules are the domain's: its check refuses what is wrong, once, with the plan at hand.
    validate: false,
    pubSub: noPubSub,
  });
  const operationInput = schema.getType('OperationInput');
  if (!(operationInput instanceof GraphQLInputObjectType)) throw new Error('The schema has no input OperationInput.');
  // type-graphql 2.0.0-rc.4 has no word for it; graphql reads it when it coerces and when it prints.
  operationInput.isOneOf = true;
  return schema;
}

/** The text of schema.graphql, which everybody outside the server reads. */
export function printApiSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** type-graphql asks for one as soon as there are subscriptions; ours each bring their own source, with back-pressure. */
const noPubSub = {
  publish: () => {
    throw new Error('Events go through server/events, not through a PubSub.');
  },
  subscribe: () => {
    throw new Error('A subscription of the API brings its own source.');
  },
};
