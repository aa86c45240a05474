import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { ChatCapabilities } from './chat-capabilities.ts';
import { withOpenAiErrors } from './chat-errors.ts';
import { chatBody } from './chat-request.ts';
import { DEFAULT_REQUEST_LIMITS, limitRequest, type RequestLimits } from './limits.ts';
import type { ModelEvent, StreamModel, TokenUsage } from './model.ts';
import { ProviderFailures, type ProviderWords } from './provider-failure.ts';
import { ThinkBlock } from './think-block.ts';

export interface OpenAiChatOptions {
  /** Null for a server that asks for none. */
  readonly apiKey: string | null;
  /** With the version at its end. */
  readonly baseUrl: string;
  readonly words: ProviderWords;
  readonly capabilities: ChatCapabilities;
  readonly limits?: RequestLimits;
}

/** How long the numbers of a call may follow its end. */
const NUMBERS_WITHIN_MS = 2_000;

/**
 * Speaks OpenAI's Chat Completions API, as Gemini, xAI, Ollama and many others understand it.
 *
 * The end of an answer is its `finish_reason`. What comes after it, up to `[DONE]`, are the numbers: they are waited for,
 * but a connection that breaks before them, or a server that sends none, takes nothing away from the answer.
 */
export function createOpenAiChatModel(options: OpenAiChatOptions): StreamModel {
  return async function* streamChat(request, callerSignal) {
    const failures = new ProviderFailures(options.words, request.model);
    using limited = limitRequest(options.limits ?? DEFAULT_REQUEST_LIMITS, callerSignal);
    using numbers = timeout(NUMBERS_WITHIN_MS);
    const state = new ChatState(failures);
    try {
      // Loaded on first use: a server without a key for it never pays for the SDK.
      const { default: Client } = await import('openai');
      const client = new Client({
        apiKey: options.apiKey ?? 'none',
        baseURL: options.baseUrl,
        maxRetries: 0,
        fetch: withOpenAiErrors(limited.fetch),
        logLevel: 'off',
        ...(options.apiKey === null && { defaultHeaders: { authorization: null } }),
      });
      const stream = await client.chat.completions.create(chatBody(request, options.capabilities), {
        signal: limited.signal,
      });
      const chunks = stream[Symbol.asyncIterator]();
      for (;;) {
        const next = chunks.next();
        next.catch(() => undefined); // Heard of below, unless it comes too late.
        const result = await (state.end ? Promise.race([next, numbers.start()]) : next);
        if (result === null || result.done) break;
        yield* state.read(result.value);
      }
      // The SDK also ends its loop without an error when the request was aborted.
      if (!state.end) limited.signal.throwIfAborted();
      yield* state.last(state.end ?? failures.cutOff());
    } catch (error) {
      yield* state.last(state.end ?? failures.fromThrown(error, limited.signal));
    }
  };
}

/** Translates one stream's chunks; collects what has to wait for the end. */
class ChatState {
  /** The answer's end, once it has come. */
  end: ModelEvent | null = null;
  #usage: TokenUsage | null = null;
  #hasRefused = false;
  readonly #think = new ThinkBlock();
  readonly #failures: ProviderFailures;

  constructor(failures: ProviderFailures) {
    this.#failures = failures;
  }

  *read(chunk: ChatCompletionChunk): Generator<ModelEvent> {
    // Some repeat a running total with each chunk.
    if (chunk.usage) this.#usage = toUsage(chunk.usage);
    // What comes beside the answer, such as the numbers, has an empty list.
    const choice = chunk.choices.find(({ index }) => index === 0 || index === undefined);
    if (!choice || this.end) return;
    const { content, refusal } = choice.delta ?? {};
    if (refusal) this.#hasRefused = true;
    if (content) {
      const text = this.#think.push(content);
      if (text !== '') yield { type: 'json-delta', text };
    }
    if (choice.finish_reason) this.end = this.#endOf(choice.finish_reason);
  }

  *last(event: ModelEvent): Generator<ModelEvent> {
    if (this.#usage) yield { type: 'usage', usage: this.#usage };
    yield event;
  }

  /** Servers have more reasons than OpenAI has. */
  #endOf(reason: string): ModelEvent {
    if (this.#hasRefused || /filter|safety|refus|blocklist|prohibited|recitation/i.test(reason))
      return { type: 'done', reason: 'refusal' };
    if (/^(stop|stop_sequence|end_turn|eos|eos_token)$/i.test(reason)) return { type: 'done', reason: 'complete' };
    if (/length|max_tokens/i.test(reason)) return { type: 'done', reason: 'length' };
    // Out of resources, an error, a tool that nobody offered: the answer has stopped, and is not complete.
    return this.#failures.cutOff();
  }
}

/** Gemini and xAI count what a model thinks only in the total. */
function toUsage(usage: NonNullable<ChatCompletionChunk['usage']>): TokenUsage {
  const inputTokens = usage.prompt_tokens ?? 0;
  return {
    inputTokens,
    outputTokens: Math.max(usage.completion_tokens ?? 0, (usage.total_tokens ?? 0) - inputTokens),
    cacheReadTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    cacheWriteTokens: 0,
  };
}

/** Settles with null some time after its first `start`. */
function timeout(afterMs: number): Disposable & { readonly start: () => Promise<null> } {
  let handle: NodeJS.Timeout | undefined;
  let promise: Promise<null> | null = null;
  return {
    start: () => (promise ??= new Promise((resolve) => (handle = setTimeout(() => resolve(null), afterMs)))),
    [Symbol.dispose]: () => clearTimeout(handle),
  };
}
