import { NO_USAGE, type Usage } from '../../domain/run.ts';
import type { Agent, AgentEvent, AgentSupport, PlannerInput } from '../agent.ts';
import { taskReference } from '../agent.ts';
import { type AnswerEvent, streamAnswer } from '../llm/answer.ts';
import { addUsage, costUsd } from '../llm/cost.ts';
import type { JsonPiece } from '../llm/json-elements.ts';
import { limitRun } from '../llm/limits.ts';
import type { ModelFailure, ModelRequest, StreamModel } from '../llm/model.ts';
import { ProviderFailures, type ProviderWords } from '../llm/provider-failure.ts';
import { DEFAULT_RETRY_POLICY, Retries, type RetryPolicy } from '../llm/retry.ts';
import { DraftReader, type RefusedElement } from './draft-reader.ts';
import { ANSWER, ANSWER_JSON_SCHEMA, ANSWER_SCHEMA_NAME } from './draft-schema.ts';
import { continuePrompt, PLANNER_SYSTEM_PROMPT, plannerContext, planPrompt, repairPrompt } from './prompt.ts';
import { elementOf, referenceOf, refusalWarnings } from './refusals.ts';

export interface ModelPlannerOptions {
  readonly streamModel: StreamModel;
  readonly model: string;
  readonly words: ProviderWords;
  /** The provider's name in the price table, such as `openai`. */
  readonly priceProviderId: string;
  /** Whole run: all calls, waits and retries. */
  readonly runMs: number;
  readonly maxOutputTokens: number;
  /** Calls that go on after an answer that reached the model's limit, in one run. */
  readonly maxContinuations?: number;
  readonly retryPolicy?: RetryPolicy;
}

const MAX_CONTINUATIONS = 3;
/** An answer that is no JSON is asked for once more. */
const MAX_INVALID_ANSWERS = 1;
/** What a patch may hold. */
const MAX_OPERATIONS = 10_000;
const TOO_MANY_OPERATIONS: ModelFailure = {
  type: 'failed',
  code: 'OUTPUT_TRUNCATED',
  message: `A plan can change by at most ${MAX_OPERATIONS} operations at once. Apply these, and plan the rest after them.`,
  retryable: false,
  retryAfterMs: null,
};
const MAX_TITLE_CHARACTERS = 255;

/**
 * A planner that asks a model, and keeps on asking until the plan is complete: after a failure that passes, after an
 * answer that was cut off (for what is still missing), and once at the end for operations that were refused.
 *
 * What the plan refused, told through `support`, and elements that make no operation at all go back to the model alike;
 * what it has not corrected then becomes a warning.
 */
export function createModelAgent(options: ModelPlannerOptions): Agent {
  return {
    run(input, signal, support) {
      if (input.agent !== 'PLANNER') throw new Error(`Models have no ${input.agent}.`);
      return new PlanningRun(options, input, support).events(signal);
    },
  };
}

type Ending = Extract<AgentEvent, { readonly type: 'done' | 'cut' | 'failed' }>;
/** How a call ended; a failure also stands for an answer that was cut off. */
type Outcome = 'complete' | 'aborted' | ModelFailure;

class PlanningRun {
  readonly #options: ModelPlannerOptions;
  readonly #input: PlannerInput;
  readonly #support: AgentSupport;
  readonly #context: string;
  readonly #failures: ProviderFailures;
  readonly #reader: DraftReader;
  #usage: Usage | null = null;
  #operations = 0;
  #hasTitle = false;
  #hasProject = false;
  /** Text is given from the first answer that has any: later ones would say it again. */
  #textIsGiven = false;
  readonly #planRefusals: RefusedElement[] = [];
  readonly #repairedReferences = new Set<string>();

  constructor(options: ModelPlannerOptions, input: PlannerInput, support: AgentSupport) {
    this.#options = options;
    this.#input = input;
    this.#support = support;
    this.#context = plannerContext(input);
    this.#failures = new ProviderFailures(options.words, options.model);
    this.#reader = new DraftReader(input.tasks.map(taskReference), input.today);
  }

  async *events(callerSignal: AbortSignal): AsyncGenerator<AgentEvent, void> {
    using run = limitRun(this.#options.runMs, callerSignal);
    const ending = yield* this.#calls(run.signal);
    // Once, and as a sum: whether it is added or replaces makes no difference then.
    if (this.#usage) yield { type: 'usage', usage: this.#usage };
    if (ending) yield ending;
  }

  /** Null when the run was aborted. */
  async *#calls(signal: AbortSignal): AsyncGenerator<AgentEvent, Ending | null> {
    const { retryPolicy = DEFAULT_RETRY_POLICY, maxContinuations = MAX_CONTINUATIONS } = this.#options;
    const retries = new Retries(retryPolicy, Date.now() + this.#options.runMs);
    let continuations = 0;
    let invalidAnswers = 0;
    for (;;) {
      const operationsBefore = this.#operations;
      const outcome = yield* this.#call(this.#nextPrompt(), signal);
      if (outcome === 'aborted') return null;
      if (outcome === 'complete') return yield* this.#repair(signal);

      const isTruncated = outcome.code === 'OUTPUT_TRUNCATED' && outcome !== TOO_MANY_OPERATIONS;
      const isInvalid = outcome.code === 'OUTPUT_INVALID';
      if (isTruncated && this.#operations > operationsBefore && continuations < maxContinuations) {
        continuations += 1;
        yield { type: 'retry', text: 'The answer reached the limit of what the model may write. Asking for the rest.' };
      } else if (isInvalid && invalidAnswers < MAX_INVALID_ANSWERS) {
        invalidAnswers += 1;
        yield { type: 'retry', text: 'The answer could not be read to its end. Asking again.' };
      } else {
        const delayMs = isInvalid ? null : retries.nextDelayMs(outcome);
        if (delayMs === null) return yield* this.#stopAt(outcome);
        yield { type: 'retry', text: retryText(outcome, delayMs) };
        const stopped = await this.#wait(retries, delayMs, signal);
        if (stopped === 'aborted') return null;
        if (stopped) return yield* this.#stopAt(stopped);
      }
    }
  }

  #nextPrompt(): string {
    return this.#operations === 0 ? planPrompt(this.#input) : continuePrompt(this.#reader.created, this.#input);
  }

  /** Null when the time has passed and nothing stopped it. */
  async #wait(retries: Retries, delayMs: number, signal: AbortSignal): Promise<ModelFailure | 'aborted' | null> {
    try {
      await retries.wait(delayMs, signal);
      return null;
    } catch (error) {
      if (!signal.aborted) throw error;
      const reason = this.#failures.fromAbort(signal);
      return reason.type === 'aborted' ? 'aborted' : reason;
    }
  }

  *#stopAt({ code, message }: ModelFailure): Generator<AgentEvent, Ending> {
    for (const text of refusalWarnings(this.#takeRefused())) yield { type: 'warning', text };
    return { type: this.#operations > 0 ? 'cut' : 'failed', code, text: message };
  }

  /** The answer is complete: what was refused goes back to the model, once. */
  async *#repair(signal: AbortSignal): AsyncGenerator<AgentEvent, Ending | null> {
    const refused = this.#takeRefused();
    if (refused.length === 0) return { type: 'done' };
    yield { type: 'retry', text: `Asking the model to correct ${countOf(refused.length, 'operation')} of its answer.` };
    this.#repairedReferences.clear();
    const outcome = yield* this.#call(repairPrompt(refused, this.#reader.created, this.#input), signal);
    if (outcome === 'aborted') return null;
    // A repair that fails takes nothing away from the plan that is there.
    const refusedAgain = this.#takeRefused();
    const answered = new Set<string | null>(this.#repairedReferences);
    for (const { element } of refusedAgain) answered.add(referenceOf(element));
    answered.delete(null);
    const left = [...refused.filter(({ element }) => !answered.has(referenceOf(element))), ...refusedAgain];
    for (const text of refusalWarnings(left)) yield { type: 'warning', text };
    return { type: 'done' };
  }

  async *#call(prompt: string, signal: AbortSignal): AsyncGenerator<AgentEvent, Outcome> {
    const textWasGiven = this.#textIsGiven;
    for await (const event of streamAnswer(this.#options.streamModel, this.#request(prompt), ANSWER_TEXT, signal)) {
      switch (event.type) {
        case 'end':
          return this.#outcome(event.reason);
        case 'aborted':
          return 'aborted';
        case 'failed':
          return event;
        case 'usage':
          this.#addUsage(event);
          break;
        case 'text-delta':
          if (!textWasGiven) yield* this.#text(event.text);
          break;
        case 'text':
          if (!textWasGiven) yield* this.#text(event.delta);
          break;
        default:
          yield* this.#piece(event);
          if (this.#operations >= MAX_OPERATIONS) return TOO_MANY_OPERATIONS;
          if (this.#reader.isHopeless) {
            // The next answer begins with a clean slate.
            this.#reader.takeRefused();
            return this.#failures.invalidOutput();
          }
      }
    }
    return this.#failures.cutOff();
  }

  #outcome(reason: Extract<AnswerEvent, { readonly type: 'end' }>['reason']): Outcome {
    switch (reason) {
      case 'complete':
        return 'complete';
      case 'length':
        return this.#failures.truncatedOutput();
      case 'refusal':
        return this.#failures.refusal();
      case 'invalid':
        return this.#failures.invalidOutput();
    }
  }

  *#text(text: string): Generator<AgentEvent> {
    this.#textIsGiven = true;
    yield { type: 'text', text };
  }

  *#piece(piece: Exclude<JsonPiece, { readonly type: 'text' }>): Generator<AgentEvent> {
    if (piece.type === 'element') {
      if (piece.name === ANSWER.operations) yield* this.#element(piece.value);
      return;
    }
    if (piece.name === ANSWER.title && typeof piece.value === 'string' && !this.#hasTitle) {
      const title = piece.value.replace(/\s+/gu, ' ').trim().slice(0, MAX_TITLE_CHARACTERS);
      if (title === '') return;
      this.#hasTitle = true;
      yield { type: 'title', title };
    }
    if (piece.name === ANSWER.project && !this.#hasProject) {
      const operation = this.#reader.readProject(piece.value, this.#input.project);
      if (!operation) return;
      this.#hasProject = true;
      this.#operations += 1;
      yield { type: 'operation', operation };
      this.#takePlanRefusals();
    }
  }

  *#element(element: unknown): Generator<AgentEvent> {
    const operations = this.#reader.read(element);
    const reference = referenceOf(element);
    if (operations.length > 0 && reference !== null) this.#repairedReferences.add(reference);
    for (const operation of operations) {
      this.#operations += 1;
      yield { type: 'operation', operation };
      // The plan has looked at it by now, because it has asked for the next event.
      this.#takePlanRefusals();
    }
  }

  #takePlanRefusals(): void {
    for (const { operation, reason } of this.#support.takeRefusals()) {
      this.#planRefusals.push({ element: elementOf(operation), reason });
      if (operation.kind === 'CREATE_TASK') this.#reader.forget(operation.taskId);
    }
  }

  #takeRefused(): RefusedElement[] {
    return [...this.#planRefusals.splice(0), ...this.#reader.takeRefused()];
  }

  #request(prompt: string): ModelRequest {
    return {
      model: this.#options.model,
      system: PLANNER_SYSTEM_PROMPT,
      context: this.#context,
      prompt,
      schemaName: ANSWER_SCHEMA_NAME,
      jsonSchema: ANSWER_JSON_SCHEMA,
      maxOutputTokens: this.#options.maxOutputTokens,
    };
  }

  #addUsage({ usage }: Extract<AnswerEvent, { readonly type: 'usage' }>): void {
    const cost = costUsd(usage, this.#options.priceProviderId, this.#options.model);
    const { inputTokens, outputTokens } = usage;
    this.#usage = addUsage(this.#usage ?? NO_USAGE, { inputTokens, outputTokens, costUsd: cost });
  }
}

const ANSWER_TEXT = { streamedText: ANSWER.thinking };

function retryText({ message }: ModelFailure, delayMs: number): string {
  const seconds = Math.ceil(delayMs / 1000);
  return `${message.split('. ')[0]?.replace(/\.$/, '') ?? message}. Trying again in ${countOf(seconds, 'second')}.`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
