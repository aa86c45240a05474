import type { AgentOperation, AgentEvent, AgentSupport, PlannerInput, Refusal } from '../../../server/agents/agent.ts';
import { createProviders } from '../../../server/agents/providers.ts';
import { readProviderSettings, type ProviderLimits } from '../../../server/agents/provider-settings.ts';
import type { RetryPolicy } from '../../../server/agents/llm/retry.ts';
import { briefSentences } from '../../../server/domain/brief-sentences.ts';
import type { Instant, LocalDate, ProjectId, WorkspaceId } from '../../../server/domain/ids.ts';
import { NEW_PROJECT_FIELDS } from '../../../server/domain/project.ts';
import type { Protocol, ScriptedProvider } from '../../support/scripted-provider.ts';

export const PROTOCOLS: readonly Protocol[] = ['responses', 'chat', 'messages'];

const NO_SUPPORT: AgentSupport = { takeRefusals: () => [] };

/** A new project, on a Monday. */
export function plannerInput(changes: Partial<PlannerInput> = {}): PlannerInput {
  const now = '2026-11-23T09:00:00.000Z' as Instant;
  const goal = changes.goal ?? 'Open a bakery in Graz';
  return {
    agent: 'PLANNER',
    goal,
    sentences: briefSentences(goal),
    covered: new Map(),
    revised: new Map(),
    former: new Map(),
    moved: new Set(),
    removed: [],
    project: {
      ...NEW_PROJECT_FIELDS,
      id: 'p1' as ProjectId,
      workspaceId: 'w1' as WorkspaceId,
      name: 'New project',
      version: 0,
      nextNumber: 1,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
    },
    tasks: [],
    dependencies: [],
    people: new Map(),
    today: '2026-11-23' as LocalDate,
    timeZone: 'Europe/Vienna',
    maxRootTasks: 6,
    ...changes,
  };
}

export interface PlanningOptions {
  readonly input?: Partial<PlannerInput>;
  readonly limits?: Partial<ProviderLimits>;
  readonly retryPolicy?: Partial<RetryPolicy>;
  readonly signal?: AbortSignal;
  readonly support?: AgentSupport;
  readonly model?: string;
}

/** Waits that were asked for, in milliseconds; none of them happens. */
export function instantRetries(delays: number[] = []): RetryPolicy {
  return {
    maxRetries: 3,
    baseDelayMs: 1_000,
    maxDelayMs: 30_000,
    random: () => 0.5,
    sleep: async (delayMs) => void delays.push(delayMs),
  };
}

/** The vendor that speaks the protocol, and a model of it whose price is known. */
export const VENDORS: Readonly<
  Record<Protocol, { readonly id: string; readonly name: string; readonly model: string }>
> = {
  responses: { id: 'openai', name: 'OpenAI', model: 'gpt-5.4-mini' },
  chat: { id: 'gemini', name: 'Gemini', model: 'gemini-3.8-flash' },
  messages: { id: 'anthropic', name: 'Anthropic', model: 'claude-opus-5-5' },
};

export function environmentOf(provider: Pick<ScriptedProvider, 'baseUrl'>, protocol: Protocol): Record<string, string> {
  const { id, model } = VENDORS[protocol];
  const prefix = id.toUpperCase();
  return {
    [`${prefix}_API_KEY`]: 'sk-test-key',
    [`${prefix}_BASE_URL`]: provider.baseUrl(protocol),
    [`${prefix}_MODEL`]: model,
  };
}

/** Plans against a scripted provider the way the product does, through its settings. */
export function plan(
  server: Pick<ScriptedProvider, 'baseUrl'>,
  protocol: Protocol,
  options: PlanningOptions = {},
): AsyncIterable<AgentEvent> {
  return plannerAt(server, protocol, options)();
}

/** The same for many plans. */
export function plannerAt(
  server: Pick<ScriptedProvider, 'baseUrl'>,
  protocol: Protocol,
  { input, limits, retryPolicy, signal, support, model }: PlanningOptions = {},
): () => AsyncIterable<AgentEvent> {
  const settings = readProviderSettings(environmentOf(server, protocol), []);
  const providers = createProviders(
    { ...settings, limits: { ...settings.limits, ...limits } },
    { retryPolicy: { ...instantRetries(), ...retryPolicy } },
  );
  const { provider, model: chosen, isNamed } = providers.choose('PLANNER', null, model ?? null);
  const agent = providers.agentFor({ agent: 'PLANNER', provider: provider.id, model: chosen, isNamed });
  return () => agent.run(plannerInput(input), signal ?? new AbortController().signal, support ?? NO_SUPPORT);
}

export function operationsOf(events: readonly AgentEvent[]): AgentOperation[] {
  return events.flatMap((event) => (event.type === 'operation' ? [event.operation] : []));
}

export function createdTitles(events: readonly AgentEvent[]): string[] {
  return operationsOf(events).flatMap((operation) =>
    operation.kind === 'CREATE_TASK' ? [operation.fields.title] : [],
  );
}

/** A plan that refuses operations by a rule. */
export class RefusingPlan implements AgentSupport {
  #refusals: Refusal[] = [];
  readonly #reasonFor: (operation: AgentOperation) => string | null;

  constructor(reasonFor: (operation: AgentOperation) => string | null) {
    this.#reasonFor = reasonFor;
  }

  /** To be called with each operation that was yielded. */
  take(operation: AgentOperation): void {
    const reason = this.#reasonFor(operation);
    if (reason !== null) this.#refusals.push({ operation, reason });
  }

  takeRefusals(): readonly Refusal[] {
    return this.#refusals.splice(0);
  }
}
