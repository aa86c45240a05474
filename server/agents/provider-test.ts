import type { RunErrorCode } from '../domain/run.ts';
import { limitRun } from './llm/limits.ts';
import type { ModelRoute } from './llm/model-call.ts';
import type { ModelRequest } from './llm/model.ts';
import { ProviderFailures } from './llm/provider-failure.ts';

export interface ProviderTest {
  readonly isWorking: boolean;
  readonly model: string;
  /** Milliseconds from the request to the end of the answer. */
  readonly latencyMs: number;
  /** What it means, in a sentence or two. */
  readonly message: string;
  /** Null where it works. */
  readonly errorCode: RunErrorCode | null;
  /** US dollars that the test has cost; null where the price of the model or the number of tokens is unknown. */
  readonly costUsd: number | null;
}

const WHOLE_MS = 45_000;
/** Enough for models that think before they answer. */
const MAX_OUTPUT_TOKENS = 1_024;

const QUESTION: Omit<ModelRequest, 'model' | 'maxOutputTokens'> = {
  system: 'You take part in a test of a connection. Answer with one JSON object of the given schema and nothing else.',
  context: 'This is only a test.',
  prompt: 'Set ok to true.',
  schemaName: 'connection_test',
  jsonSchema: {
    type: 'object',
    properties: { ok: { type: 'boolean', description: 'true' } },
    required: ['ok'],
    additionalProperties: false,
  },
};

/** Makes one small real call, once, and says what came of it. Never throws, and never tells the key. */
export async function testRoute(route: ModelRoute, callerSignal: AbortSignal): Promise<ProviderTest> {
  const { model, words, streamModel, costUsd } = route;
  const maxOutputTokens = Math.min(MAX_OUTPUT_TOKENS, route.maxOutputTokens);
  const startedAt = performance.now();
  let answer = '';
  let cost: number | null = null;
  const ended = (isWorking: boolean, message: string, errorCode: RunErrorCode | null = null): ProviderTest => {
    return {
      isWorking,
      model,
      latencyMs: Math.round(performance.now() - startedAt),
      message,
      errorCode,
      costUsd: cost,
    };
  };
  using limited = limitRun(WHOLE_MS, callerSignal);
  for await (const event of streamModel({ ...QUESTION, model, maxOutputTokens }, limited.signal)) {
    if (event.type === 'json-delta') answer += event.text;
    if (event.type === 'usage') cost = costUsd(event.usage);
    if (event.type === 'failed') return ended(false, event.message, event.code);
    if (event.type === 'aborted') return ended(false, 'The test was stopped.', 'INTERRUPTED');
    if (event.type === 'done') {
      if (event.reason !== 'complete' || keepsToSchema(answer))
        return ended(true, `${words.name} answers with ${model}.`);
      return ended(
        true,
        `${words.name} answers with ${model}, but does not keep to the schema of an answer. Plans by it may be incomplete.`,
      );
    }
  }
  const { code, message } = new ProviderFailures(words, model).cutOff();
  return ended(false, message, code);
}

function keepsToSchema(answer: string): boolean {
  try {
    const value = JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)) as { ok?: unknown } | null;
    return typeof value?.ok === 'boolean';
  } catch {
    return false;
  }
}
