import type { ApolloClient } from '@apollo/client';
import { startRun } from './start-run.ts';
import { chosenProvider } from './use-planning-provider.ts';

/** Starts to propose subtasks of a task, with the provider that was chosen last. Throws what the server refuses with. */
export async function breakDown(client: ApolloClient, projectId: string, taskId: string): Promise<{ runId: string }> {
  const provider = chosenProvider();
  const by = provider === null ? {} : { provider };
  const started = await startRun(client, { action: 'breakDown', text: '', projectId, taskIds: [taskId], ...by });
  if (started === null || !('runId' in started)) throw new Error('The server did not say where it works. Try again.');
  return started;
}
