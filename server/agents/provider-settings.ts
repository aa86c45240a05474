import { AGENT_KINDS, type AgentKind } from '../domain/run.ts';
import { NO_CEILINGS, type Ceiling, type Ceilings } from '../domain/spending.ts';
import { DEFAULT_REQUEST_LIMITS, type RequestLimits } from './llm/limits.ts';
import type { RouteLimits } from './llm/model-call.ts';
import { isProviderId, PROVIDER_IDS, VENDOR_IDS, type ProviderId, type VendorId } from './settings/provider-ids.ts';
import type { ChatCapabilitySettings, ModelPrice, SettingsFile } from './settings/settings-file.ts';

/** What a run with a model may take. */
export interface ProviderLimits extends RequestLimits {
  /** Whole run: all calls, waits and retries. */
  readonly runMs: number;
  /** For one answer, where nothing else is said of the model; what needs more is asked for in several. */
  readonly maxOutputTokens: number;
  /** What a model is told and what it answers, together. */
  readonly maxContextTokens: number;
  /** How often a call that fails is made again, at each provider. */
  readonly maxRetries: number;
}

export interface ModelSettings {
  readonly name: string;
  /** For one answer; null: as the limits say. */
  readonly maxOutputTokens: number | null;
  /** What it is told and what it answers, together; null: as the limits say. */
  readonly maxContextTokens: number | null;
  /** Null: as the price table says. */
  readonly price: ModelPrice | null;
}

export interface VendorSettings {
  /** Whether it can be asked: it has its key, or needs none and has its address. */
  readonly isConfigured: boolean;
  /** Null: none. A secret: it goes into requests to `baseUrl` and nowhere else. */
  readonly apiKey: string | null;
  /** Empty where there is none. */
  readonly baseUrl: string;
  /** Empty where there is none. */
  readonly defaultModel: string;
  /** To offer, the default first; any other name may be asked for as well. */
  readonly models: readonly ModelSettings[];
}

/** A provider and one of its models. */
export interface RouteSettings {
  readonly provider: ProviderId;
  /** Null: the provider's default. */
  readonly model: string | null;
}

export interface FallbackSettings {
  /** Whether another provider is asked what the first one would not answer. */
  readonly onRefusal: boolean;
  /** Whether another provider is asked when the first one's answers cannot be read. */
  readonly onInvalidOutput: boolean;
  /** Whether a run goes on elsewhere although a person has named its provider. */
  readonly fromNamedProvider: boolean;
}

export interface ResponseCacheSettings {
  readonly isEnabled: boolean;
  /** How long an answer is kept. */
  readonly keepMs: number;
  readonly maxEntries: number;
  readonly maxBytes: number;
}

export interface ProviderSettings {
  readonly vendors: Readonly<Record<VendorId, VendorSettings>>;
  /** How the compatible server differs; what is absent is as it usually is. */
  readonly compatible: ChatCapabilitySettings;
  /** In order of preference; may name providers that are not configured. */
  readonly chains: Readonly<Record<AgentKind, readonly RouteSettings[]>>;
  readonly fallback: FallbackSettings;
  readonly limits: ProviderLimits;
  readonly ceilings: Ceilings;
  readonly cache: ResponseCacheSettings;
}

export const DEFAULT_PROVIDER_LIMITS: ProviderLimits = {
  ...DEFAULT_REQUEST_LIMITS,
  runMs: 30 * 60_000,
  maxOutputTokens: 32_000,
  maxContextTokens: 128_000,
  maxRetries: 3,
};

/** Addresses of the vendors, and names from their own packages, autumn 2026. The first is what runs use that name none. */
const DEFAULTS: Readonly<Record<VendorId, { readonly baseUrl: string; readonly models: readonly string[] }>> = {
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    models: ['gpt-6-sol', 'gpt-6-luna', 'gpt-6.1-sol', 'gpt-5.4-mini'],
  },
  anthropic: {
    baseUrl: 'https://api.anthropic.com',
    models: ['claude-sonnet-5-5', 'claude-opus-5-5', 'claude-haiku-5-5'],
  },
  gemini: {
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai/',
    models: ['gemini-3.8-flash', 'gemini-4-carbon', 'gemini-flash-latest'],
  },
  xai: { baseUrl: 'https://api.x.ai/v1', models: ['grok-4.7', 'grok-latest'] },
  compatible: { baseUrl: '', models: [] },
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings that the environment and the settings file give; where both speak, the environment is right. Adds a
 * sentence to `problems` for each variable that cannot be right, and never puts the value of a key into it.
 */
export function readProviderSettings(
  environment: Environment,
  problems: string[],
  file: SettingsFile = {},
): ProviderSettings {
  const vendors = Object.fromEntries(
    VENDOR_IDS.map((id) => [id, readVendor(id, environment, file, problems)]),
  ) as unknown as Record<VendorId, VendorSettings>;
  if (vendors.compatible.isConfigured && vendors.compatible.defaultModel === '')
    problems.push('COMPATIBLE_BASE_URL is set, but COMPATIBLE_MODEL is not: name the model that it serves.');
  const { fallback, limits, ceilings, cache } = file;
  const defaults = DEFAULT_PROVIDER_LIMITS;
  return {
    vendors,
    compatible: file.providers?.compatible ?? {},
    chains: readChains(environment, file, vendors, problems),
    fallback: {
      onRefusal: fallback?.onRefusal ?? false,
      onInvalidOutput: fallback?.onInvalidOutput ?? false,
      fromNamedProvider: fallback?.fromNamedProvider ?? false,
    },
    limits: {
      ...defaults,
      firstByteMs: milliseconds(limits?.firstByteSeconds, 1_000) ?? defaults.firstByteMs,
      silenceMs: milliseconds(limits?.silenceSeconds, 1_000) ?? defaults.silenceMs,
      runMs: milliseconds(limits?.runMinutes, 60_000) ?? defaults.runMs,
      maxOutputTokens: limits?.outputTokens ?? defaults.maxOutputTokens,
      maxContextTokens: limits?.contextTokens ?? defaults.maxContextTokens,
      maxRetries: limits?.retries ?? defaults.maxRetries,
    },
    ceilings: {
      run: readCeiling(ceilings?.run) ?? NO_CEILINGS.run,
      month: readCeiling(ceilings?.month) ?? NO_CEILINGS.month,
      workspaceMonth: readCeiling(ceilings?.workspaceMonth) ?? NO_CEILINGS.workspaceMonth,
    },
    cache: {
      isEnabled: cache?.enabled ?? true,
      keepMs: milliseconds(cache?.minutes, 60_000) ?? 24 * 3_600_000,
      maxEntries: cache?.entries ?? 500,
      maxBytes: Math.round((cache?.megabytes ?? 32) * 1024 * 1024),
    },
  };
}

function readVendor(id: VendorId, environment: Environment, file: SettingsFile, problems: string[]): VendorSettings {
  const prefix = id.toUpperCase();
  const apiKey = readText(environment, `${prefix}_API_KEY`);
  const baseUrl = readUrl(environment, `${prefix}_BASE_URL`, problems);
  const chosen = readText(environment, `${prefix}_MODEL`);
  const listed = file.providers?.[id]?.models?.map((each): ModelSettings => ({
    name: each.name,
    maxOutputTokens: each.outputTokens ?? null,
    maxContextTokens: each.contextTokens ?? null,
    price: each.price ?? null,
  }));
  const models = listed ?? DEFAULTS[id].models.map(unknownModel);
  const defaultModel = chosen ?? models[0]?.name ?? '';
  const isListed = models.some(({ name }) => name === defaultModel);
  const first = isListed ? models.filter(({ name }) => name === defaultModel) : [unknownModel(defaultModel)];
  return {
    isConfigured: id === 'compatible' ? baseUrl !== null : apiKey !== null,
    apiKey,
    baseUrl: baseUrl ?? DEFAULTS[id].baseUrl,
    defaultModel,
    models: defaultModel === '' ? [] : [...first, ...models.filter(({ name }) => name !== defaultModel)],
  };
}

/** What a model can take, whether or not it can be asked. */
export function routeLimits({ vendors, limits }: ProviderSettings, provider: string, model: string): RouteLimits {
  const vendor = VENDOR_IDS.find((id) => id === provider);
  const known = vendor && vendors[vendor].models.find(({ name }) => name === model);
  return {
    maxOutputTokens: known?.maxOutputTokens ?? limits.maxOutputTokens,
    maxContextTokens: known?.maxContextTokens ?? limits.maxContextTokens,
  };
}

/** A model of which nothing is known but its name. */
export function unknownModel(name: string): ModelSettings {
  return { name, maxOutputTokens: null, maxContextTokens: null, price: null };
}

/**
 * An agent's own order, or the common one of the file, or all providers that are configured. DEFAULT_PROVIDER comes
 * first in whatever the file does not say of one agent in particular. `builtin` falls in where nothing else is there.
 */
function readChains(
  environment: Environment,
  { agents = {} }: SettingsFile,
  vendors: ProviderSettings['vendors'],
  problems: string[],
): ProviderSettings['chains'] {
  const routesOf = (chain: typeof agents.default) =>
    chain?.map(({ provider, model = null }): RouteSettings => ({ provider, model }));
  const everyone: RouteSettings[] = VENDOR_IDS.map((provider) => ({ provider, model: null }));
  let common = routesOf(agents.default) ?? everyone;
  const preferred = readDefaultProvider(environment, vendors, problems);
  if (preferred === 'builtin') common = [{ provider: 'builtin', model: null }];
  else if (preferred !== null) {
    const own = common.filter(({ provider }) => provider === preferred);
    const others = common.filter(({ provider }) => provider !== preferred);
    common = [...(own.length > 0 ? own : [{ provider: preferred, model: null }]), ...others];
  }
  const names = {
    PLANNER: 'planner',
    DECOMPOSER: 'decomposer',
    EDITOR: 'editor',
    ORCHESTRATOR: 'orchestrator',
  } as const;
  return Object.fromEntries(
    AGENT_KINDS.map((kind) => [kind, routesOf(agents[names[kind]]) ?? common]),
  ) as unknown as ProviderSettings['chains'];
}

function readDefaultProvider(
  environment: Environment,
  vendors: ProviderSettings['vendors'],
  problems: string[],
): ProviderId | null {
  const id = readText(environment, 'DEFAULT_PROVIDER');
  if (id === null || id === 'builtin') return id;
  if (!isProviderId(id)) {
    problems.push(`DEFAULT_PROVIDER is "${id}", but must be one of ${PROVIDER_IDS.join(', ')}.`);
    return null;
  }
  const missing = id === 'compatible' ? 'COMPATIBLE_BASE_URL' : `${id.toUpperCase()}_API_KEY`;
  if (!vendors[id as VendorId].isConfigured) problems.push(`DEFAULT_PROVIDER is "${id}", but ${missing} is not set.`);
  return id;
}

function readCeiling(ceiling: { usd?: number | undefined; tokens?: number | undefined } | undefined): Ceiling | null {
  return ceiling === undefined ? null : { usd: ceiling.usd ?? null, tokens: ceiling.tokens ?? null };
}

function milliseconds(value: number | undefined, unitMs: number): number | null {
  return value === undefined ? null : Math.round(value * unitMs);
}

/** Null for a variable that is absent or blank. */
function readText(environment: Environment, name: string): string | null {
  return environment[name]?.trim() || null;
}

function readUrl(environment: Environment, name: string, problems: string[]): string | null {
  const text = readText(environment, name);
  if (text === null) return null;
  const url = URL.parse(text);
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return text;
  problems.push(`${name} is not an address that begins with http:// or https://.`);
  return null;
}
