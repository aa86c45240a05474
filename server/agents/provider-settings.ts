import { DEFAULT_REQUEST_LIMITS, type RequestLimits } from './llm/limits.ts';

/** What a run with a model may take. */
export interface ProviderLimits extends RequestLimits {
  /** Whole run: all calls, waits and retries. */
  readonly runMs: number;
  /** For one answer; a plan that needs more is asked for in several. */
  readonly maxOutputTokens: number;
}

interface VendorSettings {
  /** Null: not configured. A secret: it goes into requests to `baseUrl` and nowhere else. */
  readonly apiKey: string | null;
  readonly baseUrl: string;
  readonly defaultModel: string;
}

export interface ProviderSettings {
  readonly openai: VendorSettings;
  readonly anthropic: VendorSettings;
  /** Id of the provider for runs that name none; null: the first configured, else builtin. */
  readonly defaultProvider: string | null;
  readonly limits: ProviderLimits;
}

/** Ids of the providers that can be chosen, in the order in which the first configured one is the default. */
export const PROVIDER_IDS = ['openai', 'anthropic', 'builtin'] as const;
export type ProviderId = (typeof PROVIDER_IDS)[number];

export const DEFAULT_PROVIDER_LIMITS: ProviderLimits = {
  ...DEFAULT_REQUEST_LIMITS,
  runMs: 15 * 60_000,
  maxOutputTokens: 32_000,
};

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The settings that the environment gives. Adds a sentence to `problems` for each variable that cannot be right, and
 * never puts the value of a key into it.
 */
export function readProviderSettings(environment: Environment, problems: string[]): ProviderSettings {
  const vendor = (prefix: string, defaults: { baseUrl: string; defaultModel: string }): VendorSettings => ({
    apiKey: readText(environment, `${prefix}_API_KEY`),
    baseUrl: readUrl(environment, `${prefix}_BASE_URL`, problems) ?? defaults.baseUrl,
    defaultModel: readText(environment, `${prefix}_MODEL`) ?? defaults.defaultModel,
  });
  const settings: ProviderSettings = {
    openai: vendor('OPENAI', { baseUrl: 'https://api.openai.com/v1', defaultModel: 'gpt-6-sol' }),
    anthropic: vendor('ANTHROPIC', { baseUrl: 'https://api.anthropic.com', defaultModel: 'claude-sonnet-5-5' }),
    defaultProvider: readText(environment, 'DEFAULT_PROVIDER'),
    limits: DEFAULT_PROVIDER_LIMITS,
  };
  const problem = defaultProviderProblem(settings);
  if (problem) problems.push(problem);
  return settings;
}

function defaultProviderProblem({ defaultProvider: id, openai, anthropic }: ProviderSettings): string | null {
  if (id === null) return null;
  if (!isProviderId(id)) return `DEFAULT_PROVIDER is "${id}", but must be one of ${PROVIDER_IDS.join(', ')}.`;
  const keys = { openai: openai.apiKey, anthropic: anthropic.apiKey, builtin: '' };
  return keys[id] === null ? `DEFAULT_PROVIDER is "${id}", but ${id.toUpperCase()}_API_KEY is not set.` : null;
}

function isProviderId(id: string): id is ProviderId {
  return (PROVIDER_IDS as readonly string[]).includes(id);
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
