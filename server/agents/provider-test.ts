import type { RunErrorCode } from '../domain/run.ts';
import type { CallLedger, OpenCall } from './llm/call-ledger.ts';
import { limitRun } from './llm/limits.ts';
import { ModelCall, type ModelRoute, type Outcome, type Question } from './llm/model-call.ts';
import type { ModelFailure } from './llm/model.ts';

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

const QUESTION: Question = {
  kind: 'test',
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
  // None of its properties is text.
  streamedText: '',
};

/**
 * Makes one small real call, once, and says what came of it. Never throws for what the provider does, and never tells the
 * key. Where the books do not allow the call, none is made.
 */
export async function testRoute(
  route: ModelRoute,
  ledger: CallLedger,
  callerSignal: AbortSignal,
): Promise<ProviderTest> {
  const { model, words } = route;
  const call = new ModelCall(
    { ...route, maxOutputTokens: Math.min(MAX_OUTPUT_TOKENS, route.maxOutputTokens) },
    QUESTION,
  );
  const startedAt = performance.now();
  const ended = (message: string, errorCode: RunErrorCode | null, costUsd: number | null): ProviderTest => {
    const latencyMs = Math.round(performance.now() - startedAt);
    return { isWorking: errorCode === null, model, latencyMs, message, errorCode, costUsd };
  };
  using limited = limitRun(WHOLE_MS, callerSignal);
  const opened = await openCall(call, ledger, limited.signal);
  if ('type' in opened) {
    const { code, message } = opened.type === 'failed' ? opened : STOPPED;
    return ended(message, code, null);
  }
  call.listen((event) => opened.record(event));
  let outcome: Outcome = { type: 'aborted' };
  try {
    outcome = await lastOf(call.pieces(limited.signal));
  } finally {
    await opened.end(call.result(outcome));
  }
  const { usage, isEstimate, costUsd } = call.result(outcome);
  const cost = usage === null || isEstimate ? null : costUsd;
  if (outcome.type === 'aborted') return ended(STOPPED.message, STOPPED.code, cost);
  if (outcome.type === 'failed') return ended(outcome.failure.message, outcome.failure.code, cost);
  const works = `${words.name} answers with ${model}`;
  const isWhole = outcome.type === 'complete' || outcome.type === 'invalid';
  return isWhole && !keepsToSchema(call.answer.json)
    ? ended(`${works}, but does not keep to the schema of an answer. Plans by it may be incomplete.`, null, cost)
    : ended(`${works}.`, null, cost);
}

const STOPPED = { code: 'INTERRUPTED', message: 'The test was stopped.' } as const;

/** Waits where other calls fill a ceiling, as long as the test may take. */
async function openCall(
  call: ModelCall,
  ledger: CallLedger,
  signal: AbortSignal,
): Promise<OpenCall | ModelFailure | { readonly type: 'aborted' }> {
  try {
    return await ledger.begin(call.planned, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return call.failures.fromAbort(signal);
  }
}

async function lastOf(pieces: AsyncGenerator<unknown, Outcome>): Promise<Outcome> {
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return value;
  }
}

function keepsToSchema(answer: string): boolean {
  try {
    const value = JSON.parse(answer.slice(answer.indexOf('{'), answer.lastIndexOf('}') + 1)) as { ok?: unknown } | null;
    return typeof value?.ok === 'boolean';
  } catch {
    return false;
  }
}
