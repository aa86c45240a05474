import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readProviderSettings } from '../../../server/agents/provider-settings.ts';
import { parseSettingsFile } from '../../../server/agents/settings/settings-file.ts';

const FILE = 'orchestrator.config.json';

function problemsOf(value: unknown): string[] {
  const problems: string[] = [];
  parseSettingsFile(FILE, typeof value === 'string' ? value : JSON.stringify(value), problems);
  return problems;
}

function read(value: unknown, environment: Record<string, string> = {}) {
  const problems: string[] = [];
  const settings = readProviderSettings(
    environment,
    problems,
    parseSettingsFile(FILE, JSON.stringify(value), problems),
  );
  expect(problems).toEqual([]);
  return settings;
}

test('the example that stands beside the README is right, and says what the README says of it', () => {
  const problems: string[] = [];
  const text = readFileSync('orchestrator.config.example.json', 'utf8');
  const file = parseSettingsFile('orchestrator.config.example.json', text, problems);
  const environment = { COMPATIBLE_BASE_URL: 'http://127.0.0.1:11434/v1', OPENAI_API_KEY: 'k' };
  const { vendors, chains, ceilings, limits, fallback, cache } = readProviderSettings(environment, problems, file);
  expect(problems).toEqual([]);
  expect(vendors.compatible).toMatchObject({ isConfigured: true, defaultModel: 'qwen3:8b' });
  expect(vendors.anthropic.models.map(({ name }) => name)).toEqual(['claude-sonnet-5-5', 'claude-opus-5-5']);
  expect(chains.PLANNER.map(({ provider }) => provider)).toEqual(['anthropic', 'openai']);
  expect(chains.DECOMPOSER.map(({ provider }) => provider)).toEqual(['openai', 'compatible', 'builtin']);
  expect(ceilings).toEqual({
    run: { usd: 2, tokens: null },
    month: { usd: 200, tokens: null },
    workspaceMonth: { usd: 50, tokens: 20_000_000 },
  });
  expect(limits).toMatchObject({ firstByteMs: 60_000, silenceMs: 90_000, runMs: 900_000, maxRetries: 3 });
  expect(fallback).toEqual({ onRefusal: false, onInvalidOutput: true, fromNamedProvider: false });
  expect(cache).toEqual({ isEnabled: true, keepMs: 86_400_000, maxEntries: 500, maxBytes: 33_554_432 });
});

test('an empty file changes nothing', () => {
  expect(read({})).toEqual(readProviderSettings({}, []));
});

describe('what cannot be right', () => {
  test.each<[unknown, string]>([
    ['{"limits": 1,}', `${FILE} is not valid JSON (line 1 column 14).`],
    ['', `${FILE} is not valid JSON.`],
    [[], `${FILE}: the whole must be an object.`],
    [{ limits: { retries: 'many' } }, `${FILE}: limits.retries must be a number.`],
    [{ limits: { retries: -1 } }, `${FILE}: limits.retries must be at least 0.`],
    [{ limits: { runMinutes: 99_999 } }, `${FILE}: limits.runMinutes must be at most 1440.`],
    [{ limit: {} }, `${FILE}: limit is not a setting.`],
    [
      { providers: { openai: { apiKey: 'sk-1' } } },
      `${FILE}: providers.openai.apiKey does not belong there: keys are read from the environment only.`,
    ],
    [{ providers: { openai: { models: [] } } }, `${FILE}: providers.openai.models must have at least 1 entries.`],
    [{ providers: { openai: { models: [7] } } }, `${FILE}: providers.openai.models.0 must be an object.`],
    [
      { providers: { xai: { models: [{ name: 'm', price: { inputPerMillion: 1 } }] } } },
      `${FILE}: providers.xai.models.0.price.outputPerMillion is missing.`,
    ],
    [
      { providers: { compatible: { structuredOutput: true } } },
      `${FILE}: providers.compatible.structuredOutput must be one of schema, json, none.`,
    ],
    [
      { agents: { planner: [{ provider: 'llama' }] } },
      `${FILE}: agents.planner.0.provider must be one of openai, anthropic, gemini, xai, compatible, builtin.`,
    ],
    [{ agents: { default: 'openai' } }, `${FILE}: agents.default must be a list.`],
    [{ fallback: { onRefusal: 'yes' } }, `${FILE}: fallback.onRefusal must be true or false.`],
    [{ ceilings: { month: { usd: -5 } } }, `${FILE}: ceilings.month.usd must be at least 0.`],
  ])('%j is named with its place', (value, sentence) => {
    expect(problemsOf(value)).toEqual([sentence]);
  });

  test('is named all at once, and never repeated', () => {
    const problems = problemsOf({ secret: 'sk-hidden', limits: { retries: 'sk-hidden', silenceSeconds: 0 } });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toContain('sk-hidden');
  });
});

describe('the file and the environment', () => {
  test('a variable is right where both name a model', () => {
    const { vendors } = read({ providers: { openai: { models: ['a', 'b'] } } }, { OPENAI_MODEL: 'b' });
    expect(vendors.openai.defaultModel).toBe('b');
    expect(vendors.openai.models.map(({ name }) => name)).toEqual(['b', 'a']);
  });

  test('DEFAULT_PROVIDER comes first wherever no agent has an order of its own', () => {
    const agents = {
      default: [{ provider: 'anthropic' }, { provider: 'xai', model: 'm' }],
      editor: [{ provider: 'anthropic' }],
    };
    const { chains } = read({ agents }, { XAI_API_KEY: 'k', DEFAULT_PROVIDER: 'xai' });
    expect(chains.PLANNER).toEqual([
      { provider: 'xai', model: 'm' },
      { provider: 'anthropic', model: null },
    ]);
    expect(chains.EDITOR).toEqual([{ provider: 'anthropic', model: null }]);
  });

  test('a limit and a price of one model hold for that model', () => {
    const price = { inputPerMillion: 1, outputPerMillion: 2 };
    const { vendors } = read({
      providers: { gemini: { models: [{ name: 'm', outputTokens: 4_000, contextTokens: 16_000, price }, 'n'] } },
    });
    expect(vendors.gemini.models).toEqual([
      { name: 'm', maxOutputTokens: 4_000, maxContextTokens: 16_000, price },
      { name: 'n', maxOutputTokens: null, maxContextTokens: null, price: null },
    ]);
  });
});
