import { type AnswerEnd, type AnswerPiece, streamAnswer } from './answer.ts';
import type { CallResult, PlannedCall } from './call-ledger.ts';
import { eventsOf, type KeptAnswer } from './cache/response-cache.ts';
import type { ModelEvent, ModelFailure, ModelRequest, StreamModel, TokenUsage } from './model.ts';
import { ProviderFailures, type ProviderWords } from './provider-failure.ts';
import { ASCII_CHARACTERS_PER_TOKEN, estimateTokens, tokenBudget } from './tokens.ts';

/** What one model can take, in tokens. */
export interface RouteLimits {
  /** For one answer; what needs more is asked for in several. */
  readonly maxOutputTokens: number;
  /** All that it is told and what it answers, together. */
  readonly maxContextTokens: number;
}

/** A provider and one of its models. */
export interface ModelRoute extends RouteLimits {
  /** The provider's id, such as `openai`. */
  readonly provider: string;
  readonly model: string;
  /** Where it is asked; may hold a password. */
  readonly baseUrl: string;
  readonly streamModel: StreamModel;
  readonly words: ProviderWords;
  /** What tokens cost, in US dollars; null where the price of the model is unknown. */
  readonly costUsd: (usage: TokenUsage) => number | null;
}

/** One question, as an agent asks it of whatever model there is. */
export interface Question extends Pick<ModelRequest, 'system' | 'context' | 'prompt' | 'schemaName' | 'jsonSchema'> {
  /** What it is for, in the books. */
  readonly kind: Extract<PlannedCall['kind'], 'first' | 'continue' | 'repair' | 'test'>;
  /** The text property of the answer that is given as it grows. */
  readonly streamedText: string;
}

/** How a call ended. */
export type Outcome =
  | { readonly type: 'complete' }
  /** By a person, or because nobody reads on. */
  | { readonly type: 'aborted' }
  | {
      /**
       * `length`: at a limit of the model's; `refusal`: the model would not answer; `invalid`: complete, and not what was
       * asked for; `stopped`: the reader wanted no more; `failed`: everything else.
       */
      readonly type: 'length' | 'refusal' | 'invalid' | 'stopped' | 'failed';
      readonly failure: ModelFailure;
    };

/** One call of a model, from its question to its numbers. */
export class ModelCall {
  readonly route: ModelRoute;
  readonly question: Question;
  readonly request: ModelRequest;
  readonly failures: ProviderFailures;
  #usage: TokenUsage | null = null;
  #startedAt: number | null = null;
  #firstByteMs: number | null = null;
  #charactersOut = 0;
  #kept: KeptAnswer | null = null;
  readonly #parts: Record<'said' | 'json', string[]> = { said: [], json: [] };
  #listener: (event: ModelEvent) => void = () => {};

  constructor(route: ModelRoute, question: Question) {
    const { kind: _kind, streamedText: _streamedText, ...parts } = question;
    this.route = route;
    this.question = question;
    this.request = {
      ...parts,
      // What was cut to its length may end in half a character, which no provider takes.
      context: parts.context.toWellFormed(),
      prompt: parts.prompt.toWellFormed(),
      model: route.model,
      maxOutputTokens: tokenBudget(route).answer,
    };
    this.failures = new ProviderFailures(route.words, route.model);
  }

  /** What it is in the books before it is made. */
  get planned(): PlannedCall {
    const { provider, model, costUsd } = this.route;
    const most = { ...inputUsage(this.request), outputTokens: this.request.maxOutputTokens };
    const { kind } = this.question;
    return { provider, model, kind, mostUsd: costUsd(most), mostTokens: most.inputTokens + most.outputTokens };
  }

  /** Calls `listener` with all that the model sends, before anybody reads it. */
  listen(listener: (event: ModelEvent) => void): void {
    this.#listener = listener;
  }

  /** Gives this answer instead of asking: it was given to an equal request before. */
  answerFrom(kept: KeptAnswer): void {
    this.#kept = kept;
  }

  /** All that the model has said so far. */
  get answer(): KeptAnswer {
    return { said: this.#parts.said.join(''), json: this.#parts.json.join('') };
  }

  /** Makes the call. Stops reading close the connection. */
  async *pieces(signal: AbortSignal): AsyncGenerator<AnswerPiece, Outcome> {
    this.#startedAt = performance.now();
    const { streamedText } = this.question;
    const kept = this.#kept;
    const source: StreamModel = kept ? () => eventsOf(kept) : this.route.streamModel;
    const timed: StreamModel = (...call) => this.#timed(source(...call));
    for await (const event of streamAnswer(timed, this.request, { streamedText }, signal)) {
      switch (event.type) {
        case 'end':
          return this.#outcome(event.reason);
        case 'aborted':
          return { type: 'aborted' };
        case 'failed':
          return { type: 'failed', failure: event };
        case 'usage':
          this.#usage = event.usage;
          break;
        default:
          yield event;
      }
    }
    return { type: 'failed', failure: this.failures.cutOff() };
  }

  /** For the books. */
  result(outcome: Outcome): CallResult {
    const ends = { complete: 'done', length: 'done', refusal: 'done', invalid: 'done', stopped: 'done' } as const;
    if (this.#kept) {
      const nothing = { usage: null, isEstimate: false, costUsd: 0, outcome: 'cached', errorCode: null } as const;
      return { ...nothing, firstByteMs: this.#firstByteMs, durationMs: this.#elapsedMs() };
    }
    const usage = this.#usage ?? this.#estimate();
    return {
      usage,
      isEstimate: usage !== this.#usage,
      costUsd: usage ? this.route.costUsd(usage) : 0,
      outcome: outcome.type === 'failed' || outcome.type === 'aborted' ? outcome.type : ends[outcome.type],
      errorCode: 'failure' in outcome ? outcome.failure.code : null,
      firstByteMs: this.#firstByteMs,
      durationMs: this.#elapsedMs(),
    };
  }

  async *#timed(events: AsyncIterable<ModelEvent>): AsyncGenerator<ModelEvent, void> {
    for await (const event of events) {
      if (event.type !== 'failed' && event.type !== 'aborted') this.#firstByteMs ??= this.#elapsedMs();
      if (event.type === 'json-delta' || event.type === 'text-delta') {
        this.#charactersOut += event.text.length;
        this.#parts[event.type === 'json-delta' ? 'json' : 'said'].push(event.text);
      }
      this.#listener(event);
      yield event;
    }
  }

  /** Our own count of what was used, for a call that ended before its provider named a number; null where nothing came. */
  #estimate(): TokenUsage | null {
    if (this.#firstByteMs === null) return null;
    return { ...inputUsage(this.request), outputTokens: Math.ceil(this.#charactersOut / ASCII_CHARACTERS_PER_TOKEN) };
  }

  #elapsedMs(): number {
    return this.#startedAt === null ? 0 : Math.round(performance.now() - this.#startedAt);
  }

  #outcome(reason: AnswerEnd['reason']): Outcome {
    switch (reason) {
      case 'complete':
        return { type: 'complete' };
      case 'length':
        return { type: 'length', failure: this.failures.truncatedOutput() };
      case 'refusal':
        return { type: 'refusal', failure: this.failures.refusal() };
      case 'invalid':
        return { type: 'invalid', failure: this.failures.invalidOutput() };
    }
  }
}

function inputUsage({ system, context, prompt, jsonSchema }: ModelRequest): TokenUsage {
  const parts = [system, context, prompt, JSON.stringify(jsonSchema)];
  const inputTokens = parts.reduce((sum, part) => sum + estimateTokens(part), 0);
  return { inputTokens, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
}
