import { StillThereDocument } from '../__generated__/graphql.ts';
import { client, planClient } from './client.ts';
import { isAway, onConnectionReturn, watchConnection } from './connection.ts';
import { reloadFailedPlans } from './plan-sessions.ts';

/** While nobody can be asked for more; whoever comes back to the page does not wait for it. */
const ASK_EVERY_MS = 5_000;

let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Finds out when the server can be reached again, and when somebody has signed in again, in another window say: a page
 * that could not be loaded asks for nothing by itself. What failed meanwhile is then asked for again.
 */
export function askAgainAfterAway(): void {
  watchConnection(() => {
    if (isAway()) timer ??= setInterval(askIfAway, ASK_EVERY_MS);
    else {
      clearInterval(timer);
      timer = undefined;
    }
  });
  document.addEventListener('visibilitychange', askIfAway);
  onConnectionReturn(() => {
    reloadFailedPlans();
    for (const query of client.getObservableQueries()) {
      if (query.getCurrentResult().error) void query.refetch().catch(() => undefined);
    }
  });
}

function askIfAway(): void {
  if (!isAway() || document.visibilityState === 'hidden') return;
  // What comes of it is told by the client's links.
  planClient.query({ query: StillThereDocument, fetchPolicy: 'no-cache' }).catch(() => undefined);
}
