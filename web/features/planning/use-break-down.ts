import { useApolloClient } from '@apollo/client/react';
import { useNavigate } from '@tanstack/react-router';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { loadChunk } from '../../lib/load-chunk.ts';
import { showToast } from '../../ui/toasts.ts';

/** Proposes subtasks of a task, beside those that it has, and opens the run. Where it does not start, a notice says why. */
export function useBreakDown(projectId: string): (taskId: string) => void {
  const client = useApolloClient();
  const navigate = useNavigate();

  async function start(taskId: string): Promise<void> {
    try {
      // It stands in every menu of a task, and is chosen rarely.
      const { breakDown } = await loadChunk(() => import('./break-down.ts'));
      const { runId } = await breakDown(client, projectId, taskId);
      await navigate({ to: '/p/$projectId/run/$runId', params: { projectId, runId } });
    } catch (error) {
      showToast({ title: 'The task was not broken down.', description: errorSentence(error), tone: 'error' });
    }
  }
  return (taskId) => void start(taskId);
}
