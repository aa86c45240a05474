import type OpenAI from 'openai';
import type { ResponseStreamEvent, ResponseUsage } from 'openai/resources/responses/responses';
import { DEFAULT_REQUEST_LIMITS, limitRequest, type RequestLimits } from './limits.ts';
import type { ModelEvent, ModelRequest, StreamModel, TokenUsage } from './model.ts';
import { ProviderFailures, type ProviderWords } from './provider-failure.ts';

export interface OpenAiResponsesOptions {
  readonly apiKey: string;
  /** With `/v1` at its end. */
  readonly baseUrl: string;
  readonly words: ProviderWords;
  readonly limits?: RequestLimits;
}

/** Speaks OpenAI's Responses API. */
export function createOpenAiResponsesModel(options: OpenAiResponsesOptions): StreamModel {
  return async function* streamResponses(request, callerSignal) {
    const failures = new ProviderFailures(options.words, request.model);
    using limited = limitRequest(options.limits ?? DEFAULT_REQUEST_LIMITS, callerSignal);
    const state = new ResponseState(failures);
    try {
      // Loaded on first use: a server without a key for it never pays for the SDK.
      const { default: Client } = await import('openai');
      const client = new Client({
        apiKey: options.apiKey,
        baseURL: options.baseUrl,
        maxRetries: 0,
        fetch: limited.fetch,
        logLevel: 'off',
      });
      const stream = await client.responses.create(toBody(request), { signal: limited.signal });
      for await (const event of stream) {
        yield* state.read(event);
        if (state.hasEnded) return;
      }
      // The SDK also ends its loop without an error when the request was aborted.
      limited.signal.throwIfAborted();
      yield failures.cutOff();
    } catch (error) {
      if (!state.hasEnded) yield failures.fromThrown(error, limited.signal);
    }
  };
}

function toBody(request: ModelRequest): OpenAI.Responses.ResponseCreateParamsStreaming {
  return {
    model: request.model,
    instructions: request.system,
    input: [
      {
        role: 'user',
        content: [
          { type: 'input_text', text: request.context },
          { type: 'input_text', text: request.prompt },
        ],
      },
    ],
    text: {
      format: { type: 'json_schema', name: request.schemaName, strict: true, schema: { ...request.jsonSchema } },
    },
    max_output_tokens: request.maxOutputTokens,
    store: false,
    stream: true,
  };
}

/** Translates one stream's events; remembers a refusal, which the terminal event does not tell. */
class ResponseState {
  hasEnded = false;
  #hasRefused = false;
  readonly #failures: ProviderFailures;

  constructor(failures: ProviderFailures) {
    this.#failures = failures;
  }

  *read(event: ResponseStreamEvent): Generator<ModelEvent> {
    switch (event.type) {
      case 'response.output_text.delta':
        yield { type: 'json-delta', text: event.delta };
        return;
      case 'response.reasoning_summary_text.delta':
        yield { type: 'text-delta', text: event.delta };
        return;
      case 'response.refusal.delta':
      case 'response.refusal.done':
        this.#hasRefused = true;
        return;
      case 'response.completed':
        yield* this.#end(event.response.usage, { type: 'done', reason: this.#hasRefused ? 'refusal' : 'complete' });
        return;
      case 'response.incomplete': {
        const isFiltered = event.response.incomplete_details?.reason === 'content_filter';
        const reason = this.#hasRefused || isFiltered ? 'refusal' : 'length';
        yield* this.#end(event.response.usage, { type: 'done', reason });
        return;
      }
      case 'response.failed':
        yield* this.#end(event.response.usage, this.#failures.fromCode(event.response.error?.code));
        return;
      case 'error':
        yield* this.#end(undefined, this.#failures.fromCode(event.code));
        return;
      default:
        // The protocol has many more events, and gets new ones: they say nothing about the answer's text.
        return;
    }
  }

  *#end(usage: ResponseUsage | undefined, last: ModelEvent): Generator<ModelEvent> {
    this.hasEnded = true;
    if (usage) yield { type: 'usage', usage: toUsage(usage) };
    yield last;
  }
}

function toUsage(usage: ResponseUsage): TokenUsage {
  return {
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    cacheReadTokens: usage.input_tokens_details?.cached_tokens ?? 0,
    cacheWriteTokens: usage.input_tokens_details?.cache_write_tokens ?? 0,
  };
}
