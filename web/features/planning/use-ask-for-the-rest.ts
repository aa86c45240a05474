import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { loadChunk } from '../../lib/load-chunk.ts';
import { ACTION_OF, type AskedRun } from './asked-run.ts';
import { openStarted } from './open-started.ts';
import { chosenProvider } from './use-planning-provider.ts';

/**
 * Asks the same once more and opens the new run: what has been applied meanwhile is there, and counts, so that it is about
 * the rest. Answers whether it has started; never rejects.
 */
export function useAskForTheRest(projectId: string): (run: AskedRun) => Promise<boolean> {
  const client = useApolloClient();
  const navigate = useNavigate();
  return async (run) => {
    const taskIds = run.task ? [run.task.id] : run.taskIds;
    const provider = chosenProvider();
    const by = provider === null ? {} : { provider };
    try {
      const { startRun } = await loadChunk(() => import('./start-run.ts'));
      const request = { action: ACTION_OF[run.agent], text: run.prompt, projectId, taskIds, ...by };
      const started = await startRun(client, request);
      if (started !== null) await openStarted(navigate, started);
      return started !== null;
    } catch {
      return false;
    }
  };
}
