import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { isNetworkFailure } from './network-failure.ts';
import { isSignedOut } from './signed-out.ts';

/** What went wrong, as one sentence for a person. The server's own sentences are shown as they are. */
export function errorSentence(error: unknown): string {
  if (isSignedOut(error)) return 'You are not signed in any more. Nothing is lost: sign in and try again.';
  if (CombinedGraphQLErrors.is(error)) {
    const first = error.errors[0]?.message;
    if (first) return first;
  }
  if (isNetworkFailure(error)) return 'The server cannot be reached. Nothing is lost: try again in a moment.';
  return 'The server could not answer. Nothing is lost: try again in a moment.';
}
