import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { NaturalLanguageEditor_PlanDocument, ProjectListDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { announce } from '../../ui/live-regions.tsx';
import { goalProblem } from './goal.ts';

export interface StartPlan {
  /** Starts planning and opens the run. Answers whether it has started; where not, `problem` says why. */
  readonly start: (input: { goal: string; projectId?: string; provider?: string }) => Promise<boolean>;
  readonly isStarting: boolean;
  /** Why the last try did not start, in a sentence; null where it did, or before any. */
  readonly problem: string | null;
  readonly setProblem: (problem: string | null) => void;
}

export function useStartPlan(): StartPlan {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isStarting, setIsStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // State comes a render too late for a second press of the same moment.
  const isBusy = useRef(false);

  async function start(input: { goal: string; projectId?: string; provider?: string }): Promise<boolean> {
    if (isBusy.current) return false;
    const wrong = goalProblem(input.goal);
    if (wrong !== null) return refuse(wrong);
    isBusy.current = true;
    setIsStarting(true);
    setProblem(null);
    try {
      const { data } = await client.mutate({
        mutation: NaturalLanguageEditor_PlanDocument,
        variables: { input },
        fetchPolicy: 'no-cache',
        // A plan without a project makes one, and the sidebar lists it.
        refetchQueries: [ProjectListDocument],
      });
      const run = data?.planProject;
      if (!run?.project) return refuse('The server did not say where it plans. Nothing is lost: try again.');
      await navigate({
        to: '/p/$projectId/run/$runId',
        params: { projectId: run.project.id, runId: run.id },
      });
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
