import type { AgentKind } from '../domain/run.ts';
import type { Agent } from './agent.ts';
import { createBuiltinAgent } from './builtin/builtin-agent.ts';
import { BUILTIN_WORDS, withLastResort } from './last-resort.ts';
import type { ResponseCache } from './llm/cache/response-cache.ts';
import { costUsd } from './llm/cost.ts';
import { PROVIDER_FAILURES } from './llm/fallback.ts';
import type { ModelRoute } from './llm/model-call.ts';
import type { TokenUsage } from './llm/model.ts';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from './llm/retry.ts';
import { withoutProvider } from './missing-provider.ts';
import { createModelAgent } from './model/model-agent.ts';
import {
  routeLimits,
  unknownModel,
  type ModelSettings,
  type ProviderSettings,
  type RouteSettings,
} from './provider-settings.ts';
import type { CallLedger } from './llm/call-ledger.ts';
import { testRoute, type ProviderTest } from './provider-test.ts';
import { PROVIDER_IDS, VENDOR_IDS, type ProviderId, type VendorId } from './settings/provider-ids.ts';
import { PRICE_TABLE_IDS, vendorModel, vendorSetup, vendorWords } from './vendors.ts';

/** Where an agent thinks. */
export interface AgentProvider {
  readonly id: ProviderId;
  readonly name: string;
  readonly configured: boolean;
  /** Models to offer, the default first; any other name may be asked for as well. */
  readonly models: readonly OfferedModel[];
  /** Empty where there is none. */
  readonly defaultModel: string;
  /** What to do to configure it, in one sentence; null when there is nothing to do. */
  readonly setup: string | null;
  /** Where what it is told goes: the host and port of its address; null where it stays on this server. */
  readonly host: string | null;
}

export interface OfferedModel {
  readonly name: string;
  /** For one answer. */
  readonly outputTokens: number;
  /** What it is told and what it answers, together. */
  readonly contextTokens: number;
  /** US dollars for a million tokens; null where the price is unknown. */
  readonly price: { readonly inputPerMillion: number; readonly outputPerMillion: number } | null;
}

/** The provider that was asked for does not exist, or has no key. `message` is a sentence for a person. */
export class ProviderChoiceError extends Error {
  override readonly name = 'ProviderChoiceError';
  readonly providerId: string;

  constructor(providerId: string, message: string) {
    super(message);
    this.providerId = providerId;
  }
}

export interface ProviderChoice {
  readonly provider: AgentProvider;
  readonly model: string;
  /** Whether somebody has asked for this provider or model, and not for any that is there. */
  readonly isNamed: boolean;
}

/** Which agent of a run thinks where, as `choose` has answered for it. */
export interface RunRoute {
  readonly agent: AgentKind;
  readonly provider: string;
  readonly model: string;
  readonly isNamed: boolean;
}

export interface Providers {
  /** All of them, configured or not, in the order of their ids. */
  readonly list: readonly AgentProvider[];
  /**
   * The provider and model for a run of an agent; null stands for the first of the agent's order that is configured,
   * and for the model that goes with it.
   * Throws `ProviderChoiceError` for a provider that does not exist or is not configured.
   */
  choose(agent: AgentKind, providerId: string | null, model: string | null): ProviderChoice;
  /**
   * The agent of a run: it thinks where the run says, and where that fails at the others of its agent's order. A provider
   * that was named is left only where the settings allow it.
   * Where that provider is not set up any more it goes on at the others, or fails as PROVIDER_AUTH.
   * Opens nothing: connections begin with its calls.
   */
  agentFor(run: RunRoute): Agent;
  /** The order of an agent: the routes that are configured, and those that would be. */
  orderOf(agent: AgentKind): readonly { readonly provider: AgentProvider; readonly model: string }[];
  /**
   * Tries a provider with one small real call, which `ledger` books; null stands for its default model.
   * Throws `ProviderChoiceError` for one that does not exist or is not configured.
   */
  test(providerId: string, model: string | null, ledger: CallLedger, signal: AbortSignal): Promise<ProviderTest>;
}

export interface ProvidersOptions {
  /** For tests, which must not sleep. */
  readonly retryPolicy?: RetryPolicy | undefined;
  /** Answers equal requests; null: each is asked. */
  readonly cache?: ResponseCache | null;
}

export function createProviders(settings: ProviderSettings, options: ProvidersOptions = {}): Providers {
  const { retryPolicy = { ...DEFAULT_RETRY_POLICY, maxRetries: settings.limits.maxRetries }, cache = null } = options;
  const vendors = new Map(VENDOR_IDS.map((id) => [id as string, createVendor(id, settings)]));
  const list: AgentProvider[] = [...[...vendors.values()].map(({ provider }) => provider), BUILTIN];
  const isConfigured = ({ provider }: RouteSettings) =>
    list.some(({ id, configured }) => id === provider && configured);
  const nameOf = (id: string): string => list.find((each) => each.id === id)?.name ?? id;
  const defaultModelOf = (id: string): string => list.find((each) => each.id === id)?.defaultModel ?? '';
  const chainOf = (agent: AgentKind): RouteSettings[] => settings.chains[agent].filter(isConfigured);

  function choose(agent: AgentKind, providerId: string | null, model: string | null): ProviderChoice {
    const first = chainOf(agent)[0] ?? { provider: BUILTIN.id, model: null };
    const provider = findConfigured(list, providerId ?? first.provider);
    const asked = model?.trim() || null;
    const usual = provider.id === first.provider ? first.model : null;
    const isNamed = providerId !== null || asked !== null;
    return { provider, model: asked ?? usual ?? provider.defaultModel, isNamed };
  }

  function agentFor({ agent, provider, model, isNamed }: RunRoute): Agent {
    const mayLeave = !isNamed || settings.fallback.fromNamedProvider;
    const others = (mayLeave ? chainOf(agent) : [])
      .map((each): Route => ({ ...each, model: each.model ?? defaultModelOf(each.provider) }))
      .filter((each) => each.provider !== provider || each.model !== model);
    const missing = whyMissing(list, provider);
    if (missing === null) return agentAlong([{ provider, model }, ...others]);
    const [next] = others;
    if (!next) return withoutProvider(missing, null);
    const words = next.provider === BUILTIN.id ? BUILTIN_WORDS : `${nameOf(next.provider)}, ${next.model}`;
    return withoutProvider(missing, { ...next, words, agent: agentAlong(others) });
  }

  /** Thinks at the first of these, and where that fails at the next. */
  function agentAlong(chain: readonly Route[]): Agent {
    const builtinAt = chain.findIndex((each) => each.provider === BUILTIN.id);
    const [first, ...more] = (builtinAt === -1 ? chain : chain.slice(0, builtinAt)).flatMap(
      (each) => vendors.get(each.provider)?.route(each.model) ?? [],
    );
    if (!first) return createBuiltinAgent();
    const { runMs } = settings.limits;
    const { fallback } = settings;
    const modelAgent = createModelAgent({
      routes: [first, ...more],
      runMs,
      retryPolicy,
      fallback,
      ...(cache && { cache }),
    });
    return builtinAt === -1 ? modelAgent : withLastResort(modelAgent, createBuiltinAgent(), PROVIDER_FAILURES);
  }

  function orderOf(agent: AgentKind) {
    return settings.chains[agent].flatMap(({ provider: id, model }) => {
      const provider = list.find((each) => each.id === id);
      return provider ? [{ provider, model: model ?? provider.defaultModel }] : [];
    });
  }

  async function test(
    providerId: string,
    model: string | null,
    ledger: CallLedger,
    signal: AbortSignal,
  ): Promise<ProviderTest> {
    const provider = findConfigured(list, providerId);
    const route = vendors.get(provider.id)?.route(model?.trim() || provider.defaultModel);
    return route ? testRoute(route, ledger, signal) : BUILTIN_TEST;
  }

  return { list, choose, agentFor, orderOf, test };
}

const BUILTIN: AgentProvider = {
  id: 'builtin',
  name: 'Built-in',
  configured: true,
  models: [{ name: 'builtin', outputTokens: 0, contextTokens: 0, price: { inputPerMillion: 0, outputPerMillion: 0 } }],
  defaultModel: 'builtin',
  setup: null,
  host: null,
};

const BUILTIN_TEST: ProviderTest = {
  isWorking: true,
  model: 'builtin',
  latencyMs: 0,
  message: 'The built-in planner works on this server, without a key and without a network.',
  errorCode: null,
  costUsd: 0,
};

function findConfigured(list: readonly AgentProvider[], id: string): AgentProvider {
  const missing = whyMissing(list, id);
  if (missing !== null) throw new ProviderChoiceError(id, missing);
  return list.find((each) => each.id === id)!;
}

/** Why nobody can think there, and what to do, in a sentence or two; null where it is set up. */
function whyMissing(list: readonly AgentProvider[], id: string): string | null {
  const provider = list.find((each) => each.id === id);
  if (provider) return provider.configured ? null : `${provider.name} is not set up. ${provider.setup}`;
  const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
  return `There is no provider "${shown}". Choose one of ${PROVIDER_IDS.join(', ')}.`;
}

/** A provider and one of its models. */
interface Route {
  readonly provider: string;
  readonly model: string;
}

interface Vendor {
  readonly provider: AgentProvider;
  /** Null where it is not configured. */
  readonly route: (model: string) => ModelRoute | null;
}

function createVendor(id: VendorId, settings: ProviderSettings): Vendor {
  const { models, defaultModel, baseUrl } = settings.vendors[id];
  const words = vendorWords(id, settings);
  const streamModel = vendorModel(id, settings);
  const known = (model: string): ModelSettings => models.find(({ name }) => name === model) ?? unknownModel(model);
  const costOf = ({ name, price }: ModelSettings) => {
    return (usage: TokenUsage): number | null => costUsd(usage, PRICE_TABLE_IDS[id], name, price);
  };
  const provider: AgentProvider = {
    id,
    name: words.name,
    configured: streamModel !== null,
    models: models.map((model): OfferedModel => {
      const { maxOutputTokens, maxContextTokens } = routeLimits(settings, id, model.name);
      const price = pricePerMillion(costOf(model));
      return { name: model.name, outputTokens: maxOutputTokens, contextTokens: maxContextTokens, price };
    }),
    defaultModel,
    setup: streamModel ? null : vendorSetup(id),
    // Of the address only where it leads: it may hold a password.
    host: URL.parse(baseUrl)?.host ?? null,
  };
  return {
    provider,
    route: (model) =>
      streamModel && {
        provider: id,
        model,
        baseUrl,
        streamModel,
        words,
        costUsd: costOf(known(model)),
        ...routeLimits(settings, id, model),
      },
  };
}

/** By a small call: some prices rise with the length of one. */
function pricePerMillion(costOf: (usage: TokenUsage) => number | null): OfferedModel['price'] {
  const perMillion = (usage: Partial<TokenUsage>): number | null => {
    const cost = costOf({ inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, ...usage });
    return cost === null ? null : Math.round(cost * 1e3 * 1e6) / 1e6;
  };
  const inputPerMillion = perMillion({ inputTokens: 1_000 });
  const outputPerMillion = perMillion({ outputTokens: 1_000 });
  return inputPerMillion === null || outputPerMillion === null ? null : { inputPerMillion, outputPerMillion };
}
