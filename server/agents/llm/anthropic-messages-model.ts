import type Anthropic from '@anthropic-ai/sdk';
import type { MessageDeltaUsage, RawMessageStreamEvent, StopReason, Usage } from '@anthropic-ai/sdk/resources/messages';
import { DEFAULT_REQUEST_LIMITS, limitRequest, type RequestLimits } from './limits.ts';
import type { ModelEvent, ModelRequest, StreamModel, TokenUsage } from './model.ts';
import { ProviderFailures, type ProviderWords } from './provider-failure.ts';

export interface AnthropicMessagesOptions {
  readonly apiKey: string;
  /** With or without `/v1` at its end. */
  readonly baseUrl: string;
  readonly words: ProviderWords;
  readonly limits?: RequestLimits;
}

/** Speaks Anthropic's Messages API. */
export function createAnthropicMessagesModel(options: AnthropicMessagesOptions): StreamModel {
  return async function* streamMessages(request, callerSignal) {
    const failures = new ProviderFailures(options.words, request.model);
    using limited = limitRequest(options.limits ?? DEFAULT_REQUEST_LIMITS, callerSignal);
    const state = new MessageState(failures);
    try {
      // Loaded on first use: a server without a key for it never pays for the SDK.
      const { default: Client } = await import('@anthropic-ai/sdk');
      const client = new Client({
        apiKey: options.apiKey,
        // The SDK adds /v1 itself.
        baseURL: options.baseUrl.replace(/\/(v1\/?)?$/, ''),
        maxRetries: 0,
        fetch: limited.fetch,
        logLevel: 'off',
        openTelemetry: false,
      });
      const stream = await client.messages.create(toBody(request), { signal: limited.signal });
      for await (const event of stream) {
        yield* state.read(event);
        if (state.hasEnded) return;
      }
      // The SDK also ends its loop without an error when the request was aborted.
      limited.signal.throwIfAborted();
      yield* state.end(failures.cutOff());
    } catch (error) {
      if (!state.hasEnded) yield* state.end(failures.fromThrown(error, limited.signal));
    }
  };
}

function toBody(request: ModelRequest): Anthropic.MessageCreateParamsStreaming {
  const cached = { cache_control: { type: 'ephemeral' } } as const;
  return {
    model: request.model,
    max_tokens: request.maxOutputTokens,
    system: [{ type: 'text', text: request.system, ...cached }],
    messages: [
      {
        role: 'user',
        content: [
          { type: 'text', text: request.context, ...cached },
          { type: 'text', text: request.prompt },
        ],
      },
    ],
    output_config: { format: { type: 'json_schema', schema: { ...request.jsonSchema } } },
    stream: true,
  };
}

/** Translates one stream's events; collects usage and stop reason, which arrive before the terminal event. */
class MessageState {
  hasEnded = false;
  #usage: TokenUsage | null = null;
  #stopReason: StopReason | null = null;
  readonly #failures: ProviderFailures;

  constructor(failures: ProviderFailures) {
    this.#failures = failures;
  }

  *read(event: RawMessageStreamEvent): Generator<ModelEvent> {
    switch (event.type) {
      case 'message_start':
        this.#usage = toUsage(event.message.usage, null);
        return;
      case 'content_block_delta':
        if (event.delta.type === 'text_delta') yield { type: 'json-delta', text: event.delta.text };
        if (event.delta.type === 'thinking_delta') yield { type: 'text-delta', text: event.delta.thinking };
        return;
      case 'message_delta':
        this.#stopReason = event.delta.stop_reason;
        this.#usage = toUsage(event.usage, this.#usage);
        return;
      case 'message_stop':
        yield* this.end(this.#terminalEvent());
        return;
      default:
        return;
    }
  }

  *end(last: ModelEvent): Generator<ModelEvent> {
    this.hasEnded = true;
    if (this.#usage) yield { type: 'usage', usage: this.#usage };
    yield last;
  }

  #terminalEvent(): ModelEvent {
    switch (this.#stopReason) {
      case 'end_turn':
      case 'stop_sequence':
        return { type: 'done', reason: 'complete' };
      case 'refusal':
        return { type: 'done', reason: 'refusal' };
      case 'max_tokens':
      case 'model_context_window_exceeded':
        return { type: 'done', reason: 'length' };
      default:
        // Without tools no other reason is possible; a message that stops without one was cut off.
        return this.#failures.cutOff();
    }
  }
}

/** Input counts come with the start, output counts with the deltas, and either may be repeated as a running total. */
function toUsage(usage: Usage | MessageDeltaUsage, before: TokenUsage | null): TokenUsage {
  const cacheReadTokens = usage.cache_read_input_tokens ?? before?.cacheReadTokens ?? 0;
  const cacheWriteTokens = usage.cache_creation_input_tokens ?? before?.cacheWriteTokens ?? 0;
  const inputTokens =
    typeof usage.input_tokens === 'number'
      ? usage.input_tokens + cacheReadTokens + cacheWriteTokens
      : (before?.inputTokens ?? 0);
  return { inputTokens, outputTokens: usage.output_tokens, cacheReadTokens, cacheWriteTokens };
}
