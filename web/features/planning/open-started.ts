import type { useNavigate } from '@tanstack/react-router';
import type { Started } from './start-run.ts';

/** Goes to where what was started is to be seen: to its run, or to the conversation beside the page. */
export async function openStarted(navigate: ReturnType<typeof useNavigate>, started: Started): Promise<void> {
  if ('runId' in started) await navigate({ to: '/p/$projectId/run/$runId', params: started });
  else {
    const chat = started.conversationId;
    await navigate({
      to: '.',
      search: ({ task: _, ...before }: { task?: unknown; chat?: string }) => ({ ...before, chat }),
    });
  }
}
