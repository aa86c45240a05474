import type { Agent, AgentEvent, AgentInput, AgentSupport } from './agent.ts';

/** Where a run goes on whose own provider is not there. */
export interface NextRoute {
  readonly agent: Agent;
  readonly provider: string;
  readonly model: string;
  /** For the person: "Anthropic, claude-opus-5-5". */
  readonly words: string;
}

/**
 * The agent of a run whose provider was set up when it was queued and is not any more. `reason`: why, in a sentence or two.
 * Null for `next` where the run may go nowhere else.
 */
export function withoutProvider(reason: string, next: NextRoute | null): Agent {
  return {
    async *run(input: AgentInput, signal: AbortSignal, support: AgentSupport): AsyncGenerator<AgentEvent, void> {
      if (next === null) {
        yield { type: 'failed', code: 'PROVIDER_AUTH', text: reason };
        return;
      }
      const { agent, provider, model, words } = next;
      yield { type: 'fallback', text: `${reason} Going on with ${words}.`, provider, model };
      yield* agent.run(input, signal, support);
    },
  };
}
