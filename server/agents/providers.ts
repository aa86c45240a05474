import type { AgentKind } from '../domain/run.ts';
import type { Agent } from './agent.ts';
import { createBuiltinAgent } from './builtin/builtin-agent.ts';
import { costUsd } from './llm/cost.ts';
import type { ModelRoute } from './llm/model-call.ts';
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from './llm/retry.ts';
import { createModelAgent } from './model/model-agent.ts';
import { unknownModel, type ProviderSettings, type RouteSettings } from './provider-settings.ts';
import { PROVIDER_IDS, VENDOR_IDS, type ProviderId, type VendorId } from './settings/provider-ids.ts';
import { PRICE_TABLE_IDS, vendorModel, vendorSetup, vendorWords } from './vendors.ts';

/** Where an agent thinks. */
export interface AgentProvider {
  readonly id: ProviderId;
  readonly name: string;
  readonly configured: boolean;
  /** Models to offer, the default first; any other name may be asked for as well. */
  readonly models: readonly string[];
  /** Empty where there is none. */
  readonly defaultModel: string;
  /** What to do to configure it, in one sentence; null when there is nothing to do. */
  readonly setup: string | null;
  /** Opens nothing: connections begin with a run. Throws `ProviderChoiceError` where `configured` is false. */
  agent(model: string): Agent;
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

interface ProviderChoice {
  readonly provider: AgentProvider;
  readonly model: string;
}

export interface Providers {
  /** All of them, configured or not, in the order of their ids. */
  readonly list: readonly AgentProvider[];
  /**
   * The provider and model for a run of an agent; null stands for the first of the agent's order that is configured,
   * and for the model that goes with it.
   * Throws `ProviderChoiceError` for a provider that does not exist or is not configured.
   */
  choose(providerId: string | null, model: string | null, agent?: AgentKind): ProviderChoice;
}

/** `retryPolicy` is for tests, which must not sleep. */
export function createProviders(
  settings: ProviderSettings,
  retryPolicy: RetryPolicy = { ...DEFAULT_RETRY_POLICY, maxRetries: settings.limits.maxRetries },
): Providers {
  const list: AgentProvider[] = [
    ...VENDOR_IDS.map((id) => vendorProvider(id, settings, retryPolicy)),
    {
      id: 'builtin',
      name: 'Built-in',
      configured: true,
      models: ['builtin'],
      defaultModel: 'builtin',
      setup: null,
      agent: () => createBuiltinAgent(),
    },
  ];
  const isConfigured = ({ provider }: RouteSettings) =>
    list.some(({ id, configured }) => id === provider && configured);
  return {
    list,
    choose: (providerId, model, agent = 'PLANNER') => {
      const first = settings.chains[agent].find(isConfigured) ?? { provider: 'builtin', model: null };
      const provider = findConfigured(list, providerId ?? first.provider);
      const named = model?.trim() || (provider.id === first.provider ? first.model : null);
      return { provider, model: named ?? provider.defaultModel };
    },
  };
}

function findConfigured(list: readonly AgentProvider[], id: string): AgentProvider {
  const provider = list.find((each) => each.id === id);
  if (!provider) {
    const shown = id.length > 60 ? `${id.slice(0, 60)}…` : id;
    throw new ProviderChoiceError(id, `There is no provider "${shown}". Choose one of ${PROVIDER_IDS.join(', ')}.`);
  }
  if (!provider.configured) throw new ProviderChoiceError(id, `${provider.name} is not set up. ${provider.setup}`);
  return provider;
}

function vendorProvider(id: VendorId, settings: ProviderSettings, retryPolicy: RetryPolicy): AgentProvider {
  const { models, defaultModel } = settings.vendors[id];
  const words = vendorWords(id, settings);
  const streamModel = vendorModel(id, settings);
  return {
    id,
    name: words.name,
    configured: streamModel !== null,
    models: models.map(({ name }) => name),
    defaultModel,
    setup: streamModel ? null : vendorSetup(id),
    agent: (model) => {
      if (!streamModel) throw new ProviderChoiceError(id, `${words.name} is not set up. ${vendorSetup(id)}`);
      const { runMs, maxOutputTokens, maxContextTokens } = settings.limits;
      const known = models.find(({ name }) => name === model) ?? unknownModel(model);
      const route: ModelRoute = {
        provider: id,
        model,
        streamModel,
        words,
        costUsd: (usage) => costUsd(usage, PRICE_TABLE_IDS[id], model, known.price),
        maxOutputTokens: known.maxOutputTokens ?? maxOutputTokens,
        maxContextTokens: known.maxContextTokens ?? maxContextTokens,
      };
      return createModelAgent({ routes: [route], runMs, retryPolicy });
    },
  };
}
