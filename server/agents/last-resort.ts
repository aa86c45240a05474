import type { RunErrorCode } from '../domain/run.ts';
import type { Agent, AgentEvent, AgentInput, AgentSupport } from './agent.ts';

/** What people are told of it where it takes another one's place. */
export const BUILTIN_WORDS = 'the built-in planner';

/**
 * An agent of which another one takes the place where it has failed before anything had arrived, for a reason that the
 * other need not share. `codes`: those reasons. What has begun at one is not mixed with what the other would do.
 */
export function withLastResort(agent: Agent, lastResort: Agent, codes: readonly RunErrorCode[]): Agent {
  return {
    async *run(input: AgentInput, signal: AbortSignal, support: AgentSupport): AsyncGenerator<AgentEvent, void> {
      for await (const event of agent.run(input, signal, support)) {
        if (event.type !== 'failed' || !codes.includes(event.code)) {
          yield event;
          continue;
        }
        const text = `${event.text} Going on with ${BUILTIN_WORDS}.`;
        yield { type: 'fallback', text, provider: 'builtin', model: 'builtin' };
        yield* lastResort.run(input, signal, support);
        return;
      }
    },
  };
}
