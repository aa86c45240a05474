import type { ApolloClient } from '@apollo/client';
import { TrashPage_RestoreDocument } from '../../__generated__/graphql.ts';
import { errorSentence } from '../../apollo/error-sentence.ts';
import { planSession } from '../../apollo/plan-sessions.ts';
import { announce } from '../../ui/live-regions.tsx';
import { showToast } from '../../ui/toasts.ts';

/** Brings a task back from the trash, with what was below it, and says so. Answers whether it is back; never throws. */
export async function restoreTask(
  client: ApolloClient,
  projectId: string,
  task: { readonly id: string; readonly title: string },
): Promise<boolean> {
  const fail = (description: string): false => {
    showToast({ title: `“${task.title}” could not be restored.`, description, tone: 'error' });
    return false;
  };
  try {
    const { data } = await client.mutate({
      mutation: TrashPage_RestoreDocument,
      variables: { projectId, taskId: task.id },
      fetchPolicy: 'no-cache',
    });
    const payload = data?.restoreTask;
    if (!payload) throw new Error('The server’s answer was empty.');
    if (!payload.applied) return fail(payload.conflicts.map(({ message }) => message).join(' '));
    planSession(projectId).receive(payload, payload.patch?.appliedVersion ?? null);
    announce(`Restored ${task.title}.`);
    showToast({ title: `Restored “${task.title}”`, tone: 'success' });
    return true;
  } catch (error) {
    return fail(errorSentence(error));
  }
}
