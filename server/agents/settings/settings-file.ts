import { z } from 'zod';
import { explainSetting } from './explain-setting.ts';
import { PROVIDER_IDS } from './provider-ids.ts';

const name = z.string().trim().min(1).max(200);
const dollars = z.number().min(0).max(1_000_000);
const tokens = z.int().min(1).max(1_000_000_000_000);
const outputTokens = z.int().min(256).max(1_000_000);
const contextTokens = z.int().min(4_096).max(10_000_000);

/** US dollars for a million tokens. */
const price = z.strictObject({
  inputPerMillion: dollars,
  outputPerMillion: dollars,
  /** Of input that the provider had in its cache; as other input when absent. */
  cacheReadPerMillion: dollars.optional(),
  /** Of input that the provider put into its cache; as other input when absent. */
  cacheWritePerMillion: dollars.optional(),
});

/** A name, or a name with what is known of the model. */
const model = z.preprocess(
  (value) => (typeof value === 'string' ? { name: value } : value),
  z.strictObject({
    name,
    /** What it may write in one answer. */
    outputTokens: outputTokens.optional(),
    contextTokens: contextTokens.optional(),
    price: price.optional(),
  }),
);
const models = z.array(model).min(1).max(100);

const provider = z.strictObject({ models: models.optional() });

/** Servers that speak Chat Completions differ in what else they understand. */
const compatibleProvider = z.strictObject({
  models: models.optional(),
  /** What people see instead of "Compatible server", such as "Ollama". */
  name: z.string().trim().min(1).max(40).optional(),
  /** `schema`: response_format with a JSON schema; `json`: with json_object; `none`: the schema is only in the prompt. */
  structuredOutput: z.enum(['schema', 'json', 'none']).optional(),
  /** Whether it understands stream_options and then counts tokens. */
  usageInStream: z.boolean().optional(),
  maxTokensField: z.enum(['max_tokens', 'max_completion_tokens']).optional(),
  /** Who gives the rules; `user` where there is no other role. */
  systemRole: z.enum(['system', 'developer', 'user']).optional(),
});

const route = z.strictObject({
  provider: z.enum(PROVIDER_IDS),
  /** The provider's first when absent. */
  model: name.optional(),
});
const chain = z.array(route).min(1).max(20);

const ceiling = z.strictObject({ usd: dollars.optional(), tokens: tokens.optional() });

const settingsFile = z.strictObject({
  providers: z
    .strictObject({
      openai: provider,
      anthropic: provider,
      gemini: provider,
      xai: provider,
      compatible: compatibleProvider,
    })
    .partial()
    .optional(),
  /** Where each agent thinks, in order of preference: the first is asked, the others are what it falls back to. */
  agents: z
    .strictObject({ default: chain, planner: chain, decomposer: chain, editor: chain, orchestrator: chain })
    .partial()
    .optional(),
  fallback: z
    .strictObject({ onRefusal: z.boolean(), onInvalidOutput: z.boolean(), fromNamedProvider: z.boolean() })
    .partial()
    .optional(),
  limits: z
    .strictObject({
      firstByteSeconds: z.number().min(1).max(3_600),
      silenceSeconds: z.number().min(1).max(3_600),
      runMinutes: z.number().min(0.1).max(1_440),
      outputTokens,
      contextTokens,
      retries: z.int().min(0).max(20),
    })
    .partial()
    .optional(),
  ceilings: z.strictObject({ run: ceiling, month: ceiling, workspaceMonth: ceiling }).partial().optional(),
  cache: z
    .strictObject({
      enabled: z.boolean(),
      minutes: z.number().min(1).max(525_600),
      entries: z.int().min(1).max(100_000),
      megabytes: z.number().min(1).max(4_096),
    })
    .partial()
    .optional(),
});

export type SettingsFile = z.output<typeof settingsFile>;
export type ModelPrice = z.output<typeof price>;
export type ChatCapabilitySettings = z.output<typeof compatibleProvider>;

/**
 * What the settings file says. Adds a sentence to `problems` for each thing in it that cannot be right, naming the file
 * and the path in it, and answers then what an empty file says. Never repeats what stands in the file.
 */
export function parseSettingsFile(fileName: string, text: string, problems: string[]): SettingsFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const place = /\(line \d+ column \d+\)/.exec(String(error))?.[0] ?? '';
    problems.push(`${fileName} is not valid JSON${place && ` ${place}`}.`);
    return {};
  }
  const parsed = settingsFile.safeParse(json);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) problems.push(...explainSetting(fileName, issue));
  return {};
}
