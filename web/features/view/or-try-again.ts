import { errorSentence } from '../../apollo/error-sentence.ts';
import { showToast } from '../../ui/toasts.ts';

/**
 * Does what somebody has asked for in a notice. Where it fails, another notice says so in the words of `failure` and
 * offers to try again. Never rejects.
 */
export async function orTryAgain(failure: string, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    const action = { label: 'Try again', onPress: () => void orTryAgain(failure, task) };
    showToast({ title: failure, description: errorSentence(error), tone: 'error', action });
  }
}
