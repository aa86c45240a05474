import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { announce } from '../../ui/live-regions.tsx';
import { textProblem } from './agent-action.ts';
import { openStarted } from './open-started.ts';
import { type RunRequest, startRun } from './start-run.ts';

export interface StartRun {
  /**
   * Starts an agent and opens its run, or the conversation. Answers whether it has started; where not, `problem` says why.
   * `before` is waited for first, and where it throws nothing is started. `onTaken` is called when the server has taken
   * the request, before another page takes this one's place.
   */
  readonly start: (request: RunRequest, more?: StartRunMore) => Promise<boolean>;
  readonly isStarting: boolean;
  /** Why the last try did not start, in a sentence; null where it did, or before any. */
  readonly problem: string | null;
  readonly setProblem: (problem: string | null) => void;
}

interface StartRunMore {
  readonly before?: () => Promise<void>;
  readonly onTaken?: () => void;
}

export function useStartRun(): StartRun {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isStarting, setIsStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  // State comes a render too late for a second press of the same moment.
  const isBusy = useRef(false);

  async function start(request: RunRequest, { before, onTaken }: StartRunMore = {}): Promise<boolean> {
    if (isBusy.current) return false;
    const wrong = textProblem(request.action, request.text);
    if (wrong !== null) return refuse(wrong);
    isBusy.current = true;
    setIsStarting(true);
    setProblem(null);
    try {
      await before?.();
      const started = await startRun(client, request);
      if (started === null) return refuse('The server did not say where it works. Nothing is lost: try again.');
      onTaken?.();
      await openStarted(navigate, started);
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
