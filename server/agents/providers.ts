import type { Agent } from './agent.ts';
import { createBuiltinAgent } from './builtin/builtin-agent.ts';
import { createAnthropicMessagesModel } from './llm/anthropic-messages-model.ts';
import { costUsd } from './llm/cost.ts';
import type { ModelRoute } from './llm/model-call.ts';
import type { StreamModel } from './llm/model.ts';
import { createOpenAiResponsesModel } from './llm/openai-responses-model.ts';
import type { ProviderWords } from './llm/provider-failure.ts';
import type { RetryPolicy } from './llm/retry.ts';
import { createModelAgent } from './model/model-agent.ts';
import { PROVIDER_IDS, type ProviderId, type ProviderSettings } from './provider-settings.ts';

/** Where an agent thinks. */
interface AgentProvider {
  readonly id: ProviderId;
  readonly name: string;
  readonly configured: boolean;
  /** Models to offer; any other name may be asked for as well. */
  readonly models: readonly string[];
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
  /** All of them, configured or not, in order of preference. */
  readonly list: readonly AgentProvider[];
  /**
   * The provider and model for a run; null stands for the default of each.
   * Throws `ProviderChoiceError` for a provider that does not exist or is not configured.
   */
  choose(providerId: string | null, model: string | null): ProviderChoice;
}

/** Names from the vendors' own packages, autumn 2026. Only a suggestion: any name may be used. */
const MODELS = {
  openai: ['gpt-6-sol', 'gpt-6-luna', 'gpt-6.1-sol', 'gpt-5.4-mini'],
  anthropic: ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5'],
};

const WORDS: Readonly<Record<'openai' | 'anthropic', ProviderWords>> = {
  openai: {
    name: 'OpenAI',
    keyVariable: 'OPENAI_API_KEY',
    baseUrlVariable: 'OPENAI_BASE_URL',
    modelVariable: 'OPENAI_MODEL',
  },
  anthropic: {
    name: 'Anthropic',
    keyVariable: 'ANTHROPIC_API_KEY',
    baseUrlVariable: 'ANTHROPIC_BASE_URL',
    modelVariable: 'ANTHROPIC_MODEL',
  },
};

const STREAM_MODELS = { openai: createOpenAiResponsesModel, anthropic: createAnthropicMessagesModel };

/** `retryPolicy` is for tests, which must not sleep. */
export function createProviders(settings: ProviderSettings, retryPolicy?: RetryPolicy): Providers {
  const list: AgentProvider[] = [
    vendorProvider('openai', settings, retryPolicy),
    vendorProvider('anthropic', settings, retryPolicy),
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
  const firstConfigured = list.find((provider) => provider.configured)?.id ?? 'builtin';
  const defaultId = settings.defaultProvider ?? firstConfigured;
  return {
    list,
    choose: (providerId, model) => {
      const provider = findConfigured(list, providerId ?? defaultId);
      return { provider, model: model?.trim() || provider.defaultModel };
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

function vendorProvider(
  id: 'openai' | 'anthropic',
  { [id]: vendor, limits }: ProviderSettings,
  retryPolicy: RetryPolicy | undefined,
): AgentProvider {
  const { apiKey, baseUrl, defaultModel } = vendor;
  const words = WORDS[id];
  const streamModel: StreamModel | null =
    apiKey === null ? null : STREAM_MODELS[id]({ apiKey, baseUrl, words, limits });
  return {
    id,
    name: words.name,
    configured: streamModel !== null,
    models: [...new Set([defaultModel, ...MODELS[id]])],
    defaultModel,
    setup: streamModel ? null : `Set ${words.keyVariable} and start again.`,
    agent: (model) => {
      if (!streamModel) throw new ProviderChoiceError(id, `${words.name} is not set up. Set ${words.keyVariable}.`);
      const { runMs, maxOutputTokens } = limits;
      const route: ModelRoute = {
        provider: id,
        model,
        streamModel,
        words,
        costUsd: (usage) => costUsd(usage, id, model),
        maxOutputTokens,
      };
      return createModelAgent({ routes: [route], runMs, ...(retryPolicy && { retryPolicy }) });
    },
  };
}
