import type {
  Agent,
  AgentEvent,
  AgentInput,
  AgentOperation,
  AgentSupport,
  PlannerInput,
} from '../../server/agents/agent.ts';
import type { Providers } from '../../server/agents/providers.ts';

/** An agent that says what a test makes it say, when the test does. One `AgentSession` for each run that it plays. */
export class ScriptedAgent implements Agent {
  readonly #sessions: AgentSession[] = [];
  readonly #waiting: { readonly index: number; readonly resolve: (session: AgentSession) => void }[] = [];

  run(input: AgentInput, signal: AbortSignal, support: AgentSupport): AsyncIterable<AgentEvent> {
    const session = new AgentSession(input, signal, support);
    const index = this.#sessions.push(session) - 1;
    for (const each of this.#waiting) if (each.index === index) each.resolve(session);
    return session.events();
  }

  /** The run that was begun first with index 0, and so on; waits until it is begun. */
  session(index = 0): Promise<AgentSession> {
    const begun = this.#sessions[index];
    return begun ? Promise.resolve(begun) : new Promise((resolve) => this.#waiting.push({ index, resolve }));
  }
  /** Runs that were begun. */
  get begun(): number {
    return this.#sessions.length;
  }

  /** Providers of which the only one is this agent. */
  asProviders(): Providers {
    const provider = {
      id: 'builtin',
      name: 'Scripted',
      configured: true,
      models: [{ name: 'scripted', outputTokens: 1, contextTokens: 1, price: null }],
      defaultModel: 'scripted',
      setup: null,
      host: null,
    } as const;
    return {
      list: [provider],
      choose: (_agent, providerId, model) => ({ provider, model: model ?? 'scripted', isNamed: providerId !== null }),
      agentFor: () => this,
      orderOf: () => [{ provider, model: 'scripted' }],
      test: () => Promise.reject(new Error('Nobody tests a scripted agent.')),
    };
  }
}

type Said = { readonly event: AgentEvent } | { readonly error: Error } | 'over';

export class AgentSession {
  /** What the agent was given. */
  readonly input: AgentInput;
  readonly signal: AbortSignal;
  readonly support: AgentSupport;
  /** Resolves when it is told to stop. */
  readonly cancelled: Promise<void>;
  /** Breaks the contract: goes on as if nobody had cancelled. */
  isDeaf = false;
  /** Whether the consumer has let go of it. */
  isClosed = false;
  readonly #said: { readonly what: Said; readonly taken: () => void }[] = [];
  #wake = (): void => {};

  constructor(input: AgentInput, signal: AbortSignal, support: AgentSupport) {
    this.input = input;
    this.signal = signal;
    this.support = support;
    this.cancelled = new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    signal.addEventListener('abort', () => this.#wake());
  }

  /** The same, where it is the Planner's. */
  get planning(): PlannerInput {
    if (this.input.agent !== 'PLANNER') throw new Error(`This is a run of the ${this.input.agent}.`);
    return this.input;
  }
  /** Says these one after the other; resolves when the run has taken them and asks for more. */
  async say(...events: readonly AgentEvent[]): Promise<void> {
    for (const event of events) await this.#put({ event });
  }
  /** Creates a task of this title and this name, which later operations may use. */
  async create(
    title: string,
    name = title,
    parentId: string | null = null,
    sources?: readonly number[],
  ): Promise<void> {
    const traced = sources && { sources };
    await this.say({ type: 'operation', operation: createOperation(title, name, parentId), ...traced });
  }
  /** Ends, without a last event. */
  async end(): Promise<void> {
    await this.#put('over');
  }
  /** Breaks the contract. */
  async throw(error: Error): Promise<void> {
    await this.#put({ error });
  }

  async *events(): AsyncGenerator<AgentEvent, void> {
    try {
      for (;;) {
        if (this.signal.aborted && !this.isDeaf) return;
        const next = this.#said.shift();
        if (next === undefined) {
          await new Promise<void>((resolve) => {
            this.#wake = resolve;
          });
          continue;
        }
        const { what, taken } = next;
        if (what === 'over' || 'error' in what) {
          taken();
          if (what !== 'over') throw what.error;
          return;
        }
        const isLast = ['done', 'cut', 'failed'].includes(what.event.type);
        // A consumer that has heard the last event need not ask for more.
        if (isLast) taken();
        yield what.event;
        if (isLast) return;
        taken();
      }
    } finally {
      this.isClosed = true;
    }
  }

  #put(what: Said): Promise<void> {
    return new Promise((resolve) => {
      this.#said.push({ what, taken: resolve });
      this.#wake();
    });
  }
}

export function createOperation(title: string, name = title, parentId: string | null = null): AgentOperation {
  return { kind: 'CREATE_TASK', taskId: name, parentId, fields: { title } };
}
