import { expect, test } from 'vitest';
import type { ModelFailure } from '../../../server/agents/llm/model.ts';
import { DEFAULT_RETRY_POLICY, Retries } from '../../../server/agents/llm/retry.ts';

const FAILURE: ModelFailure = {
  type: 'failed',
  code: 'PROVIDER_UNAVAILABLE',
  message: 'Try again.',
  retryable: true,
  retryAfterMs: null,
};

const NOW = 1_000_000;

function retries(runMs: number, random = 0) {
  return new Retries({ ...DEFAULT_RETRY_POLICY, maxRetries: 4, random: () => random }, NOW + runMs, () => NOW);
}

test('waits twice as long each time, and gives up after the last', () => {
  const owner = retries(600_000);
  expect(Array.from({ length: 5 }, () => owner.nextDelayMs(FAILURE))).toEqual([500, 1_000, 2_000, 4_000, null]);
});

test('spreads the waits between half and all of the step', () => {
  expect(retries(600_000, 0).nextDelayMs(FAILURE)).toBe(500);
  expect(retries(600_000, 0.999).nextDelayMs(FAILURE)).toBe(1_000);
});

test('waits as long as the provider asks', () => {
  expect(retries(600_000).nextDelayMs({ ...FAILURE, retryAfterMs: 42_000 })).toBe(42_000);
});

test('gives up at once when the provider asks for more time than the run has left', () => {
  expect(retries(10_000).nextDelayMs({ ...FAILURE, retryAfterMs: 10_000 })).toBeNull();
});

test('does not count a retry that it did not allow', () => {
  const owner = retries(10_000);
  for (let i = 0; i < 10; i += 1) expect(owner.nextDelayMs({ ...FAILURE, retryAfterMs: 99_000 })).toBeNull();
  expect(owner.nextDelayMs(FAILURE)).toBe(500);
});

test('does not repeat what cannot succeed', () => {
  expect(retries(600_000).nextDelayMs({ ...FAILURE, code: 'PROVIDER_AUTH', retryable: false })).toBeNull();
});

test('stops waiting when it is aborted', async () => {
  const controller = new AbortController();
  const waiting = retries(600_000).wait(500_000, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toThrow('aborted');
});

test('does not begin to wait when it has been aborted', async () => {
  await expect(retries(600_000).wait(0, AbortSignal.abort())).rejects.toThrow('aborted');
});
