import type { ApolloClient } from '@apollo/client';
import {
  NaturalLanguageEditor_AskDocument,
  NaturalLanguageEditor_BreakDownDocument,
  NaturalLanguageEditor_ChangeDocument,
  NaturalLanguageEditor_PlanDocument,
  ProjectListDocument,
} from '../../__generated__/graphql.ts';
import type { AgentAction } from './agent-action.ts';

export interface RunRequest {
  readonly action: AgentAction;
  readonly text: string;
  /** Absent for a plan of a new project. */
  readonly projectId?: string;
  /** What it is about; the whole plan where empty. Breaking down takes the first. */
  readonly taskIds: readonly string[];
  /** Goes on with a conversation; a new one begins when absent. */
  readonly conversationId?: string;
  readonly provider?: string;
}

/** Where what was started is to be seen. */
export type Started = { readonly projectId: string; readonly runId: string } | { readonly conversationId: string };

/** Null where the server gives no answer that leads anywhere. Throws what the server or the network refuses with. */
export async function startRun(client: ApolloClient, request: RunRequest): Promise<Started | null> {
  const { action, text, projectId, taskIds, conversationId } = request;
  const provider = request.provider === undefined ? {} : { provider: request.provider };
  const inProject = projectId === undefined ? {} : { projectId };
  const fetchPolicy = 'no-cache';
  const opened = (run: { id: string; project: { id: string } | null } | undefined): Started | null =>
    run?.project ? { projectId: run.project.id, runId: run.id } : null;
  switch (action) {
    case 'plan': {
      const { data } = await client.mutate({
        mutation: NaturalLanguageEditor_PlanDocument,
        variables: { input: { goal: text, ...inProject, ...provider } },
        fetchPolicy,
        // A plan without a project makes one, and the sidebar lists it.
        refetchQueries: [ProjectListDocument],
      });
      return opened(data?.planProject);
    }
    case 'change': {
      const about = taskIds.length === 0 ? {} : { taskIds: [...taskIds] };
      const { data } = await client.mutate({
        mutation: NaturalLanguageEditor_ChangeDocument,
        variables: { input: { projectId: projectId ?? '', instructions: text, ...about, ...provider } },
        fetchPolicy,
      });
      return opened(data?.editPlan);
    }
    case 'breakDown': {
      const instructions = text.trim() === '' ? {} : { instructions: text };
      const { data } = await client.mutate({
        mutation: NaturalLanguageEditor_BreakDownDocument,
        variables: { input: { taskId: taskIds[0] ?? '', ...instructions, ...provider } },
        fetchPolicy,
      });
      return opened(data?.decomposeTask);
    }
    case 'ask': {
      const goesOn = conversationId === undefined ? inProject : { conversationId };
      const { data } = await client.mutate({
        mutation: NaturalLanguageEditor_AskDocument,
        variables: { input: { text, ...goesOn, ...provider } },
        fetchPolicy,
      });
      return data ? { conversationId: data.sendMessage.conversation.id } : null;
    }
  }
}
