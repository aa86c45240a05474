import type { AgentEvent } from '../agent.ts';
import type { AnswerPiece } from './answer.ts';
import { requestKey, type ResponseCache } from './cache/response-cache.ts';
import type { CallLedger, OpenCall, PlannedCall } from './call-ledger.ts';
import { limitRun } from './limits.ts';
import { ModelCall, type ModelRoute, type Outcome, type Question, type RouteLimits } from './model-call.ts';
import type { ModelFailure } from './model.ts';
import { FallbackRoutes, type FallbackRules, NO_FALLBACK_RULES } from './fallback.ts';
import { ProviderFailures } from './provider-failure.ts';
import { DEFAULT_RETRY_POLICY, Retries, type RetryPolicy } from './retry.ts';

export interface SessionOptions {
  /** Where to ask, in order of preference. The next one is asked when one has failed for good. */
  readonly routes: readonly [ModelRoute, ...ModelRoute[]];
  /** Whole run: all calls, waits and retries. */
  readonly runMs: number;
  readonly retryPolicy?: RetryPolicy;
  /** What else than a provider's own failures makes a run go on at the next route; nothing where absent. */
  readonly fallback?: FallbackRules;
  /** Answers equal requests; without one each is asked. */
  readonly cache?: ResponseCache;
  /** Whose answers it may give again. */
  readonly workspaceId?: string;
  /** Keeps the books of the calls; without one nothing is bounded. */
  readonly ledger?: CallLedger;
}

/** What an agent asks, and how it reads what it is answered. */
export interface Asking {
  /** Made anew for each try, so that it can tell what an earlier one has brought. */
  question(limits: RouteLimits): Question;
  /** What a piece of the answer means. Read to its end before the next piece is given. */
  read(piece: AnswerPiece): Iterable<AgentEvent>;
  /**
   * Why the rest of the answer is not wanted, looked at after each piece: `invalid` makes it an answer that cannot be
   * read, `enough` ends it as `stopped`. Null while it is wanted.
   */
  readonly stop: 'invalid' | 'enough' | null;
  /** Whether something of the answer was refused: such an answer is not worth keeping for equal questions. */
  readonly hasRefused?: boolean;
}

export interface AskOptions {
  /** False: one try only. */
  readonly mayRetry?: boolean;
}

/** An answer that cannot be read is asked for once more in a run. */
const MAX_INVALID_ANSWERS = 1;

/** How an agent's part of a run ends; null when it was aborted. */
export type Ending = Extract<AgentEvent, { readonly type: 'done' | 'cut' | 'failed' }> | null;

/** All events of one run: what `conversation` yields, then the end that it returns. */
export async function* runSession(
  options: SessionOptions,
  signal: AbortSignal,
  conversation: (session: ModelSession) => AsyncGenerator<AgentEvent, Ending>,
): AsyncGenerator<AgentEvent, void> {
  using run = limitRun(options.runMs, signal);
  const ending = yield* conversation(new ModelSession(options, run.signal));
  if (ending) yield ending;
}

/**
 * The conversation of one run with a model: makes its calls one after the other, and is the one owner of retries, of the
 * limits of the run, and of falling back to another route.
 */
export class ModelSession {
  readonly #options: SessionOptions;
  readonly #signal: AbortSignal;
  readonly #routes: FallbackRoutes;
  readonly #deadlineAt: number;
  #retries: Retries;
  #invalidAnswers = 0;

  constructor(options: SessionOptions, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#routes = new FallbackRoutes(options.routes, options.fallback ?? NO_FALLBACK_RULES);
    this.#deadlineAt = Date.now() + options.runMs;
    this.#retries = this.#newRetries();
  }

  /** What the route that is asked next can take. */
  get limits(): RouteLimits {
    return this.#routes.current;
  }

  /**
   * Asks until there is an answer, or no hope of one: again after a failure that passes, once after an answer that cannot
   * be read, and then at the next route, which goes on from what has arrived.
   */
  async *ask(asking: Asking, { mayRetry = true }: AskOptions = {}): AsyncGenerator<AgentEvent, Outcome> {
    let kind: PlannedCall['kind'] | null = null;
    for (;;) {
      const outcome: Outcome = yield* this.#call(asking, kind);
      // It answers again: what fails later is another failure, and a long plan has many calls.
      if (outcome.type !== 'failed' && outcome.type !== 'aborted') this.#retries = this.#newRetries();
      if (!mayRetry || !('failure' in outcome)) return outcome;
      const next = this.#signal.aborted ? null : this.#routes.after(outcome);
      const delayMs = outcome.type === 'failed' ? this.#retries.nextDelayMs(outcome.failure, next !== null) : null;
      if (outcome.type === 'invalid' && this.#invalidAnswers < MAX_INVALID_ANSWERS) {
        this.#invalidAnswers += 1;
        kind = 'retry';
        yield { type: 'retry', text: 'The answer could not be read to its end. Asking again.' };
      } else if (delayMs !== null) {
        kind = 'retry';
        const seconds = Math.ceil(delayMs / 1000);
        const text = `${firstSentence(outcome.failure)} Trying again in ${seconds} second${seconds === 1 ? '' : 's'}.`;
        yield { type: 'retry', text };
        const ended = await this.#wait(delayMs);
        if (ended) return ended;
      } else if (next) {
        kind = 'fallback';
        const { provider, model, words } = next;
        const text = `${firstSentence(outcome.failure)} Going on with ${words.name}, ${model}.`;
        this.#routes.take(next);
        this.#retries = this.#newRetries();
        this.#invalidAnswers = 0;
        yield { type: 'fallback', text, provider, model };
      } else return outcome;
    }
  }

  #newRetries(): Retries {
    return new Retries(this.#options.retryPolicy ?? DEFAULT_RETRY_POLICY, this.#deadlineAt);
  }

  async *#call(asking: Asking, kind: PlannedCall['kind'] | null): AsyncGenerator<AgentEvent, Outcome> {
    const route = this.#routes.current;
    const call = new ModelCall(route, asking.question(route));
    const { cache, workspaceId = '' } = this.#options;
    const key = requestKey({ ...route, workspaceId }, call.request);
    const kept = (await cache?.find(key)) ?? null;
    if (kept) call.answerFrom(kept);
    const opened = await this.#open(call, kind ?? call.question.kind, kept !== null);
    if (opened && 'type' in opened) return opened;
    if (kept) yield { type: 'cached', text: cachedText(route) };
    if (opened) call.listen((event) => opened.record(event));
    let outcome: Outcome = { type: 'aborted' };
    try {
      outcome = yield* this.#read(call, asking);
      if (outcome.type === 'complete' && !kept && !asking.hasRefused) await cache?.keep(key, call.answer);
      return outcome;
    } finally {
      // Also when nobody reads on: what was used is owed.
      await opened?.end(call.result(outcome));
    }
  }

  async *#read(call: ModelCall, asking: Asking): AsyncGenerator<AgentEvent, Outcome> {
    const pieces = call.pieces(this.#signal);
    try {
      for (;;) {
        const { done, value } = await pieces.next();
        if (done) return value;
        yield* asking.read(value);
        if (asking.stop === 'invalid') return { type: 'invalid', failure: call.failures.invalidOutput() };
        if (asking.stop === 'enough') return { type: 'stopped', failure: call.failures.truncatedOutput() };
      }
    } finally {
      // Closes the connection where it is still open.
      await pieces.return({ type: 'aborted' });
    }
  }

  /** Null where nobody keeps books; how it ended where the call must not be made. */
  async #open(call: ModelCall, kind: PlannedCall['kind'], isKept: boolean): Promise<OpenCall | Outcome | null> {
    const { ledger } = this.#options;
    if (!ledger) return null;
    const planned = { ...call.planned, kind, ...(isKept && { mostUsd: 0, mostTokens: 0 }) };
    try {
      const opened = await ledger.begin(planned, this.#signal);
      if (!('type' in opened)) return opened;
      // What costs nothing is under no ceiling; only the books do not show it then.
      return isKept && opened.code === 'BUDGET_EXCEEDED' ? null : { type: 'failed', failure: opened };
    } catch (error) {
      return this.#abortedBy(error);
    }
  }

  /** Null when the time has passed and nothing ended the run meanwhile. */
  async #wait(delayMs: number): Promise<Outcome | null> {
    try {
      await this.#retries.wait(delayMs, this.#signal);
      return null;
    } catch (error) {
      return this.#abortedBy(error);
    }
  }

  /** What waiting was ended by. Throws `error` where nothing aborted it. */
  #abortedBy(error: unknown): Outcome {
    if (!this.#signal.aborted) throw error;
    const { words, model } = this.#routes.current;
    const reason = new ProviderFailures(words, model).fromAbort(this.#signal);
    return reason.type === 'aborted' ? { type: 'aborted' } : { type: 'failed', failure: reason };
  }
}

function cachedText({ words, model }: ModelRoute): string {
  return `${words.name}, ${model}, has been asked exactly this before: its answer of then is given again, at no cost.`;
}

function firstSentence({ message }: ModelFailure): string {
  return `${message.split('. ')[0]?.replace(/\.$/, '') ?? message}.`;
}
