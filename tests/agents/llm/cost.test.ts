import { expect, test } from 'vitest';
import { costUsd } from '../../../server/agents/llm/cost.ts';

const USAGE = { inputTokens: 1_000_000, outputTokens: 1_000_000, cacheReadTokens: 0, cacheWriteTokens: 0 };

test('knows the price of a model of the table', () => {
  expect(costUsd(USAGE, 'openai', 'gpt-5.4-mini')).toBeCloseTo(5.25);
  expect(costUsd(USAGE, 'anthropic', 'claude-opus-5-5')).toBeGreaterThan(0);
});

test('knows it for the dated name of the same model', () => {
  expect(costUsd(USAGE, 'anthropic', 'claude-sonnet-4-5-20250929')).toBe(
    costUsd(USAGE, 'anthropic', 'claude-sonnet-4-5'),
  );
});

test('charges less for input from the cache', () => {
  const cached = costUsd({ ...USAGE, cacheReadTokens: 900_000 }, 'openai', 'gpt-5.4-mini');
  expect(cached).toBeLessThan(costUsd(USAGE, 'openai', 'gpt-5.4-mini') ?? 0);
});

test.each([
  ['no model that the table knows', 'openai', 'my-own-model'],
  ['a newer model whose name only begins like a known one', 'anthropic', 'claude-sonnet-5-5'],
  ['no provider that the table knows', 'nobody', 'gpt-5.4-mini'],
])('is unknown for %s', (_, provider, model) => {
  expect(costUsd(USAGE, provider, model)).toBeNull();
});

test('follows the price of the settings, where they name one', () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 500_000, cacheReadTokens: 400_000, cacheWriteTokens: 100_000 };
  const price = { inputPerMillion: 2, outputPerMillion: 10 };
  expect(costUsd(usage, null, 'mine', price)).toBeCloseTo(2 + 5);
  const cached = { ...price, cacheReadPerMillion: 0.5, cacheWritePerMillion: 4 };
  expect(costUsd(usage, 'openai', 'gpt-5.4-mini', cached)).toBeCloseTo(1 + 0.2 + 0.4 + 5);
  expect(costUsd(usage, null, 'mine')).toBeNull();
});

test('is unknown where the counts contradict each other', () => {
  expect(costUsd({ ...USAGE, inputTokens: 1, cacheReadTokens: 5 }, 'openai', 'gpt-5.4-mini')).toBeNull();
});
