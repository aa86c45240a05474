import { errorSentence } from '../../apollo/error-sentence.ts';
import { isNetworkFailure } from '../../apollo/network-failure.ts';
import { isSignedOut } from '../../apollo/signed-out.ts';
import { showToast } from '../../ui/toasts.ts';

/** Says why decisions on a proposal could not be sent. They are kept in this browser, and are sent again. */
export function sayKeptHere(error: unknown): void {
  // The strip at the top says it of a lost connection and of a sign-in that has ended.
  if (isNetworkFailure(error) || isSignedOut(error)) return;
  const title = 'Your decisions are kept in this browser alone';
  showToast({ title, description: errorSentence(error), tone: 'error', key: 'decisions' });
}
