import { describe, expect, test } from 'vitest';
import { ModelCall, type ModelRoute } from '../../../server/agents/llm/model-call.ts';
import { estimateTokens, firstTokens, tokenBudget } from '../../../server/agents/llm/tokens.ts';

describe('the estimate of tokens', () => {
  test('is rather too high than too low', () => {
    // What OpenAI's and Anthropic's tokenizers make of English is about a token for four characters.
    const english = 'The movers come on Monday, so that everything has to be packed by then. '.repeat(100);
    expect(estimateTokens(english)).toBeGreaterThan(english.length / 4);
    expect(estimateTokens(english)).toBeLessThan(english.length / 2);
    expect(estimateTokens('漢字'.repeat(50))).toBe(100);
    expect(estimateTokens('')).toBe(0);
  });

  test('is kept by what is cut to so many tokens', () => {
    for (const text of ['plain words '.repeat(200), '漢字'.repeat(200), 'über Öl '.repeat(200)]) {
      for (const tokens of [0, 1, 17, 150])
        expect(estimateTokens(firstTokens(text, tokens))).toBeLessThanOrEqual(tokens + 1);
      expect(firstTokens(text, 100_000)).toBe(text);
    }
  });
});

describe('the budget of a model', () => {
  test.each([
    [4_096, 32_000],
    [8_192, 4_000],
    [32_000, 4_000],
    [128_000, 32_000],
    [1_000_000, 64_000],
  ])(
    'of %i tokens, of which an answer may take %i, is shared out and not exceeded',
    (maxContextTokens, maxOutputTokens) => {
      const { answer, context, progress } = tokenBudget({ maxContextTokens, maxOutputTokens });
      expect(answer + context + progress).toBeLessThanOrEqual(maxContextTokens);
      expect(answer).toBeLessThanOrEqual(maxOutputTokens);
      for (const share of [answer, context, progress]) expect(share).toBeGreaterThan(0);
    },
  );
});

test('a request never holds half a character, wherever its parts were cut', () => {
  const route = { maxContextTokens: 8_000, maxOutputTokens: 1_000, model: 'm', words: {} } as unknown as ModelRoute;
  const half = '🚀'.slice(0, 1);
  const question = {
    system: 's',
    context: `c${half}`,
    prompt: `p${half}`,
    schemaName: 'n',
    jsonSchema: {},
    kind: 'first',
    streamedText: 't',
  } as const;
  const { request } = new ModelCall(route, question);
  expect(request.context.isWellFormed() && request.prompt.isWellFormed()).toBe(true);
});
