import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { isNetworkFailure } from './network-failure.ts';
import { isSignedOut } from './signed-out.ts';

const LONGEST_WAIT_MS = 15_000;
const WAITABLE_CODES = new Set(['UNAVAILABLE', 'RATE_LIMITED']);

/**
 * Milliseconds to wait before the same is sent again, after so many failures in a row before this one: as long as the
 * server has asked for, and twice as long each time. Null where sending it again would not help.
 */
export function retryWait(error: unknown, failuresBefore: number): number | null {
  const extensions = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions : undefined;
  const code = extensions?.['code'];
  if (!isNetworkFailure(error) && !isSignedOut(error) && !(typeof code === 'string' && WAITABLE_CODES.has(code)))
    return null;
  const asked = Number(extensions?.['retryAfterSeconds'] ?? 0) * 1000;
  return Math.max(asked, Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** failuresBefore));
}
