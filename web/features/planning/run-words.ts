import { counted } from '../patch/patch-totals.ts';
import type { RunPhase } from './run-stream.ts';

export type AgentName = 'PLANNER' | 'DECOMPOSER' | 'EDITOR' | 'ORCHESTRATOR';

interface RunWords {
  readonly going: string;
  readonly failed: string;
  readonly brokeOff: string;
}

const WORDS: Readonly<Record<AgentName, RunWords>> = {
  PLANNER: { going: 'Planning…', failed: 'Planning has failed', brokeOff: 'Planning broke off' },
  DECOMPOSER: { going: 'Breaking it down…', failed: 'Breaking it down has failed', brokeOff: 'It broke off' },
  EDITOR: { going: 'Working out the changes…', failed: 'The change has failed', brokeOff: 'It broke off' },
  ORCHESTRATOR: { going: 'Answering…', failed: 'The answer has failed', brokeOff: 'The answer broke off' },
};

/** What stands above a run. `leadsOn`: it has led to a proposal, which is about to be shown. */
export function runTitle(agent: AgentName, phase: RunPhase, count: number, leadsOn: boolean): string {
  const words = WORDS[agent];
  if (phase === 'cancelled') return count === 0 ? 'Stopped' : `Stopped after ${counted(count, 'change')}`;
  if (phase === 'failed') return count === 0 ? words.failed : `${words.brokeOff} after ${counted(count, 'change')}`;
  if (phase === 'succeeded') return count === 0 && !leadsOn ? 'Nothing to change' : `${counted(count, 'change')} ready`;
  return words.going;
}

/** Why a run did not get to its end, in plain words, by its error code; null where there is none. */
export function cutSentence(errorCode: string | null): string | null {
  switch (errorCode) {
    case null:
      return null;
    case 'PROVIDER_AUTH':
      return 'The provider refused the key.';
    case 'PROVIDER_RATE_LIMIT':
      return 'The provider takes no more requests for now.';
    case 'PROVIDER_UNAVAILABLE':
      return 'The connection to the provider was lost.';
    case 'PROVIDER_TIMEOUT':
      return 'The provider went silent.';
    case 'PROVIDER_REFUSED':
      return 'The model refused to go on.';
    case 'OUTPUT_INVALID':
      return 'The model wrote something that could not be read.';
    case 'OUTPUT_TRUNCATED':
      return 'The answer was longer than the model may write.';
    case 'BUDGET_EXCEEDED':
      return 'The spending limit was reached.';
    case 'INTERRUPTED':
      return 'The server stopped in the middle of it.';
    default:
      return 'Something went wrong on the way.';
  }
}
