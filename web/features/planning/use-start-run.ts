import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import {
  NaturalLanguageEditor_AskDocument,
  NaturalLanguageEditor_BreakDownDocument,
  NaturalLanguageEditor_ChangeDocument,
  NaturalLanguageEditor_PlanDocument,
  ProjectListDocument,
} from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { announce } from '../../ui/live-regions.tsx';
import { textProblem, type AgentAction } from './agent-action.ts';

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

export interface StartRun {
  /**
   * Starts an agent and opens its run, or the conversation. Answers whether it has started; where not, `problem` says why.
   * `onTaken` is called when the server has taken the request, before another page takes this one's place.
   */
  readonly start: (request: RunRequest, onTaken?: () => void) => Promise<boolean>;
  readonly isStarting: boolean;
  /** Why the last try did not start, in a sentence; null where it did, or before any. */
  readonly problem: string | null;
  readonly setProblem: (problem: string | null) => void;
}

type Started = { readonly projectId: string; readonly runId: string } | { readonly conversationId: string };

export function useStartRun(): StartRun {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isStarting, setIsStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // State comes a render too late for a second press of the same moment.
  const isBusy = useRef(false);

  async function start(request: RunRequest, onTaken?: () => void): Promise<boolean> {
    if (isBusy.current) return false;
    const wrong = textProblem(request.action, request.text);
    if (wrong !== null) return refuse(wrong);
    isBusy.current = true;
    setIsStarting(true);
    setProblem(null);
    try {
      const started = await startRun(client, request);
      if (started === null) return refuse('The server did not say where it works. Nothing is lost: try again.');
      onTaken?.();
      if ('runId' in started) await navigate({ to: '/p/$projectId/run/$runId', params: started });
      else {
        const chat = started.conversationId;
        await navigate({
          to: '.',
          search: ({ task: _, ...before }: { task?: number; chat?: string }) => ({ ...before, chat }),
        });
      }
      return true;
    } catch (error) {
      return refuse(errorSentence(error));
    } finally {
      isBusy.current = false;
      setIsStarting(false);
    }
  }

  function refuse(sentence: string): false {
    setProblem(sentence);
    announce(sentence, 'assertive');
    return false;
  }

  return { start, isStarting, problem, setProblem };
}

/** Null where the server gives no answer that leads anywhere. Throws what the server or the network refuses with. */
async function startRun(client: ReturnType<typeof useApolloClient>, request: RunRequest): Promise<Started | null> {
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
