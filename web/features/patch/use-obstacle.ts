import { useConnection } from '../../apollo/connection.ts';
import type { LargeChange } from './use-large-change.ts';

const NO_CONNECTION = 'There is no connection. The proposal is kept: apply it when the connection is back.';
const OBSTACLES = {
  online: null,
  offline: NO_CONNECTION,
  reconnecting: NO_CONNECTION,
  'signed-out': 'You are not signed in any more. The proposal and your decisions are kept: sign in to apply it.',
};

/** Why a proposal cannot be applied now, in a sentence; null where it can. */
export function useObstacle(large: LargeChange): string | null {
  const isUnaccepted = large.sentence !== null && !large.isAccepted;
  return OBSTACLES[useConnection()] ?? (isUnaccepted ? `${large.sentence} Accept that above first.` : null);
}
